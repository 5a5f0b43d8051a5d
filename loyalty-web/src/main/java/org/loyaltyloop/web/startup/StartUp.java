package org.loyaltyloop.web.startup;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.demo.Demonstration;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.platform.Chores;
import org.loyaltyloop.platform.JobRunner;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.ApiKeys;
import org.loyaltyloop.staff.FirstUser;

/**
 * Runs before the first request is served. The container's own start events come too early: beans
 * made in them never get their data source.
 */
@WebListener
public class StartUp implements ServletContextListener {

    private static final Logger LOG = Logger.getLogger(StartUp.class.getName());

    @Inject private Demonstration demonstration;
    @Inject private FirstUser firstUser;
    @Inject private ApiKeys apiKeys;
    @Inject private JobRunner jobs;
    @Inject private Chores chores;

    @Inject
    @ConfigProperty(name = "crm.api.key")
    private Optional<String> apiKey;

    @Override
    public void contextInitialized(@Nullable ServletContextEvent event) {
        demonstrate();
        firstUser.ensure();
        apiKey.filter(key -> !key.isBlank()).ifPresent(this::seed);
        jobs.start();
        chores.start();
    }

    @Override
    public void contextDestroyed(@Nullable ServletContextEvent event) {
        chores.stop();
        jobs.stop();
    }

    /** A product without its demonstration is of more use than none. */
    private void demonstrate() {
        try {
            if (demonstration.setUpOnce()) {
                LOG.info("The demonstration data is in");
            }
        } catch (RuntimeException failure) {
            LOG.log(
                    Level.SEVERE,
                    "The demonstration could not be set up; starting without",
                    failure);
        }
    }

    private void seed(String key) {
        try {
            apiKeys.seed(Actor.system("start"), key.strip());
        } catch (BusinessRuleViolation tooShort) {
            LOG.log(
                    Level.WARNING,
                    "CRM_API_KEY is not used: it must have {0} characters or more",
                    ApiKeys.SHORTEST_SEED);
        }
    }
}

package org.loyaltyloop.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.CreationException;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means that the database answers: without it no screen and no call can do its work. While
 * the application is still being deployed there is no data source: not ready either.
 */
@Readiness
@ApplicationScoped
public class DatabaseAnswers implements HealthCheck {

    private final DataSource dataSource;

    @Inject
    DatabaseAnswers(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected DatabaseAnswers() {
        this(null);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database").status(answers()).build();
    }

    private boolean answers() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(2);
            try (ResultSet one = statement.executeQuery("select 1")) {
                return one.next();
            }
        } catch (SQLException | CreationException unreachable) {
            return false;
        }
    }
}

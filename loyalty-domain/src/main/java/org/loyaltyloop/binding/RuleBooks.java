package org.loyaltyloop.binding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.platform.Database;

/** The rules that hold; a version is read once, for it does not change. */
@ApplicationScoped
class RuleBooks {

    private final Database database;
    private volatile @Nullable RuleBook latest;

    @Inject
    RuleBooks(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected RuleBooks() {
        this(null);
    }

    /** A version's rules. */
    public RuleBook version(int version) {
        RuleBook known = latest;
        if (known == null || known.version() != version) {
            List<BindingRule> rules =
                    database.first(
                                    "select rules::text as rules from binding.rule_version where version = ?",
                                    row -> BindingRuleJson.read(row.text("rules")),
                                    version)
                            .orElseThrow();
            known = new RuleBook(version, rules);
            latest = known;
        }
        return known;
    }
}

package org.loyaltyloop.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * A customer: an organisation or a person. Opened by somebody or by a system that names it, changed
 * as more gets known, and, where it turns out to be another account's double, merged into that one,
 * which answers for it from then on.
 */
@Entity
@Table(schema = "customer", name = "account")
class Account {

    @Id private UUID id;

    @Enumerated(EnumType.STRING)
    private AccountKind kind;

    private String name;

    @Column(name = "parent_id")
    private @Nullable UUID parentId;

    @Column(name = "owner_id")
    private @Nullable UUID ownerId;

    @Column(name = "team_id")
    private @Nullable UUID teamId;

    private @Nullable String sector;
    private @Nullable Integer employees;

    @Column(name = "annual_revenue")
    private @Nullable BigDecimal annualRevenue;

    private String currency;
    private @Nullable String email;
    private @Nullable String phone;

    @Column(name = "phone_digits")
    private @Nullable String phoneDigits;

    private @Nullable String website;

    @Column(name = "customer_since")
    private @Nullable LocalDate customerSince;

    @Column(name = "merged_into")
    private @Nullable UUID mergedInto;

    @Version private int version;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "created_by", updatable = false)
    private @Nullable UUID createdBy;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Account() {}

    private Account(CreateAccount command, Optional<UserId> createdBy, Instant now) {
        this.id = AccountId.next().value();
        this.kind = command.kind();
        this.createdAt = now;
        this.createdBy = createdBy.map(UserId::value).orElse(null);
        take(command.details(), now);
    }

    static Account open(CreateAccount command, Optional<UserId> createdBy, Instant now) {
        return new Account(command, createdBy, now);
    }

    AccountId id() {
        return new AccountId(id);
    }

    AccountKind kind() {
        return kind;
    }

    int version() {
        return version;
    }

    Optional<UserId> owner() {
        return Optional.ofNullable(ownerId).map(UserId::new);
    }

    Optional<TeamId> team() {
        return Optional.ofNullable(teamId).map(TeamId::new);
    }

    Optional<AccountId> mergedInto() {
        return Optional.ofNullable(mergedInto).map(AccountId::new);
    }

    /** Everything said of the account; addresses are kept apart. */
    AccountDetails details(List<Address> addresses) {
        return new AccountDetails(
                name,
                Optional.ofNullable(parentId).map(AccountId::new),
                owner(),
                team(),
                Optional.ofNullable(sector),
                Optional.ofNullable(employees),
                Optional.ofNullable(annualRevenue),
                currency,
                Optional.ofNullable(email),
                Optional.ofNullable(phone),
                Optional.ofNullable(website),
                Optional.ofNullable(customerSince),
                addresses);
    }

    /** Replaces what is said of the account; one that was merged away no longer changes. */
    void change(AccountDetails details, Instant now) {
        requireAlive();
        if (kind == AccountKind.PERSON && details.parent().isPresent()) {
            throw BusinessRuleViolation.of("parent", CustomerRule.PERSON_WITHOUT_PARENT);
        }
        take(details, now);
    }

    /** Ends the account in favour of the survivor. */
    void mergeInto(Account survivor, Instant now) {
        requireAlive();
        survivor.requireAlive();
        if (kind != survivor.kind) {
            throw BusinessRuleViolation.of("survivor", CustomerRule.MERGE_OF_KINDS);
        }
        this.mergedInto = survivor.id;
        this.parentId = null;
        this.updatedAt = now;
    }

    void requireAlive() {
        if (mergedInto != null) {
            throw new BusinessRuleViolation(CustomerRule.MERGED_AWAY, mergedInto);
        }
    }

    private void take(AccountDetails details, Instant now) {
        this.name = details.name();
        this.parentId = details.parent().map(AccountId::value).orElse(null);
        this.ownerId = details.owner().map(UserId::value).orElse(null);
        this.teamId = details.team().map(TeamId::value).orElse(null);
        this.sector = details.sector().orElse(null);
        this.employees = details.employees().orElse(null);
        this.annualRevenue = details.annualRevenue().orElse(null);
        this.currency = details.currency();
        this.email = details.email().orElse(null);
        this.phone = details.phone().orElse(null);
        this.phoneDigits = details.phoneNumber().map(PhoneNumber::digits).orElse(null);
        this.website = details.website().orElse(null);
        this.customerSince = details.customerSince().orElse(null);
        this.updatedAt = now;
    }
}

package org.loyaltyloop.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.ResolvedAccount;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Mail;
import org.loyaltyloop.platform.Outbox;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.touchpoint.TouchpointId;

/**
 * Invites people to answer one question. Nobody has two open invitations, is asked again within the
 * cooldown, or is asked who asked not to be.
 */
@ApplicationScoped
@Transactional
public class Invitations {

    private static final String ENTITY = "invitation";

    private final InvitationStore store;
    private final SurveyPolicies policies;
    private final AccountDirectory directory;
    private final Database database;
    private final Outbox outbox;
    private final Mail mail;
    private final Settings settings;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Invitations(
            InvitationStore store,
            SurveyPolicies policies,
            AccountDirectory directory,
            Database database,
            Outbox outbox,
            Mail mail,
            Settings settings,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.policies = policies;
        this.directory = directory;
        this.database = database;
        this.outbox = outbox;
        this.mail = mail;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Invitations() {
        this(null, null, null, null, null, null, null, null, null);
    }

    /**
     * Invites somebody by hand. Refuses with the {@link FeedbackRule} that forbids it; whoever may
     * write touchpoints at the account may ask there.
     */
    @Counted(name = "invitations_ask_calls", absolute = true)
    @Timed(name = "invitations_ask_seconds", absolute = true)
    public InvitationId ask(Actor actor, AskForFeedback command) {
        store.lock();
        AccountId account = writable(actor, command.account());
        Respondent respondent = respondent(account, command);
        SurveyPolicy policy = policies.of(command.stage());
        Instant now = clock.instant();
        requirePeaceIsOver(respondent, policy, now);
        requireTouchpoint(account, command.touchpoint());
        if (command.byMail() && !(mail.isSetUp() && respondent.mailable())) {
            throw new BusinessRuleViolation(FeedbackRule.CANNOT_BE_MAILED);
        }
        InvitationId id =
                store.insert(
                        actor,
                        policy,
                        respondent,
                        command.touchpoint().map(TouchpointId::value),
                        now,
                        Validity.end(now, policy.validDays(), settings.zone()));
        audit.record(actor.author(), "INVITED", ENTITY, id, List.of());
        if (command.byMail()) {
            tell(List.of(id), now);
        }
        return id;
    }

    /**
     * Brings in invitations of a time before now, as if their policies had made them then; only the
     * product itself. Nobody may be asked twice, and nobody who is invited already.
     */
    public void recall(Actor actor, List<PastInvitation> past) {
        if (!actor.system()) {
            throw new AccessDenied("recall invitations");
        }
        store.lock();
        store.insertPast(actor, past, clock.instant(), settings.zone());
    }

    /** Takes an open invitation back: its link stops working. */
    public void withdraw(Actor actor, InvitationId id) {
        writable(actor, accountOf(id));
        int withdrawn =
                database.update(
                        "update feedback.invitation set state = 'WITHDRAWN', ended_at = ? where id = ? and state = 'OPEN'",
                        clock.instant(),
                        id.value());
        if (withdrawn == 0) {
            throw new BusinessRuleViolation(FeedbackRule.NO_LONGER_OPEN);
        }
        audit.record(actor.author(), "INVITATION_WITHDRAWN", ENTITY, id, List.of());
    }

    /** Sends the link of an open invitation by mail; once. */
    public void send(Actor actor, InvitationId id) {
        AccountId account = writable(actor, accountOf(id));
        Instant now = clock.instant();
        long sendable =
                database.number(
                        """
                        select count(*) from feedback.invitation i
                        left join customer.v_contact c on c.id = i.contact_id
                        left join customer.v_account a on a.id = ? and i.contact_id is null
                        where i.id = ? and i.state = 'OPEN' and i.expires_at > ? and i.mail_told_at is null
                          and coalesce(c.email, a.email) is not null
                        """,
                        account.value(),
                        id.value(),
                        now);
        if (sendable == 0 || !mail.isSetUp()) {
            throw new BusinessRuleViolation(FeedbackRule.CANNOT_BE_MAILED);
        }
        tell(List.of(id), now);
        audit.record(actor.author(), "INVITATION_MAILED", ENTITY, id, List.of());
    }

    /**
     * Invites after all touchpoints that are due, as the active policies say.
     *
     * @return how many people were invited
     */
    int inviteDue(Actor actor, Instant earliest) {
        List<SurveyPolicy> active = policies.all().stream().filter(SurveyPolicy::active).toList();
        if (active.isEmpty()) {
            return 0;
        }
        store.lock();
        Instant now = clock.instant();
        List<InvitationStore.Made> made =
                store.insertDue(actor, active, now, earliest, settings.zone());
        if (mail.isSetUp()) {
            tell(
                    made.stream()
                            .filter(InvitationStore.Made::mailable)
                            .map(InvitationStore.Made::id)
                            .toList(),
                    now);
        }
        return made.size();
    }

    private void tell(List<InvitationId> ids, Instant now) {
        if (!ids.isEmpty()) {
            store.told(ids, now);
            outbox.addAll(
                    InvitationMail.KIND,
                    InvitationMail.INVITATION,
                    ids.stream().map(InvitationId::value).toList());
        }
    }

    private Respondent respondent(AccountId account, AskForFeedback command) {
        return store.respondent(account, command.contact())
                .orElseThrow(
                        () ->
                                BusinessRuleViolation.of(
                                        "contact",
                                        command.contact().isPresent()
                                                ? FeedbackRule.NOT_THERE
                                                : FeedbackRule.NOBODY_TO_ASK));
    }

    private void requirePeaceIsOver(Respondent respondent, SurveyPolicy policy, Instant now) {
        if (store.refused(respondent)) {
            throw new BusinessRuleViolation(FeedbackRule.WANTS_NO_QUESTIONS);
        }
        store.expire(respondent, now);
        if (store.isInvited(respondent)) {
            throw new BusinessRuleViolation(FeedbackRule.ALREADY_INVITED);
        }
        ZoneId zone = settings.zone();
        Cooldown cooldown = new Cooldown(policy.cooldownDays(), zone);
        store.lastAsked(respondent)
                .filter(last -> !cooldown.isOver(last, now))
                .ifPresent(
                        last -> {
                            throw new BusinessRuleViolation(
                                    FeedbackRule.INVITED_RECENTLY, cooldown.againFrom(last));
                        });
    }

    private void requireTouchpoint(AccountId account, Optional<TouchpointId> touchpoint) {
        if (touchpoint.isPresent()
                && database.number(
                                "select count(*) from touchpoint.v_touchpoint where id = ? and account_id = ?",
                                touchpoint.get().value(),
                                account.value())
                        == 0) {
            throw new BusinessRuleViolation(FeedbackRule.NOTHING_TO_ASK_ABOUT);
        }
    }

    private AccountId accountOf(InvitationId id) {
        return database.first(
                        "select account_id from feedback.invitation where id = ?",
                        row -> new AccountId(row.uuid("account_id")),
                        id.value())
                .orElseThrow(() -> new NotFound(ENTITY, id));
    }

    /** The living account, locked against merges, where the actor may write touchpoints. */
    private AccountId writable(Actor actor, AccountId account) {
        AccountKey key = AccountKey.of(account);
        Map<AccountKey, ResolvedAccount> found = directory.resolveForWriting(List.of(key));
        if (!found.containsKey(key)) {
            throw new NotFound("account", account);
        }
        ResolvedAccount living = Objects.requireNonNull(found.get(key));
        actor.requireWriteTouchpoints(living.owner(), living.team());
        return living.id();
    }
}

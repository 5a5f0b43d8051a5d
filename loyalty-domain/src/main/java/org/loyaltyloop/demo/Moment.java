package org.loyaltyloop.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * One contact moment of the demonstration.
 *
 * @param account the number of the account
 * @param contact place among the account's contacts; empty for a moment without a person
 * @param offering code of a product line or product; empty where it is about no offering
 * @param stage the stage it means to be in; the catalogue's own, unless that leaves it open
 * @param order key of the order it belongs to, unique over all accounts; empty for none
 * @param outcome what came of it; empty where there is nothing to say
 * @param author login of who wrote it down; empty for a system
 */
record Moment(
        int account,
        OptionalInt contact,
        String offering,
        MomentKind kind,
        LoopStage stage,
        Department department,
        Channel channel,
        Instant at,
        String order,
        String summary,
        String outcome,
        OptionalInt sentiment,
        int seconds,
        Optional<Answer> answer,
        Optional<BigDecimal> amount,
        Optional<String> author) {

    /** The same with other words. */
    Moment saying(String newSummary, String newOutcome) {
        return new Moment(
                account,
                contact,
                offering,
                kind,
                stage,
                department,
                channel,
                at,
                order,
                newSummary,
                newOutcome,
                sentiment,
                seconds,
                answer,
                amount,
                author);
    }

    /** The same under the number of its order. */
    Moment ordered(String number) {
        return new Moment(
                account,
                contact,
                offering,
                kind,
                stage,
                department,
                channel,
                at,
                number,
                summary,
                outcome,
                sentiment,
                seconds,
                answer,
                amount,
                author);
    }

    /** The same as it comes in by itself along that channel, while nobody of ours is there. */
    Moment unattended(Channel way) {
        return new Moment(
                account,
                contact,
                offering,
                kind,
                stage,
                department,
                way,
                at,
                order,
                summary,
                "",
                sentiment,
                0,
                answer,
                amount,
                Optional.empty());
    }

    /** Starts a moment of that kind with what is usual for it. */
    static Draft draft(DemoAccount account, MomentKind kind, Instant at) {
        return new Draft(account, kind, at);
    }

    /** A moment in the making. */
    static final class Draft {
        private final DemoAccount account;
        private final MomentKind kind;
        private final Instant at;
        private OptionalInt contact = OptionalInt.empty();
        private String offering = "";
        private LoopStage stage;
        private Department department;
        private Channel channel;
        private String order = "";
        private Phrases.Text text = new Phrases.Text("", "");
        private OptionalInt sentiment = OptionalInt.empty();
        private int seconds;
        private Optional<Answer> answer = Optional.empty();
        private Optional<BigDecimal> amount = Optional.empty();
        private Optional<String> author = Optional.empty();

        private Draft(DemoAccount account, MomentKind kind, Instant at) {
            this.account = account;
            this.kind = kind;
            this.at = at;
            this.stage = kind.stage();
            this.department = kind.department();
            this.channel = kind.channels().get(0);
        }

        Draft with(int contactIndex) {
            this.contact = OptionalInt.of(contactIndex);
            return this;
        }

        Draft about(String offeringCode) {
            this.offering = offeringCode;
            return this;
        }

        boolean isAboutAnOffering() {
            return !offering.isEmpty();
        }

        Draft placed(LoopStage in, Department by) {
            this.stage = in;
            this.department = by;
            return this;
        }

        Draft along(Channel way) {
            this.channel = way;
            return this;
        }

        Draft forOrder(String key) {
            this.order = key;
            return this;
        }

        Draft saying(Phrases.Text words) {
            this.text = words;
            return this;
        }

        Draft feeling(int score) {
            this.sentiment = OptionalInt.of(Math.max(-2, Math.min(2, score)));
            return this;
        }

        Draft lasting(int minutes) {
            this.seconds = minutes * 60;
            return this;
        }

        Draft answering(Answer given) {
            this.answer = Optional.of(given);
            return this;
        }

        Draft worth(BigDecimal euro) {
            this.amount = Optional.of(euro);
            return this;
        }

        Draft by(String login) {
            this.author = Optional.of(login);
            return this;
        }

        Moment done() {
            return new Moment(
                    account.number(),
                    contact,
                    offering,
                    kind,
                    stage,
                    department,
                    channel,
                    at,
                    order,
                    text.summary(),
                    text.outcome(),
                    sentiment,
                    seconds,
                    answer,
                    amount,
                    author);
        }
    }
}

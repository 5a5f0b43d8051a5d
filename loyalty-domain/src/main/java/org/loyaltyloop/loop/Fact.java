package org.loyaltyloop.loop;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;

/** A touchpoint as it counts: in a stage that it may have been placed in only for a while. */
record Fact(
        UUID id,
        Instant at,
        LoopStage stage,
        boolean moving,
        boolean inbound,
        Department department,
        Channel channel,
        String source,
        String externalId,
        Optional<UUID> line,
        Optional<Answer> answer) {

    /** In the order in which journeys follow them. */
    static final Comparator<Fact> ORDER =
            Comparator.comparing(Fact::at)
                    .thenComparing(Fact::stage)
                    .thenComparing(Fact::source)
                    .thenComparing(Fact::externalId);

    /** A survey answer, with the stage asked about; empty means the touchpoint's own. */
    record Answer(SurveyMetric metric, int score, Optional<LoopStage> about) {}

    static Fact of(Row row) throws SQLException {
        Optional<SurveyMetric> metric = row.optionalConstant("survey_metric", SurveyMetric.class);
        return new Fact(
                row.uuid("id"),
                row.instant("occurred_at"),
                LoopStage.of(row.integer("stage")),
                row.flag("moving"),
                row.text("direction").equals("INBOUND"),
                row.constant("department", Department.class),
                row.constant("channel", Channel.class),
                row.text("source"),
                row.text("external_id"),
                row.optionalUuid("line_id"),
                metric.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Answer(
                                        metric.get(),
                                        row.integer("survey_score"),
                                        row.optionalInteger("survey_stage").map(LoopStage::of))));
    }

    int place() {
        return Key.place(stage, department, channel);
    }

    /** Where its answer counts. */
    int askedPlace() {
        LoopStage asked = answer.flatMap(Answer::about).orElse(stage);
        return Key.place(asked, department, channel);
    }

    /** The same touchpoint in the same place. */
    boolean same(Fact other) {
        return id.equals(other.id) && stage == other.stage && moving == other.moving;
    }
}

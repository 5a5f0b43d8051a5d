package org.loyaltyloop.web.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The touchpoints of an invented firm, in the order in which they were recorded. Few accounts have
 * many and many have few, as in Zipf's law; each goes its way round the loop, stays in a stage for
 * a while, moves on, and now and then buys again; 2 in 100 are recorded late, 1 in 10 brings a
 * survey's answer.
 */
final class History {

    private static final long SEED = 20_261_122;
    private static final double SKEW = 0.8;
    private static final int FLAT_TOP = 20;
    private static final int STAGES = 8;
    private static final long MOST_LATE_MILLIS = 60L * 86_400_000;
    private static final String[] CHANNELS = {"PHONE", "EMAIL", "WEB", "CHAT", "MEETING"};
    private static final String[] SUMMARIES = {
        "Asked when the delivery is to be expected", "Wants a quotation for two more",
        "Read the article on maintenance", "Had trouble with the display, solved on the phone",
        "Spoke about plans for next year", "Ordered again, same as last time",
        "Praised the technician who came by", "Complained that nobody called back",
        "Visited the stand and took a brochure", "Renewed for another year"
    };
    private static final String COLUMNS =
            """
            id, account_id, contact_id, line_id, product_id, type, stage, department, channel, direction, moving, purchase,
            occurred_at, recorded_at, source, external_id, order_ref, summary, sentiment, duration_seconds, survey_metric,
            survey_score, survey_comment, attributes, author, first_stage, first_basis""";

    private final Size size;
    private final long begin;
    private final long end;
    private final SplittableRandom chance = new SplittableRandom(SEED);
    private final double[] upTo;
    private final byte[] stage;
    private final int[] order;

    History(Size size, long begin, long end) {
        this.size = size;
        this.begin = begin;
        this.end = end;
        this.upTo = new double[size.accounts()];
        this.stage = new byte[size.accounts()];
        this.order = new int[size.accounts()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += 1 / Math.pow(i + FLAT_TOP, SKEW);
            upTo[i] = sum;
        }
    }

    /** A type of the catalogue; stage 0 leaves it open. */
    private record Type(
            String code,
            int stage,
            String department,
            String channel,
            String direction,
            boolean purchase,
            boolean moving) {}

    void fill(Connection connection) throws SQLException {
        List<List<Type>> types = catalogue(connection);
        double step = (double) (end - begin) / size.touchpoints();
        try (Copy rows = new Copy(connection, "touchpoint.touchpoint", COLUMNS)) {
            for (int i = 0; i < size.touchpoints(); i++) {
                touchpoint(rows, types, i, begin + (long) (step * i));
                if (i % 1_000_000 == 999_999) {
                    World.say("%,d touchpoints", i + 1);
                }
            }
        }
    }

    private void touchpoint(Copy rows, List<List<Type>> types, int number, long recorded)
            throws SQLException {
        int account = account();
        int at = next(account);
        stage[account] = (byte) at;
        boolean open = chance.nextInt(7) == 0;
        List<Type> choice = types.get(open ? 0 : at);
        Type type = choice.get(chance.nextInt(choice.size()));
        if (type.purchase()) {
            order[account] = number;
        }
        boolean late = chance.nextInt(50) == 0;
        long occurred =
                late ? Math.max(begin, recorded - chance.nextLong(MOST_LATE_MILLIS)) : recorded;
        boolean offered = chance.nextInt(5) < 2;
        int line = chance.nextInt(Firm.lines());
        Survey survey = chance.nextInt(10) == 0 ? survey(at) : Survey.NONE;
        rows.row(
                Ids.of('t', number, recorded),
                Customers.account(account),
                chance.nextInt(5) < 3
                        ? Customers.contact(account, chance.nextInt(Customers.contacts(account)))
                        : null,
                offered ? Firm.line(line) : null,
                offered ? Firm.product(line, chance.nextInt(Firm.productsOfLine())) : null,
                type.code(),
                at,
                type.department(),
                chance.nextInt(5) == 0 ? CHANNELS[chance.nextInt(CHANNELS.length)] : type.channel(),
                type.direction(),
                type.moving(),
                type.purchase(),
                Instant.ofEpochMilli(occurred),
                Instant.ofEpochMilli(recorded),
                "erp",
                "e-" + number,
                (at == 4 || at == 5) && order[account] > 0 ? "SO-" + order[account] : null,
                SUMMARIES[chance.nextInt(SUMMARIES.length)],
                chance.nextInt(5) == 0 ? chance.nextInt(5) - 2 : null,
                chance.nextInt(4) == 0 ? 60 + chance.nextInt(1200) : null,
                survey.metric(),
                survey.score(),
                survey.comment(),
                chance.nextInt(20) == 0 ? "{\"campaign\": \"c-" + number % 97 + "\"}" : null,
                "ERP",
                at,
                open ? "GIVEN" : "TYPE");
    }

    private int account() {
        int found = Arrays.binarySearch(upTo, chance.nextDouble(upTo[upTo.length - 1]));
        return Math.min(found < 0 ? -found - 1 : found, upTo.length - 1);
    }

    /** Where the account is touched next: mostly where it is or one further, sometimes anywhere. */
    private int next(int account) {
        int now = stage[account];
        if (now == 0) {
            return 1 + chance.nextInt(3);
        }
        int dice = chance.nextInt(100);
        if (dice < 45) {
            return now;
        }
        if (dice < 80) {
            return now == STAGES ? 1 + chance.nextInt(4) : now + 1;
        }
        return order[account] > 0 ? 4 + chance.nextInt(5) : 1 + chance.nextInt(4);
    }

    private record Survey(String metric, Integer score, String comment) {

        static final Survey NONE = new Survey(null, null, null);
    }

    private Survey survey(int at) {
        String comment =
                chance.nextInt(5) == 0 ? SUMMARIES[chance.nextInt(SUMMARIES.length)] : null;
        int luck = Math.min(chance.nextInt(11), chance.nextInt(14));
        return switch (at % 3) {
            case 0 -> new Survey("CES2", Math.min(7, 7 - luck / 2), comment);
            case 1 -> new Survey("NPS", 10 - luck, comment);
            default -> new Survey("CSAT", Math.max(1, 5 - luck / 2), comment);
        };
    }

    /** The types by stage; first those that leave it open. */
    private static List<List<Type>> catalogue(Connection connection) throws SQLException {
        List<List<Type>> types = new ArrayList<>();
        for (int i = 0; i <= STAGES; i++) {
            types.add(new ArrayList<>());
        }
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select code, coalesce(stage, 0), department, channel, direction, purchase, moves_loop from touchpoint.touchpoint_type order by sort")) {
            while (rows.next()) {
                types.get(rows.getInt(2))
                        .add(
                                new Type(
                                        rows.getString(1),
                                        rows.getInt(2),
                                        rows.getString(3),
                                        rows.getString(4),
                                        rows.getString(5),
                                        rows.getBoolean(6),
                                        rows.getBoolean(7)));
            }
        }
        return types;
    }
}

package org.loyaltyloop.touchpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;

/**
 * What is said of a type of touchpoint.
 *
 * @param code 2 to 60 capital letters, digits and underscores, a letter first; stays for good
 * @param seen the version that the person saw; 0 for a new type
 * @param stage where its touchpoints are placed; empty leaves it open
 * @param sort place in the catalogue, 1 to 9999
 * @param icon name of a picture
 */
public record DescribeType(
        String code,
        int seen,
        String nameEn,
        String nameNl,
        Optional<LoopStage> stage,
        Department department,
        Channel channel,
        Direction direction,
        boolean purchase,
        boolean movesLoop,
        String icon,
        int sort) {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,59}");

    /** Refuses what is malformed, all at once. */
    public DescribeType {
        Checks checks = new Checks();
        code = checks.required("code", code, 60);
        checks.that(CODE.matcher(code).matches(), "code", InputRule.MALFORMED);
        nameEn = checks.required("nameEn", nameEn, 80);
        nameNl = checks.required("nameNl", nameNl, 80);
        icon = checks.required("icon", icon, 30);
        checks.that(sort >= 1 && sort <= 9999, "sort", InputRule.OUT_OF_RANGE, 1, 9999);
        checks.that(
                !purchase || stage.equals(Optional.of(LoopStage.TRANSACTION)),
                "purchase",
                TouchpointRule.PURCHASE_ELSEWHERE);
        checks.refuseIfAny();
    }

    /** The same as the catalogue has it. */
    TouchpointType type(boolean active) {
        return new TouchpointType(
                code,
                nameEn,
                nameNl,
                stage,
                department,
                channel,
                direction,
                purchase,
                movesLoop,
                icon,
                sort,
                active);
    }

    /**
     * Whether touchpoints recorded already would be placed, or move, otherwise than by that type.
     */
    boolean reclassifies(TouchpointType before) {
        return !stage.equals(before.stage())
                || direction != before.direction()
                || purchase != before.purchase()
                || movesLoop != before.movesLoop();
    }

    Map<String, String> toParams() {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("type", code);
        params.put("seen", Integer.toString(seen));
        params.put("nameEn", nameEn);
        params.put("nameNl", nameNl);
        params.put("stage", stage.map(LoopStage::name).orElse(""));
        params.put("department", department.name());
        params.put("channel", channel.name());
        params.put("direction", direction.name());
        params.put("purchase", Boolean.toString(purchase));
        params.put("movesLoop", Boolean.toString(movesLoop));
        params.put("icon", icon);
        params.put("sort", Integer.toString(sort));
        return params;
    }

    static Optional<DescribeType> fromParams(Map<String, String> params) {
        if (!params.containsKey("type")) {
            return Optional.empty();
        }
        return Optional.of(
                new DescribeType(
                        text(params, "type"),
                        Integer.parseInt(text(params, "seen")),
                        text(params, "nameEn"),
                        text(params, "nameNl"),
                        Optional.of(text(params, "stage"))
                                .filter(name -> !name.isEmpty())
                                .map(LoopStage::valueOf),
                        Department.valueOf(text(params, "department")),
                        Channel.valueOf(text(params, "channel")),
                        Direction.valueOf(text(params, "direction")),
                        Boolean.parseBoolean(text(params, "purchase")),
                        Boolean.parseBoolean(text(params, "movesLoop")),
                        text(params, "icon"),
                        Integer.parseInt(text(params, "sort"))));
    }

    private static String text(Map<String, String> params, String name) {
        return params.getOrDefault(name, "");
    }
}

package org.loyaltyloop.web.page.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.DescribeType;
import org.loyaltyloop.touchpoint.Direction;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.TouchpointType;

/** A touchpoint type as the texts of a form, and back. */
final class TypeFields {

    /** The pictures that suit a touchpoint. */
    static final List<String> ICONS =
            List.of(
                    "alert",
                    "app",
                    "building",
                    "calendar",
                    "cart",
                    "chart",
                    "chat",
                    "check",
                    "clock",
                    "doc",
                    "edit",
                    "gear",
                    "gift",
                    "loop",
                    "mail",
                    "megaphone",
                    "phone",
                    "play",
                    "post",
                    "star",
                    "stop",
                    "truck",
                    "undo",
                    "user",
                    "users",
                    "web");

    private TypeFields() {}

    /** The form of a new type. */
    static Map<String, String> blank() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("code", "");
        texts.put("nameEn", "");
        texts.put("nameNl", "");
        texts.put("stage", LoopStage.INTERACTION.name());
        texts.put("department", Department.SERVICE.name());
        texts.put("channel", Channel.PHONE.name());
        texts.put("direction", Direction.INBOUND.name());
        texts.put("purchase", "false");
        texts.put("movesLoop", "true");
        texts.put("icon", "chat");
        texts.put("sort", "950");
        return texts;
    }

    static Map<String, String> of(TouchpointType type) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("code", type.code());
        texts.put("nameEn", type.nameEn());
        texts.put("nameNl", type.nameNl());
        texts.put("stage", type.stage().map(LoopStage::name).orElse(""));
        texts.put("department", type.department().name());
        texts.put("channel", type.channel().name());
        texts.put("direction", type.direction().name());
        texts.put("purchase", Boolean.toString(type.purchase()));
        texts.put("movesLoop", Boolean.toString(type.movesLoop()));
        texts.put("icon", type.icon());
        texts.put("sort", Integer.toString(type.sort()));
        return texts;
    }

    static DescribeType said(int version, Map<String, String> texts) {
        return new DescribeType(
                text(texts, "code").toUpperCase(Locale.ROOT),
                version,
                text(texts, "nameEn"),
                text(texts, "nameNl"),
                Optional.of(text(texts, "stage"))
                        .filter(name -> !name.isEmpty())
                        .map(name -> constant(LoopStage.class, "stage", name)),
                constant(Department.class, "department", text(texts, "department")),
                constant(Channel.class, "channel", text(texts, "channel")),
                constant(Direction.class, "direction", text(texts, "direction")),
                Boolean.parseBoolean(text(texts, "purchase")),
                Boolean.parseBoolean(text(texts, "movesLoop")),
                text(texts, "icon"),
                StageFields.whole("sort", text(texts, "sort"), 1, 9999));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String field, String name) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException forged) {
            throw BusinessRuleViolation.of(field, InputRule.UNKNOWN_VALUE);
        }
    }

    private static String text(Map<String, String> texts, String field) {
        return Optional.ofNullable(texts.get(field)).map(String::strip).orElse("");
    }
}

package org.loyaltyloop.web.rest.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON object whose members the caller chooses, known to be storable as it is. */
public final class OpenObject {

    /** Exponents beyond this overflow the database's numbers, or mean zero. */
    private static final int MAX_SCALE = 400;

    private final Map<?, ?> members;

    private OpenObject(Map<?, ?> members) {
        this.members = members;
    }

    /**
     * The object if it can be stored: no NUL, no half characters, numbers within 64-bit floating
     * point.
     */
    static Optional<OpenObject> of(Map<?, ?> members) {
        return storable(members) ? Optional.of(new OpenObject(members)) : Optional.empty();
    }

    /** The members, as {@link JsonText} reads them. */
    public Map<?, ?> members() {
        return Collections.unmodifiableMap(members);
    }

    /** The object as JSON text without white space. */
    public String json() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonOut out = new JsonOut(bytes)) {
            out.value(members);
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array refuses no byte", e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static boolean storable(Object value) {
        if (value instanceof String text) {
            return JsonFields.storable(text);
        } else if (value instanceof BigDecimal number) {
            return Math.abs((long) number.scale()) < MAX_SCALE
                    && Double.isFinite(number.doubleValue());
        } else if (value instanceof List<?> items) {
            return items.stream().allMatch(OpenObject::storable);
        } else if (value instanceof Map<?, ?> members) {
            return members.entrySet().stream()
                    .allMatch(member -> storable(member.getKey()) && storable(member.getValue()));
        }
        return true;
    }
}

package org.loyaltyloop.web.rest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as UTF-8 onto a stream: instants as ISO-8601 UTC, enum values as their names, what is
 * empty as null.
 */
public final class JsonOut implements AutoCloseable {

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                    .build();

    private final JsonGenerator json;

    /** Writes to that stream, and leaves it open when closed. */
    public JsonOut(OutputStream target) throws IOException {
        json = FACTORY.createGenerator(target);
    }

    /** Writes a whole object; the members come from the given answer. */
    public JsonOut object(JsonAnswer members) throws IOException {
        json.writeStartObject();
        members.write(this);
        json.writeEndObject();
        return this;
    }

    /** Writes a member that is an object. */
    public JsonOut object(String name, JsonAnswer members) throws IOException {
        json.writeFieldName(name);
        return object(members);
    }

    /** Writes a member that is an array; each item writes itself. */
    public <T> JsonOut array(String name, Iterable<T> items, ItemWriter<T> writer)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (T item : items) {
            writer.write(this, item);
        }
        json.writeEndArray();
        return this;
    }

    /** Writes a member that is an array of names, such as enum values. */
    public JsonOut names(String name, Collection<?> values) throws IOException {
        return array(name, values, (out, value) -> out.json.writeString(value.toString()));
    }

    /**
     * Writes a member: text, number, boolean, date, instant, id, enum value, or any of them
     * optional.
     */
    public JsonOut put(String name, @Nullable Object value) throws IOException {
        json.writeFieldName(name);
        return value(value);
    }

    /**
     * Writes a value: text, number, boolean, date, instant, id, enum value, list, map, or any of
     * them optional.
     */
    public JsonOut value(@Nullable Object value) throws IOException {
        if (value instanceof Optional<?> optional) {
            return value(optional.orElse(null));
        } else if (value == null || value == JsonNull.NULL) {
            json.writeNull();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Map<?, ?> members) {
            json.writeStartObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                put(String.valueOf(member.getKey()), member.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> items) {
            json.writeStartArray();
            for (Object item : items) {
                value(item);
            }
            json.writeEndArray();
        } else if (value instanceof Instant
                || value instanceof LocalDate
                || value instanceof UUID
                || value instanceof Enum<?>) {
            json.writeString(value.toString());
        } else {
            throw new IllegalArgumentException("no JSON form for " + value.getClass().getName());
        }
        return this;
    }

    /** Writes a member whose value is JSON text already, known to be valid. */
    public JsonOut raw(String name, String validJson) throws IOException {
        json.writeFieldName(name);
        json.writeRawValue(validJson);
        return this;
    }

    private void number(Number number) throws IOException {
        if (number instanceof Integer || number instanceof Long || number instanceof Short) {
            json.writeNumber(number.longValue());
        } else if (number instanceof BigDecimal decimal) {
            json.writeNumber(decimal);
        } else if (Double.isFinite(number.doubleValue())) {
            json.writeNumber(number.doubleValue());
        } else {
            json.writeNull();
        }
    }

    /** Hands what is written to the stream. */
    @Override
    public void close() throws IOException {
        json.close();
    }

    /** Writes one item of an array. */
    @FunctionalInterface
    public interface ItemWriter<T> {

        /** Writes exactly one JSON value. */
        void write(JsonOut out, T item) throws IOException;
    }
}

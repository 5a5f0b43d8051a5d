package org.loyaltyloop.web.rest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a JSON text whole into plain values: {@link Map} (in the order of the text), {@link List},
 * {@link String}, {@link Long}, {@link BigDecimal}, {@link Boolean} and {@link JsonNull}. Strict:
 * UTF-8 only, one value only, no name twice in an object, bounded depth, names and numbers. Works
 * on bytes that are already here, so it cannot hang.
 */
public final class JsonText {

    /** How deep objects and arrays may be nested. */
    public static final int MAX_DEPTH = 32;

    /**
     * How many values a text may hold in all: three bytes of text can become a hundred bytes of
     * memory.
     */
    public static final int MAX_VALUES = 500_000;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxNumberLength(100)
                                    .maxNameLength(256)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // Names come from strangers: keeping them for ever would let strangers fill the
                    // memory.
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .build();

    private final JsonParser parser;
    private int values;

    private JsonText(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads the bytes as one JSON value; throws {@link MalformedJson} with the place of the fault
     * if they are not one.
     */
    public static Object read(byte[] utf8) throws MalformedJson {
        return read(utf8, 0, utf8.length);
    }

    /**
     * Reads part of the bytes as one JSON value; throws {@link MalformedJson} with the place of the
     * fault.
     */
    public static Object read(byte[] utf8, int offset, int length) throws MalformedJson {
        CharBuffer text = decode(utf8, offset, length);
        try (JsonParser parser =
                FACTORY.createParser(text.array(), text.position(), text.remaining())) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new MalformedJson("empty: there is no JSON value");
            }
            Object value = new JsonText(parser).value(first);
            if (parser.nextToken() != null) {
                throw new MalformedJson("not valid JSON: something follows the value");
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw new MalformedJson(
                    "beyond a limit: nested deeper than "
                            + MAX_DEPTH
                            + ", a name or number too long, or too many values");
        } catch (JsonProcessingException e) {
            throw new MalformedJson("not valid JSON" + place(e.getLocation()));
        } catch (NumberFormatException e) {
            throw new MalformedJson("beyond a limit: the exponent of a number");
        } catch (IOException e) {
            throw new MalformedJson("not readable as JSON");
        }
    }

    private static CharBuffer decode(byte[] utf8, int offset, int length) throws MalformedJson {
        int start = startsWithByteOrderMark(utf8, offset, length) ? 3 : 0;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8, offset + start, length - start));
        } catch (CharacterCodingException e) {
            throw new MalformedJson("not UTF-8");
        }
    }

    private static boolean startsWithByteOrderMark(byte[] utf8, int offset, int length) {
        return length >= 3
                && utf8[offset] == (byte) 0xEF
                && utf8[offset + 1] == (byte) 0xBB
                && utf8[offset + 2] == (byte) 0xBF;
    }

    private Object value(JsonToken token) throws IOException {
        if (++values > MAX_VALUES) {
            throw new StreamConstraintsException("more than " + MAX_VALUES + " values");
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> JsonNull.NULL;
            default -> throw new IOException("unexpected " + token);
        };
    }

    private Map<String, Object> object() throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            members.put(name, value(parser.nextToken()));
        }
        return members;
    }

    private List<Object> array() throws IOException {
        List<Object> items = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            items.add(value(token));
            token = parser.nextToken();
        }
        return items;
    }

    private Object integer() throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? new BigDecimal(parser.getBigIntegerValue())
                : (Object) parser.getLongValue();
    }

    private static String place(JsonLocation location) {
        return location.getLineNr() < 1
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}

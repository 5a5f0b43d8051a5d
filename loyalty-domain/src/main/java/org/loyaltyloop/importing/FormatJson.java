package org.loyaltyloop.importing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.Charset;
import org.loyaltyloop.tabular.TableFormat;

/** Writes and reads how a file is read. */
final class FormatJson {

    private FormatJson() {}

    static String write(TableFormat format) {
        return Json.createObjectBuilder()
                .add("kind", format.kind().name())
                .add("charset", format.charset().name())
                .add("separator", String.valueOf(format.separator()))
                .add("quote", String.valueOf(format.quote()))
                .add("sheet", format.sheet())
                .add("header", format.header())
                .build()
                .toString();
    }

    static TableFormat read(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            return new TableFormat(
                    TableFormat.Kind.valueOf(json.getString("kind")),
                    Charset.forName(json.getString("charset")),
                    json.getString("separator").charAt(0),
                    json.getString("quote").charAt(0),
                    json.getInt("sheet"),
                    json.getBoolean("header"));
        }
    }
}

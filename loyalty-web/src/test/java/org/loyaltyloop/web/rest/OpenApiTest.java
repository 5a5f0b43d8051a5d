package org.loyaltyloop.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.customer.AccountKind;
import org.loyaltyloop.journey.Bought;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.Direction;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.PlacementBasis;
import org.loyaltyloop.touchpoint.SurveyMetric;

/** The description says what the resources do: no more, no less. */
class OpenApiTest {

    private final OpenApiDocument document = OpenApiDocument.shipped();

    @Test
    void isValidOpenApi() throws IOException {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(yaml(), null, options);
        assertThat(result.getMessages()).isNullOrEmpty();
        assertThat(result.getOpenAPI().getPaths()).isNotEmpty();
    }

    @Test
    void saysTheSameInBothItsForms() throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode fromYaml =
                json.readTree(
                        json.writeValueAsString(
                                new ObjectMapper(new YAMLFactory()).readTree(yaml())));
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(
                    java.nio.file.Path.of(
                            "src/main/resources/org/loyaltyloop/web/rest/openapi.json"),
                    json.writeValueAsString(fromYaml));
        }
        assertThat(json.writeValueAsString(fromYaml))
                .as("openapi.json is made of openapi.yaml: run this test with -Dopenapi.write=true")
                .isEqualTo(json.writeValueAsString(document.root()));
    }

    @Test
    void describesEveryCallThatIsServedAndNoOther() {
        List<String> served = calls().map(OpenApiTest::operation).distinct().toList();
        assertThat(served).isNotEmpty();
        assertThat(document.operations()).containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void namesTheScopeThatTheCallNeeds() {
        calls().forEach(
                        call -> {
                            Needs needs = call.getAnnotation(Needs.class);
                            assertThat(needs).as("%s names no scope", call).isNotNull();
                            String[] operation = operation(call).split(" ");
                            assertThat(
                                            document.operation(operation[0], operation[1])
                                                    .path("x-scope")
                                                    .asText())
                                    .as(operation(call))
                                    .isEqualTo(needs.value().code());
                        });
        assertThat(Scope.values()).hasSize(4);
    }

    @Test
    void describesWhatEveryCallCanAnswer() {
        document.operations()
                .forEach(
                        operation -> {
                            String[] parts = operation.split(" ");
                            JsonNode responses =
                                    document.operation(parts[0], parts[1]).path("responses");
                            assertThat(responses.properties())
                                    .as(operation)
                                    .extracting(e -> e.getKey())
                                    .contains("401", "403", "429", "503");
                            responses.forEach(
                                    response ->
                                            assertThat(document.resolved(response).path("content"))
                                                    .as(operation)
                                                    .isNotEmpty());
                        });
    }

    @Test
    void listsTheValuesThatEnumsHave() {
        assertThat(values("LoopStage")).isEqualTo(names(LoopStage.values()));
        assertThat(values("Department")).isEqualTo(names(Department.values()));
        assertThat(values("Channel")).isEqualTo(names(Channel.values()));
        assertThat(values("Direction")).isEqualTo(names(Direction.values()));
        assertThat(values("AccountKind")).isEqualTo(names(AccountKind.values()));
        assertThat(values("SurveyMetric")).isEqualTo(names(SurveyMetric.values()));
        assertThat(texts(document.root().at("/components/schemas/Journey/properties/bought/enum")))
                .isEqualTo(names(Bought.values()));
        assertThat(
                        texts(
                                document.root()
                                        .at(
                                                "/components/schemas/Touchpoint/allOf/1/properties/placement/properties/basis/enum")))
                .containsExactlyInAnyOrderElementsOf(names(PlacementBasis.values()));
    }

    @Test
    void givesExamplesThatAreAsItsSchemasSay() {
        List<String> checked = new ArrayList<>();
        document.operations()
                .forEach(
                        operation -> {
                            String[] parts = operation.split(" ");
                            document.operation(parts[0], parts[1])
                                    .at("/requestBody/content")
                                    .forEach(
                                            content ->
                                                    content.path("examples")
                                                            .forEach(
                                                                    example -> {
                                                                        JsonNode value =
                                                                                document.resolved(
                                                                                                example)
                                                                                        .get(
                                                                                                "value");
                                                                        assertThat(
                                                                                        document
                                                                                                .validate(
                                                                                                        content
                                                                                                                .get(
                                                                                                                        "schema"),
                                                                                                        value))
                                                                                .as(operation)
                                                                                .isEmpty();
                                                                        checked.add(operation);
                                                                    }));
                        });
        assertThat(checked).hasSizeGreaterThanOrEqualTo(3);
    }

    private List<String> values(String schema) {
        return texts(document.root().at("/components/schemas/" + schema + "/enum"));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static Stream<Method> calls() {
        return new RestApplication()
                .getClasses().stream()
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .filter(method -> httpMethod(method) != null);
    }

    private static String operation(Method call) {
        String base =
                call.getDeclaringClass()
                        .getAnnotation(Path.class)
                        .value()
                        .substring(RestApplication.V1.length());
        Path path = call.getAnnotation(Path.class);
        return httpMethod(call) + " " + base + (path == null ? "" : "/" + path.value());
    }

    private static String httpMethod(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (http != null) {
                return http.value();
            }
        }
        return null;
    }

    private static String yaml() throws IOException {
        try (InputStream in = RestApplication.class.getResourceAsStream("openapi.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

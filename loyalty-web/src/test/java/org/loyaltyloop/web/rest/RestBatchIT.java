package org.loyaltyloop.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.web.rest.Api.Answer;
import org.loyaltyloop.web.testing.RunningCrm;

/** Batches, and many at the same time. */
class RestBatchIT {

    private static RunningCrm crm;
    private static Api api;

    @BeforeAll
    static void running() {
        crm = RunningCrm.shared();
        api = Api.withAllScopes(crm);
    }

    @Test
    void recordsWhatIsValidAndNamesWhatIsNot() {
        String mark = UUID.randomUUID().toString();
        Answer answer =
                api.post(
                        "/touchpoints/batch",
                        batch(
                                List.of(
                                        NewTouchpoint.order().known(mark + "-a").toString(),
                                        "5",
                                        NewTouchpoint.order()
                                                .known(mark + "-b")
                                                .type("NO_SUCH_TYPE")
                                                .toString(),
                                        NewTouchpoint.order()
                                                .known(mark + "-c")
                                                .without("occurredAt")
                                                .toString(),
                                        NewTouchpoint.order().known(mark + "-a").toString(),
                                        NewTouchpoint.order()
                                                .known(mark + "-d")
                                                .with("sentiment", "high")
                                                .toString(),
                                        NewTouchpoint.order().known(mark + "-e").toString())));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("recorded").asInt()).isEqualTo(2);
        assertThat(answer.body().get("duplicates").asInt()).isEqualTo(1);
        assertThat(answer.body().get("rejected").findValuesAsText("index"))
                .containsExactly("1", "2", "3", "5");
        assertThat(answer.text("/rejected/1/violations/0/code")).isEqualTo("unknown_type");
        assertThat(answer.text("/rejected/2/violations/0/field")).isEqualTo("occurredAt");
        assertThat(stored(mark)).isEqualTo(2);
    }

    @Test
    void letsTheFirstValidOneOfEqualsCount() {
        String id = UUID.randomUUID().toString();
        Answer answer =
                api.post(
                        "/touchpoints/batch",
                        batch(
                                List.of(
                                        NewTouchpoint.order()
                                                .known(id)
                                                .with("summary", "x".repeat(501))
                                                .toString(),
                                        NewTouchpoint.order()
                                                .known(id)
                                                .with("summary", "second")
                                                .toString(),
                                        NewTouchpoint.order()
                                                .known(id)
                                                .with("summary", "third")
                                                .toString())));
        assertThat(answer.body().get("recorded").asInt()).isEqualTo(1);
        assertThat(answer.body().get("duplicates").asInt()).isEqualTo(1);
        assertThat(answer.body().get("rejected").findValuesAsText("index")).containsExactly("0");
        assertThat(
                        crm.sql()
                                .first(
                                        "select summary from touchpoint.touchpoint where external_id = ?",
                                        row -> row.text("summary"),
                                        id))
                .contains("second");
    }

    @Test
    void countsARepeatedBatchAsDuplicates() {
        List<String> items =
                IntStream.range(0, 50).mapToObj(i -> NewTouchpoint.order().toString()).toList();
        assertThat(api.post("/touchpoints/batch", batch(items)).body().get("recorded").asInt())
                .isEqualTo(50);
        Answer again = api.post("/touchpoints/batch", batch(items));
        assertThat(again.body().get("recorded").asInt()).isZero();
        assertThat(again.body().get("duplicates").asInt()).isEqualTo(50);
    }

    @Test
    void takesAThousandAndNoMore() {
        List<String> thousand =
                IntStream.range(0, 1000).mapToObj(i -> NewTouchpoint.order().toString()).toList();
        Answer answer = api.post("/touchpoints/batch", batch(thousand));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("recorded").asInt()).isEqualTo(1000);
        List<String> more = IntStream.range(0, 1001).mapToObj(i -> "{}").toList();
        assertThat(api.post("/touchpoints/batch", batch(more)).status()).isEqualTo(413);
    }

    @Test
    void takesALineATouchpointAndRejectsLinesThatAreNone() {
        String mark = UUID.randomUUID().toString();
        String lines =
                NewTouchpoint.order().known(mark + "-a")
                        + "\n\n{\"x\": [\r\n"
                        + NewTouchpoint.order().known(mark + "-b")
                        + "\nnonsense\n\"text\"";
        Answer answer =
                api.post(
                        "/touchpoints/batch",
                        "application/x-ndjson",
                        lines.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("recorded").asInt()).isEqualTo(2);
        assertThat(answer.body().get("rejected").findValuesAsText("index"))
                .containsExactly("1", "3", "4");
        assertThat(stored(mark)).isEqualTo(2);
    }

    @Test
    void storesNothingOfABatchThatIsNoJson() {
        String mark = UUID.randomUUID().toString();
        String whole = batch(List.of(NewTouchpoint.order().known(mark + "-a").toString()));
        assertThat(api.post("/touchpoints/batch", whole.substring(0, whole.length() - 1)).status())
                .isEqualTo(400);
        assertThat(stored(mark)).isZero();
    }

    @Test
    void wantsTheListOfTouchpoints() {
        assertThat(api.post("/touchpoints/batch", "{}").violations())
                .containsExactly("touchpoints:required");
        assertThat(api.post("/touchpoints/batch", "{\"touchpoints\":{}}").violations())
                .containsExactly("touchpoints:wrong_type");
        Answer empty = api.post("/touchpoints/batch", "{\"touchpoints\":[]}");
        assertThat(empty.status()).isEqualTo(200);
        assertThat(empty.body().get("recorded").asInt()).isZero();
        assertThat(Api.with(crm, Scope.ACCOUNTS_READ).post("/touchpoints/batch", "{}").status())
                .isEqualTo(403);
    }

    @Test
    void recordsOnceWhatEightSendAtTheSameMoment() throws Exception {
        for (int round = 0; round < 5; round++) {
            String order = NewTouchpoint.order().toString();
            List<Integer> statuses = together(8, () -> api.post("/touchpoints", order).status());
            assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
        }
    }

    @Test
    void opensOneAccountWhereEightNameItAtTheSameMoment() throws Exception {
        for (int round = 0; round < 5; round++) {
            String path = "/accounts/by-ref/erp/" + UUID.randomUUID();
            List<Integer> statuses =
                    together(8, () -> api.put(path, "{\"name\":\"Samen B.V.\"}").status());
            assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
            String ref = UUID.randomUUID().toString();
            together(
                    8,
                    () ->
                            api.post("/touchpoints", NewTouchpoint.order().of(ref).toString())
                                    .status());
            assertThat(
                            crm.sql()
                                    .number(
                                            "select count(*) from customer.account_ref where ref = ?",
                                            ref))
                    .isEqualTo(1);
            assertThat(
                            crm.sql()
                                    .number(
                                            "select count(*) from touchpoint.touchpoint t join customer.account_ref r on r.account_id = t.account_id where r.ref = ?",
                                            ref))
                    .isEqualTo(8);
        }
    }

    @Test
    void takesTheSameBatchFromManySendersWithoutLosingOrDoubling() throws Exception {
        List<String> refs =
                IntStream.range(0, 20).mapToObj(i -> UUID.randomUUID().toString()).toList();
        String mark = UUID.randomUUID().toString();
        List<String> items =
                IntStream.range(0, 100)
                        .mapToObj(
                                i ->
                                        NewTouchpoint.order()
                                                .of(refs.get(i % 20))
                                                .known(mark + "-" + i)
                                                .toString())
                        .collect(Collectors.toList());
        List<Integer> recorded =
                together(
                        3,
                        () -> {
                            java.util.Collections.shuffle(items);
                            Answer answer =
                                    api.post("/touchpoints/batch", batch(List.copyOf(items)));
                            assertThat(answer.status()).isEqualTo(200);
                            return answer.body().get("recorded").asInt();
                        });
        assertThat(recorded.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
        assertThat(stored(mark)).isEqualTo(100);
    }

    private static long stored(String mark) {
        return crm.sql()
                .number(
                        "select count(*) from touchpoint.touchpoint where external_id like ?",
                        mark + "%");
    }

    private static String batch(List<String> items) {
        return "{\"touchpoints\":[" + String.join(",", items) + "]}";
    }

    private static List<Integer> together(int senders, Callable<Integer> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(senders);
        try {
            List<Integer> answers = new java.util.ArrayList<>();
            for (Future<Integer> answer :
                    threads.invokeAll(java.util.Collections.nCopies(senders, work))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}

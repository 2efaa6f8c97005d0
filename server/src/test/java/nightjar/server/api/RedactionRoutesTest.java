package nightjar.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nightjar.redact.Redactor;
import nightjar.search.LogId;
import nightjar.server.http.Scope;
import nightjar.store.LogRow;
import org.junit.jupiter.api.Test;

class RedactionRoutesTest {
  private static final String REDACT = "/api/v1/redact";

  private final Samples samples = Samples.filled();

  @Test
  void text_isRedactedAndExplained_andNothingOfItKept() throws Exception {
    Map<String, Object> answer =
        samples.post(REDACT, "{\"text\": \"from 10.1.2.3 by ann@example.org\"}");
    assertThat(answer)
        .containsEntry("text", "from [IP] by [EMAIL]")
        .containsEntry("pii_entities_detected", List.of("EMAIL", "IP"));
    assertThat(Samples.list(answer, "masked"))
        .extracting(each -> each.get("type"))
        .containsExactly("IP", "EMAIL");
    assertThat(Samples.list(answer, "masked").getFirst())
        .containsEntry("start", 5L)
        .containsEntry("end", 13L)
        .hasEntrySatisfying("reason", reason -> assertThat((String) reason).isNotEmpty());
    assertThat(samples.live.taken).isEmpty();
  }

  @Test
  void plainText_isTakenAsItIs() throws Exception {
    FakeRequest request = Samples.request(REDACT, "").json("{\"text\": \"from 10.1.2.3\"}");
    request.headers.put("Content-Type", "text/plain; charset=utf-8");
    assertThat(Samples.read(samples.route("POST", REDACT).handler().answer(request)))
        .containsEntry("text", "{\"text\": \"from [IP]\"}");
  }

  @Test
  void withoutText_itSaysWhatToSend() {
    assertThat(samples.refused("POST", REDACT, "{\"txt\": \"a\"}").status()).isEqualTo(400);
  }

  @Test
  void rules_areShownWithWhatTheyTookOut() throws Exception {
    samples.parts.redactors().tally().add(new Redactor().redact("seen 10.1.2.3 today"));
    Map<String, Object> answer = samples.get("/api/v1/redaction");
    assertThat(answer).containsEntry("is_read", false).containsEntry("trouble", "");
    assertThat(Samples.list(answer, "kinds"))
        .anySatisfy(
            kind ->
                assertThat(kind)
                    .containsEntry("kind", "IP")
                    .containsEntry("mode", "mark")
                    .containsEntry("records", 1L)
                    .containsEntry("samples", List.of("seen [IP] today")))
        .anySatisfy(
            kind -> assertThat(kind).containsEntry("kind", "SSN").containsEntry("records", 0L));
    assertThat(answer.get("policies")).asString().contains("keep_loopback=true");
  }

  @Test
  void reading_theRulesAgain_isForTheAdministrator() throws Exception {
    assertThat(samples.route("POST", "/api/v1/redaction/reload").scope()).isEqualTo(Scope.ADMIN);
    assertThat(samples.post("/api/v1/redaction/reload", "{}")).containsEntry("trouble", "");
  }

  @Test
  void whyARecordWasMasked_isToldWithoutTheValue() throws Exception {
    LogRow row = samples.store.rows.get(1);
    String id = LogId.of(row).toString();
    String path = "/api/v1/logs/{log_id}/redactions";
    assertThat(samples.get(path, "log_id", id).get("note"))
        .asString()
        .contains("not kept any more");

    samples.live.raw.put(row.arrival(), row.text().replace("[EMAIL]", "ann@example.org") + "\n");
    Map<String, Object> answer = samples.get(path, "log_id", id);
    assertThat(answer).containsEntry("log_id", id).doesNotContainKey("note");
    assertThat(Samples.list(answer, "masked"))
        .singleElement()
        .satisfies(each -> assertThat(each).containsEntry("type", "EMAIL"));
    assertThat(answer.toString()).doesNotContain("ann@example.org");
  }
}

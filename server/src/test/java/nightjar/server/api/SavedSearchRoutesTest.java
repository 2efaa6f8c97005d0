package nightjar.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nightjar.server.http.Scope;
import nightjar.source.RefusedException;
import nightjar.source.RefusedException.Reason;
import org.junit.jupiter.api.Test;

class SavedSearchRoutesTest {
  private static final String SEARCHES = "/api/v1/searches";
  private static final String REMOVE = "/api/v1/searches/remove";

  private final Samples samples = Samples.filled();

  @Test
  void saved_isListedByName_asItWasTyped() throws Exception {
    assertThat(searches()).isEmpty();
    save("late", "took>500 last:2h", "\"by\": \"Kim\"");
    Map<String, Object> answer = save("Denied", "level:error \"card denied\"", "\"by\": \"\"");

    assertThat(Samples.list(answer, "searches")).isEqualTo(searches());
    assertThat(searches()).extracting(each -> each.get("name")).containsExactly("Denied", "late");
    assertThat(searches().getLast())
        .isEqualTo(
            Map.of(
                "name", "late",
                "query", "took>500 last:2h",
                "by", "Kim",
                "saved_at", "2026-11-22T08:00:00Z"));
    assertThat(samples.route("GET", SEARCHES).scope()).isEqualTo(Scope.READ);
    assertThat(samples.route("POST", SEARCHES).scope()).isEqualTo(Scope.MARK);
    assertThat(samples.route("POST", REMOVE).scope()).isEqualTo(Scope.MARK);
  }

  @Test
  void savedAgain_inAnyCase_isReplaced() throws Exception {
    save("Denied", "card", "\"by\": \"Kim\"");
    save("DENIED", "card denied", "\"by\": \"Kim\"");
    assertThat(searches())
        .singleElement()
        .satisfies(
            each ->
                assertThat(each)
                    .containsEntry("name", "DENIED")
                    .containsEntry("query", "card denied"));
  }

  @Test
  void removed_isGone_andOnce() throws Exception {
    save("Denied", "card", "\"by\": \"Kim\"");
    save("Late", "took>500", "\"by\": \"Kim\"");
    samples.post(REMOVE, "{\"name\": \"denied\"}");
    assertThat(searches()).extracting(each -> each.get("name")).containsExactly("Late");
    assertThat(samples.refused("POST", REMOVE, "{\"name\": \"denied\"}").status()).isEqualTo(404);
    samples.post(REMOVE, "{\"name\": \"Late\"}");
    assertThat(searches()).isEmpty();
  }

  @Test
  void hostileText_isOneSearch_andComesBackOnOneLine() throws Exception {
    save("a\\tb\\nc\\u0000", "\\\"x\\ty\\\"", "\"by\": \"<b>\\n\"");
    assertThat(searches())
        .singleElement()
        .satisfies(
            each ->
                assertThat(each)
                    .containsEntry("name", "a b c")
                    .containsEntry("query", "\"x y\"")
                    .containsEntry("by", "<b>"));
  }

  @Test
  void oneThatErasingTookApart_isLeftOut() throws Exception {
    save("late", "took>500", "\"by\": \"Kim\"");
    String kept = samples.store.memories.get("searches");
    samples.store.remember("searches", "Denied\tcard\tKim\t17[ERASED]0\n[ERASED]\n\n" + kept);
    assertThat(searches()).extracting(each -> each.get("name")).containsExactly("late");
    save("more", "x", "\"by\": \"Kim\"");
    assertThat(searches()).hasSize(2);
  }

  @Test
  void whatCannotBeAsked_isNotKept() {
    var wrong = samples.refused("POST", SEARCHES, "{\"name\": \"x\", \"query\": \"level:loud\"}");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.detail()).contains("loud is no level");
    assertThat(samples.refused("POST", SEARCHES, "{\"name\": \"x\"}").detail()).contains("query");
    assertThat(samples.refused("POST", SEARCHES, "{\"query\": \"x\"}").detail()).contains("name");
    assertThat(samples.store.memories).isEmpty();
  }

  @Test
  void personalData_isRefused_andNotKept() {
    assertThat(
            List.of(
                samples.refused(
                    "POST", SEARCHES, "{\"name\": \"x\", \"query\": \"ann@example.com\"}"),
                samples.refused(
                    "POST", SEARCHES, "{\"name\": \"ann@example.com\", \"query\": \"x\"}")))
        .allSatisfy(each -> assertThat(each.status()).isEqualTo(400))
        .extracting(each -> each.detail())
        .containsExactly(
            "Parameter query holds personal data, which is not stored.",
            "Parameter name holds personal data, which is not stored.");
    assertThat(samples.store.memories).isEmpty();
  }

  @Test
  void tooMany_andAFullDisk_areToldApart() throws Exception {
    for (int i = 0; i < SavedSearches.MOST; i++) {
      save("search " + i, "x", "\"by\": \"Kim\"");
    }
    var full = samples.refused("POST", SEARCHES, "{\"name\": \"more\", \"query\": \"x\"}");
    assertThat(full.status()).isEqualTo(409);
    assertThat(full.detail()).contains("at most 200");
    save("search 7", "changed", "\"by\": \"Kim\"");
    samples.live.refusal = Optional.of(new RefusedException(Reason.FULL, "the disk is full"));
    assertThat(samples.refused("POST", REMOVE, "{\"name\": \"search 7\"}").status()).isEqualTo(503);
    assertThat(searches()).hasSize(SavedSearches.MOST);
  }

  private Map<String, Object> save(String name, String query, String more) throws Exception {
    String quoted = query.startsWith("\\") ? query : query.replace("\"", "\\\"");
    return samples.post(
        SEARCHES, "{\"name\": \"" + name + "\", \"query\": \"" + quoted + "\", " + more + "}");
  }

  private List<Map<String, Object>> searches() throws Exception {
    return Samples.list(samples.get(SEARCHES), "searches");
  }
}

package nightjar.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import nightjar.LineRef;
import nightjar.incident.Deed;
import nightjar.incident.TrackedIncident.Mark;
import nightjar.incident.TrackedIncident.State;
import nightjar.server.http.Problem;
import nightjar.server.http.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentRoutesTest {
  private static final String LIST = "/api/v1/incidents";
  private static final String ONE = "/api/v1/incidents/{number}";
  private final Samples samples = Samples.filled();

  private List<Object> names(String... pairs) throws Exception {
    return Samples.list(samples.get(LIST, pairs), "incidents").stream()
        .map(each -> each.get("name"))
        .toList();
  }

  @Test
  void list_isRankedFilteredAndCounted() throws Exception {
    assertThat(names()).containsExactly("NJ-3", "NJ-2", "NJ-1");
    assertThat(names("sort", "recent")).containsExactly("NJ-3", "NJ-2", "NJ-1");
    assertThat(names("state", "review")).containsExactly("NJ-3");
    assertThat(names("state", "muted,resolved")).containsExactly("NJ-2", "NJ-1");
    assertThat(names("min_score", "50")).containsExactly("NJ-3", "NJ-2");
    assertThat(names("service", "shop")).isEmpty();
    assertThat(samples.get(LIST, "state", "open").get("counts"))
        .isEqualTo(Map.of("review", 1L, "open", 1L, "resolved", 1L, "muted", 1L));
    Map<String, Object> first = Samples.list(samples.get(LIST), "incidents").getFirst();
    assertThat(Samples.list(first, "evidence")).hasSize(3);
    assertThat(first).doesNotContainKeys("findings", "samples", "activity");
  }

  @Test
  void one_tellsEverything() throws Exception {
    Map<String, Object> incident = samples.get(ONE, "number", "nj-3");
    assertThat(Samples.list(incident, "findings"))
        .extracting(each -> each.get("points"))
        .containsExactly(80L, 10L, 0L);
    assertThat(incident).containsEntry("told_after_seconds", 4.5);
    assertThat(Samples.object(incident, "first").get("log_id")).isInstanceOf(String.class);
    Map<String, Object> trend = Samples.object(incident, "trend");
    assertThat(Samples.values(trend, "counts")).hasSize(24).contains(10L, 0L);
    assertThat(Samples.list(incident, "seen_before").getFirst()).containsEntry("name", "NJ-1");
    String text = String.valueOf(Samples.object(incident, "explanation").get("text"));
    assertThat(text)
        .startsWith("60 lines are unusual in pay from 2026-11-22T07:55:00Z")
        .contains("It was never seen before. 60 lines where 0.5 are usual. It begins with line")
        .endsWith(".");
    assertThat(Samples.object(incident, "explanation").get("cites")).isEqualTo(List.of(0L));
  }

  @Test
  void unknownOnes_areNotFound() {
    assertThat(samples.refused("GET", ONE, "", "number", "77").status()).isEqualTo(404);
    assertThat(samples.refused("GET", ONE, "", "number", "x").status()).isEqualTo(400);
    assertThat(samples.refused("POST", ONE + "/undo", "", "number", "77").status()).isEqualTo(404);
  }

  @Test
  void deeds_areDoneAndUndone() throws Exception {
    Map<String, Object> muted =
        samples.post(ONE + "/state", "{\"state\":\"Muted\",\"note\":\"ok\"}", "number", "3");
    assertThat(muted).containsEntry("state", "muted");
    assertThat(samples.live.deeds.getLast())
        .isEqualTo(new Deed.SetState(3, State.MUTED, "console", "ok"));
    assertThat(samples.post(ONE + "/undo", "", "number", "3")).containsEntry("state", "new");
    assertThat(
            samples.post(ONE + "/assign", "{\"assignee\":\"Kim\",\"by\":\"Lee\"}", "number", "3"))
        .containsEntry("assignee", "Kim");
    assertThat(samples.post(ONE + "/assign", "{\"assignee\":\"\"}", "number", "3"))
        .containsEntry("assignee", "");
    assertThat(samples.post(ONE + "/state", "", "number", "3", "state", "open"))
        .as("by query parameters")
        .containsEntry("state", "open");
  }

  @Test
  void marks_sayWhatTheyDo() throws Exception {
    assertThat(samples.post(ONE + "/mark", "{\"mark\":\"noise\"}", "number", "1"))
        .containsEntry(
            "effect", "Incidents like this one are not told again unless their score passes 50.");
    assertThat(samples.post(ONE + "/mark", "{\"mark\":\"normal\"}", "number", "3"))
        .containsEntry("effect", "What it shows counts as usual from now on.");
    assertThat(samples.live.deeds.getLast()).isEqualTo(new Deed.SetMark(3, Mark.NORMAL, "console"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "state, `{\"state\":\"gone\"}`, 400, open",
        "state, `{}`, 400, state is missing",
        "state, `[1]`, 400, JSON object",
        "state, `{\"state\": }`, 400, line 1 column",
        "state, `{\"state\":{\"a\":1}}`, 400, plain value",
        "state, `{\"a\":[[[[[[1]]]]]]}`, 400, body",
        "mark, `{\"mark\":\"odd\"}`, 400, noise",
        "assign, `{}`, 400, assignee is missing",
        "undo, ``, 409, nothing to undo",
      })
  void wrongDeeds_areRefused(String deed, String body, int status, String why) {
    Problem problem = samples.refused("POST", ONE + "/" + deed, body, "number", "2");
    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.detail()).contains(why);
    assertThat(samples.store.incident(2).orElseThrow().state()).isEqualTo(State.MUTED);
  }

  @Test
  void otherBody_isUnsupported() {
    FakeRequest request = Samples.request(ONE + "/state", "x", "number", "3");
    request.headers.put("Content-Type", "text/plain");
    assertThat(
            catchThrowableOfType(
                    Problem.class,
                    () -> samples.route("POST", ONE + "/state").handler().answer(request))
                .status())
        .isEqualTo(415);
  }

  @Test
  void markdown_cannotBeFormattedByLogText() throws Exception {
    Reply reply = samples.call("GET", ONE, "", "number", "NJ-3.md");
    assertThat(reply.contentType()).startsWith("text/markdown");
    assertThat(new String(reply.body(), StandardCharsets.UTF_8))
        .startsWith("# NJ-3: card denied: burst\n")
        .contains("```text\npay.log:")
        .doesNotContain("\u0007");
    assertThat(IncidentMarkdown.inline("<b> @all #1 [x](http://e) `c` *i*\n# h www.x.org"))
        .isEqualTo(
            "&lt;b\\> @\u2060all \\#\u20601 \\[x\\]\\(http:\u2060//e\\) \\`c\\` \\*i\\* \\# h"
                + " www\u2060.x.org");
    LineRef line = new LineRef("f", 1, LineRef.NO_TIME, 0, "a\n````\n# out\u202E");
    assertThat(IncidentMarkdown.fenced(List.of(line)))
        .isEqualTo("`````text\nf:1: a\n````\n# out\uFFFD\n`````\n");
  }

  @Test
  void anomalies_areListedOneByOne() throws Exception {
    Map<String, Object> reply = samples.get("/api/v1/anomalies");
    assertThat(Samples.list(reply, "anomalies"))
        .extracting(each -> each.get("id"))
        .containsExactly("NJ-3.1", "NJ-3.2", "NJ-3.3", "NJ-1.1");
    assertThat(samples.get("/api/v1/anomalies", "detector", "rate", "min_score", "50"))
        .containsEntry("total", 1L);
    assertThat(samples.get("/api/v1/anomalies", "service", "auth")).containsEntry("total", 1L);
    assertThat(samples.get("/api/v1/anomalies", "from", "2026-11-22T07:30:00Z", "offset", "2"))
        .containsEntry("total", 3L);
  }
}

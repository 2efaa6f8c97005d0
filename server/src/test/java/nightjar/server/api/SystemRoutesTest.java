package nightjar.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nightjar.TimeRange;
import nightjar.incident.TrackedIncident.State;
import nightjar.server.http.Problem;
import nightjar.server.http.Reply;
import nightjar.store.Delivery;
import org.junit.jupiter.api.Test;

/** Overview, patterns, markers, health, deliveries. */
class SystemRoutesTest {
  private final Samples samples = Samples.filled();

  private Map<String, Object> verdict(Samples of) throws Exception {
    return Samples.object(of.get("/api/v1/overview"), "verdict");
  }

  @Test
  void overview_saysHowManyNeedALook() throws Exception {
    assertThat(verdict(samples))
        .containsEntry("headline", "One incident needs a look.")
        .containsEntry(
            "detail",
            "Most urgent: card denied: burst (NJ-3, score 90). One source cannot be read: old.log.");
    samples.store.put(
        samples.tracked(4, State.ESCALATING, 95, new TimeRange(Samples.BURST, Samples.NOW)));
    assertThat(verdict(samples)).containsEntry("headline", "Two incidents need a look.");
    samples.store.incidents.clear();
    assertThat(verdict(samples)).containsEntry("headline", "Nothing unusual in the last 24 hours.");
    assertThat(verdict(Samples.empty()))
        .containsEntry("headline", "No lines in the last 24 hours.");
  }

  @Test
  void overview_hasLanesNewPatternsAndQuietSources() throws Exception {
    Map<String, Object> overview = samples.get("/api/v1/overview");
    assertThat(overview).containsEntry("lines", 4020L).containsEntry("new_patterns", 1L);
    assertThat((Double) overview.get("unusual_share")).isBetween(0.014, 0.016);
    assertThat(Samples.list(overview, "lanes"))
        .extracting(lane -> lane.get("service"))
        .startsWith("All services", "pay");
    assertThat(Samples.values(Samples.list(overview, "lanes").getFirst(), "scores"))
        .contains(90L, 0L);
    assertThat(Samples.list(overview, "first_seen").getFirst())
        .containsEntry("id", Samples.DENIED_ID)
        .containsEntry("state", "new");
    assertThat(Samples.list(overview, "quiet"))
        .extracting(each -> each.get("service"))
        .containsExactly("cron", "old.log");
    assertThat(Samples.list(overview, "markers")).hasSize(1);
  }

  @Test
  void patterns_areFilteredAndSorted() throws Exception {
    String path = "/api/v1/patterns";
    Map<String, Object> first = Samples.list(samples.get(path), "patterns").getFirst();
    assertThat(first).containsEntry("id", Samples.GET_ID).containsEntry("state", "known");
    assertThat(Samples.values(first, "services")).isEqualTo(List.of("shop"));
    assertThat(Samples.values(first, "trend").stream().mapToLong(n -> (Long) n).sum())
        .isEqualTo(3600);
    assertThat(samples.get(path, "q", "CARD")).containsEntry("total", 1L);
    assertThat(samples.get(path, "service", "pay")).containsEntry("total", 2L);
    assertThat(samples.get(path, "level", "error")).containsEntry("total", 1L);
    assertThat(samples.get(path, "state", "new")).containsEntry("total", 1L);
    assertThat(samples.get(path, "from", "2026-11-22T07:57:00Z")).containsEntry("total", 2L);
    assertThat(Samples.list(samples.get(path, "sort", "new"), "patterns").getFirst())
        .containsEntry("id", Samples.DENIED_ID);
  }

  @Test
  void pattern_isFoundByItsIdOrAShapesId() throws Exception {
    Map<String, Object> pattern = samples.get("/api/v1/patterns/{id}", "id", "3333333333333333");
    assertThat(pattern).containsEntry("id", Samples.DENIED_ID);
    assertThat(Samples.list(pattern, "recent")).hasSize(20);
    assertThat(pattern.get("incidents")).isEqualTo(List.of(3L));
    assertThat(Samples.values(pattern, "trend")).hasSize(60);
    assertThat(samples.refused("GET", "/api/v1/patterns/{id}", "", "id", "zz").status())
        .isEqualTo(404);
  }

  @Test
  void marker_isKeptAndListed() throws Exception {
    Reply reply = samples.call("POST", "/api/v1/markers", "{\"text\":\"v2\",\"service\":\"pay\"}");
    assertThat(reply.status()).isEqualTo(201);
    assertThat(Samples.read(reply))
        .containsEntry("time", "2026-11-22T08:00:00Z")
        .containsEntry("kind", "deploy");
    assertThat(
            Samples.list(samples.get("/api/v1/markers", "to", "2026-11-22T08:00:01Z"), "markers"))
        .extracting(marker -> marker.get("text"))
        .containsExactly("pay 2.1", "v2");
    assertThat(samples.refused("POST", "/api/v1/markers", "{}").detail()).contains("text");
  }

  @Test
  void health_addsUpAndSaysWhatIsWrong() throws Exception {
    Map<String, Object> health = samples.get("/health");
    assertThat(health).containsEntry("status", "degraded").containsEntry("service", "nightjar");
    assertThat(Samples.object(health, "conservation"))
        .containsEntry("in", 4005L)
        .containsEntry("stored", 3990L)
        .containsEntry("pending", 2L)
        .containsEntry("rejected", 10L)
        .containsEntry("difference", 3L)
        .containsEntry("since", "2026-11-22T07:00:00Z")
        .containsEntry("in_since_start", 1005L);
    assertThat(Samples.object(Samples.object(health, "conservation"), "refused_since_start"))
        .containsEntry("full", 4L)
        .containsEntry("broken", 0L);
    assertThat(Samples.list(health, "sources"))
        .extracting(source -> source.get("status"))
        .containsExactly("ok", "failed");
    samples.live.state = Samples.state("The disk is full.");
    Reply reply = samples.call("GET", "/health", "");
    assertThat(reply.status()).isEqualTo(503);
    assertThat(Samples.read(reply)).containsEntry("status", "unhealthy");
  }

  @Test
  void failingTarget_showsInHealth() throws Exception {
    samples.store.deliveries.add(
        new Delivery(3, "github", 3, "new", 1, 1, 4, Delivery.State.FAILED, "401"));
    Map<String, Object> alerts =
        Samples.object(Samples.object(samples.get("/health"), "parts"), "alerts");
    assertThat(Samples.object(alerts, "github"))
        .containsEntry("status", "failed")
        .containsEntry("detail", "401");
    assertThat(Samples.object(alerts, "slack"))
        .containsEntry("status", "ok")
        .containsEntry("pending", 1L);
    assertThat(Samples.list(samples.get("/api/v1/deliveries", "limit", "1"), "deliveries"))
        .extracting(each -> each.get("number"))
        .containsExactly(3L);
  }

  @Test
  void testAlert_tellsWhatBecameOfIt() throws Exception {
    String path = "/api/v1/alerts/{target}/test";
    assertThat(samples.post(path, "", "target", "slack"))
        .isEqualTo(Map.of("delivered", true, "detail", "posted"));
    assertThat(samples.post(path, "", "target", "github"))
        .isEqualTo(Map.of("delivered", false, "detail", "401 bad token"));
    Problem problem = samples.refused("POST", path, "", "target", "pager");
    assertThat(problem.status()).isEqualTo(404);
    assertThat(problem.hint()).contains("github, slack");
  }
}

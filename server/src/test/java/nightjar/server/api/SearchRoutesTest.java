package nightjar.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nightjar.search.LogId;
import nightjar.server.http.Problem;
import nightjar.server.http.Scope;
import nightjar.store.LogRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchRoutesTest {
  private static final String SEARCH = "/api/v1/logs/search";
  private final Samples samples = Samples.filled();

  private long total(String... pairs) throws Exception {
    return (long) Samples.number(samples.get(SEARCH, pairs), "total");
  }

  @Test
  void newestIngested_comeFirst() throws Exception {
    Map<String, Object> reply = samples.get(SEARCH, "limit", "3");
    assertThat(Samples.list(reply, "results"))
        .extracting(log -> log.get("number"))
        .containsExactly(4020L, 4019L, 4018L);
    assertThat(reply).containsEntry("total", 4020L).containsEntry("has_more", true);
    assertThat(reply).containsEntry("total_is_exact", true).containsEntry("search_type", "text");
  }

  @Test
  void cursor_reachesEveryRecordOnce() throws Exception {
    List<Object> numbers = new ArrayList<>();
    Object cursor = null;
    do {
      Map<String, Object> page =
          cursor == null
              ? samples.get(SEARCH, "limit", "1000", "count", "false")
              : samples.get(SEARCH, "limit", "1000", "count", "false", "cursor", cursor.toString());
      Samples.list(page, "results").forEach(log -> numbers.add(log.get("number")));
      cursor = page.get("next_cursor");
    } while (cursor != null);
    assertThat(numbers).hasSize(4020).doesNotHaveDuplicates();
  }

  @Test
  void filters_narrow() throws Exception {
    assertThat(total("query", "denied")).isEqualTo(60);
    assertThat(total("q", "level:error")).isEqualTo(60);
    assertThat(total("level", "critical")).isEqualTo(60);
    assertThat(total("min_level", "warn")).isEqualTo(60);
    assertThat(total("service", "PAY")).isEqualTo(420);
    assertThat(total("service", "pay", "query", "-denied")).isEqualTo(360);
    assertThat(total("pattern_id", Samples.PAID_ID)).isEqualTo(360);
    assertThat(total("pattern_id", "2222222222222222")).as("by shape").isEqualTo(360);
    assertThat(total("pattern_id", "ffffffffffffffff")).isZero();
    assertThat(total("level", "error", "q", "level:info")).isZero();
    assertThat(total("from", "2026-11-22T07:59:50Z")).isEqualTo(11);
    assertThat(total("start_time", "2026-11-22T07:00:00", "end_time", "2026-11-22T07:00:01"))
        .isEqualTo(2);
  }

  @Test
  void unusualRecords_areMarkedAndFiltered() throws Exception {
    assertThat(total("is_anomaly", "true")).as("burst, and none of auth").isEqualTo(60);
    assertThat(total("is_anomaly", "false")).isEqualTo(3960);
    assertThat(total("incident", "NJ-3")).isEqualTo(60);
    assertThat(total("incident", "3", "is_anomaly", "false")).isZero();
    assertThat(total("incident", "99")).isZero();
    assertThat(total("q", "is:unusual")).isEqualTo(60);
    assertThat(total("q", "is:unusual>=90")).isEqualTo(60);
    assertThat(total("q", "is:unusual>=91")).isZero();
    assertThat(total("q", "-is:unusual>=91")).isEqualTo(4020);
    Map<String, Object> log =
        Samples.list(samples.get(SEARCH, "q", "is:unusual"), "results").getFirst();
    assertThat(log)
        .containsEntry("is_anomaly", true)
        .containsEntry("anomaly_score", 0.9)
        .containsEntry("score", 90L)
        .containsEntry("incident", 3L)
        .containsEntry("level", "ERROR")
        .containsEntry("pattern_id", Samples.DENIED_ID);
  }

  @Test
  void markedNormal_isUnusualNoMore() throws Exception {
    samples.post("/api/v1/incidents/{number}/mark", "{\"mark\":\"normal\"}", "number", "3");
    Samples later = samples; // a view is renewed once a second; a new server has none yet
    var route = ApiRoutes.of(later.parts).stream().filter(r -> r.path().equals(SEARCH)).findFirst();
    FakeRequest request = Samples.request(SEARCH, "", "is_anomaly", "true");
    assertThat(Samples.read(route.orElseThrow().handler().answer(request)))
        .containsEntry("total", 0L);
  }

  @ParameterizedTest
  @CsvSource({
    "limit, 0, 1 to 1000",
    "limit, 1001, 1 to 1000",
    "limit, ten, 1 to 1000",
    "offset, 10001, cursor",
    "cursor, abc, cursor",
    "level, loud, FATAL",
    "from, yesterday, 2026-11-22T07:44:00Z",
    "is_anomaly, perhaps, true or false",
    "incident, x, NJ-142",
    "similarity_threshold, 2, 0.0 to 1.0",
  })
  void wrongParameter_isNamed(String name, String value, String allowed) {
    Problem problem = samples.refused("GET", SEARCH, "", name, value);
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.detail()).contains(name).contains(value);
    assertThat(problem.detail() + problem.hint()).contains(allowed);
  }

  @Test
  void queryLanguage_isUnderstood() throws Exception {
    assertThat(total("q", "level>=warn OR service:pay")).isEqualTo(420);
    assertThat(total("q", "denied -(service=pay OR service=x)")).isZero();
    assertThat(total("q", "/de[n]ied/ d*ied")).isEqualTo(60);
    assertThat(total("q", "from:2026-11-22T07:59:50Z")).isEqualTo(11);
    assertThat(total("q", "last:10s", "from", "2026-11-22T07:00:00Z")).isEqualTo(11);
    assertThat(total("q", "incident:NJ-3")).isEqualTo(60);
    String id = LogId.of(samples.store.rows.get(7)).toString();
    assertThat(total("q", "id:" + id)).isEqualTo(1);
    assertThat(total("q", "pattern:" + Samples.PAID_ID + " pattern:" + Samples.DENIED_ID))
        .isEqualTo(420);
    assertThat(samples.get(SEARCH, "q", "last:10s", "limit", "1"))
        .containsEntry("query", "from:2026-11-22T07:59:50Z");
  }

  @Test
  void badQuery_saysWhereAndWhatWasMeant() {
    Problem problem = samples.refused("GET", SEARCH, "", "q", "denied levle:error");
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.detail()).contains("character 8").contains("levle:");
    assertThat(problem.hint()).contains("level:");
    assertThat(problem.members())
        .containsEntry("position", 8)
        .containsEntry("length", 6)
        .containsEntry("suggestion", "level:")
        .containsEntry("caret", "denied levle:error\n       ^^^^^^");
  }

  @Test
  void facetsAndHistogram_comeWithThePage() throws Exception {
    Map<String, Object> page =
        samples.get(
            SEARCH,
            "q",
            "service:pay",
            "limit",
            "1",
            "facets",
            "level,source,pattern",
            "histogram",
            "6",
            "from",
            "2026-11-22T07:00:00Z",
            "to",
            "2026-11-22T08:00:00Z");
    Map<String, Object> facets = Samples.object(page, "facets");
    assertThat(facets.keySet()).containsExactlyInAnyOrder("level", "source", "pattern");
    assertThat(Samples.list(Samples.object(facets, "level"), "values"))
        .contains(Map.of("name", "ERROR", "count", 60L));
    assertThat(Samples.object(facets, "pattern")).containsEntry("complete", true);
    Map<String, Object> histogram = Samples.object(page, "histogram");
    assertThat(Samples.list(histogram, "volume_data")).hasSize(6);
    assertThat(histogram).containsEntry("complete", true);
    assertThat(histogram.get("total_logs")).isEqualTo(page.get("total"));
    assertThat(Samples.object(samples.get(SEARCH, "histogram", "5"), "histogram"))
        .as("all there is")
        .containsEntry("total_logs", 4020L);
    assertThat(samples.refused("GET", SEARCH, "", "facets", "level,host").detail())
        .contains("facets", "host");
  }

  @Test
  void histogram_facetsAndTotal_countTheSame_whereverARangeBegins() throws Exception {
    Map<String, Object> page =
        samples.get(
            SEARCH,
            "limit",
            "1",
            "facets",
            "level",
            "histogram",
            "6",
            "from",
            "2026-11-22T07:10:03Z",
            "to",
            "2026-11-22T07:50:07Z");
    Map<String, Object> level = Samples.object(Samples.object(page, "facets"), "level");
    long levels =
        Samples.list(level, "values").stream()
            .mapToLong(each -> Long.parseLong(String.valueOf(each.get("count"))))
            .sum();

    assertThat(levels).isPositive().isLessThan(4020);
    assertThat(page).containsEntry("total", levels).containsEntry("total_is_exact", true);
    assertThat(Samples.object(page, "histogram")).containsEntry("total_logs", levels);
  }

  @Test
  void rangeThatEndsFirst_isRefused() {
    Problem problem =
        samples.refused("GET", SEARCH, "", "from", "1763798400000", "to", "2025-11-22T07:00:00Z");
    assertThat(problem.detail()).contains("2025-11-22T08:00:00Z");
  }

  @Test
  void hostileText_isEscaped() throws Exception {
    LogRow row = samples.add(Samples.NOW, 0, "x\u0000", 9, "half \uD83D \u2028 \"</script>", 0);
    var reply = samples.call("GET", SEARCH, "", "limit", "1");
    String json = new String(reply.body(), StandardCharsets.UTF_8);
    assertThat(json).doesNotContain("\u0000").contains("half \uFFFD");
    assertThat(Samples.list(Samples.read(reply), "results").getFirst())
        .containsEntry("service", row.service())
        .containsEntry("level", "UNSPECIFIED")
        .containsEntry("pattern_id", "0000000000000009");
  }

  @Test
  void facets_countLevelsServicesAndPatterns() throws Exception {
    Map<String, Object> facets = samples.get("/api/v1/logs/facets");
    assertThat(facets.get("level")).isEqualTo(Map.of("INFO", 3960L, "ERROR", 60L));
    assertThat(Samples.list(facets, "service").getFirst())
        .isEqualTo(Map.of("name", "shop", "count", 3600L));
    assertThat(Samples.list(facets, "pattern"))
        .extracting(each -> each.get("id"))
        .containsExactly(Samples.GET_ID, Samples.PAID_ID, Samples.DENIED_ID);
  }

  @Test
  void rawLine_needsItsKeyAndIsNoted() throws Exception {
    LogRow row = samples.store.rows.get(1);
    String id = LogId.of(row).toString();
    String path = "/api/v1/logs/{log_id}";
    String sent = row.text().replace("[EMAIL]", "ann@example.org");
    samples.live.raw.put(row.arrival(), sent + "\n");
    assertThat(samples.get(path, "log_id", id))
        .containsKey("raw_log_note")
        .doesNotContainKey("raw_log");
    assertThat(samples.rawReads).isEmpty();
    FakeRequest request = Samples.request(path, "", "log_id", id);
    request.scopes.add(Scope.READ_RAW);
    assertThat(Samples.read(samples.route("GET", path).handler().answer(request)))
        .containsEntry("raw_log", sent);
    assertThat(samples.rawReads).containsExactly(id);
  }

  @Test
  void context_isInOrderAndSaysWhere() throws Exception {
    String id = LogId.of(samples.store.rows.get(50)).toString();
    Map<String, Object> reply =
        samples.get("/api/v1/logs/{log_id}/context", "log_id", id, "lines", "2");
    List<Map<String, Object>> results = Samples.list(reply, "results");
    assertThat(results).hasSize(5);
    assertThat(results.get((int) Samples.number(reply, "index"))).containsEntry("id", id);
  }
}

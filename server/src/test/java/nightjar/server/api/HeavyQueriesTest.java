package nightjar.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import nightjar.server.Nightjar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Queries that mean harm: refused with a place, or answered within bounds; others go on. */
@Timeout(120)
class HeavyQueriesTest {
  private static final int LINES = 1_000;
  private static final String LONG = "a".repeat(2_000);

  @TempDir private Path folder;
  private Nightjar nightjar;
  private WholeCalls calls;

  @BeforeEach
  void fill() throws Exception {
    nightjar = WholeSystem.start(folder);
    calls = new WholeCalls(nightjar);
    Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(LINES);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < LINES; i++) {
      lines.append(begin.plusSeconds(i)).append(" INFO order ").append(i).append(" of ");
      lines.append(i % 100 == 0 ? LONG : "a=1 b=2 c=3").append('\n');
    }
    calls.send("app.log", lines.toString(), LINES);
  }

  @AfterEach
  void end() throws Exception {
    calls.close();
    nightjar.close();
  }

  /** Beyond what a query may be. */
  private static List<String> tooMuch() {
    return List.of(
        "x".repeat(1_001),
        "é".repeat(1_001),
        "a ".repeat(65),
        "a OR ".repeat(64) + "a",
        "(".repeat(17) + "a" + ")".repeat(17),
        "-(".repeat(17) + "a" + ")".repeat(17),
        "NOT ".repeat(17) + "a",
        "/((a{100}){100}){100}/",
        "/(a{1000}){1000}/",
        "/(/",
        "/[/",
        "/\\1(a)/",
        "/(?=a)a/",
        "((((((((",
        "\"never closed",
        "level:",
        "from:never",
        "id:" + "f".repeat(900));
  }

  @Test
  void whatIsTooMuch_is400_withItsPlace() throws Exception {
    for (String query : tooMuch()) {
      RawCalls.Answer answer =
          calls.get("/api/v1/logs/search?limit=1&query=" + URLEncoder.encode(query, UTF_8));
      assertThat(answer.status()).as(query).isEqualTo(400);
      Map<String, Object> problem = JsonTree.object(answer.body().getBytes(UTF_8));
      assertThat(problem)
          .as(query)
          .hasEntrySatisfying("position", place -> assertThat((Long) place).isPositive())
          .containsKeys("detail", "length", "caret");
      assertThat(answer.body().length()).as("not all of it is sent back").isLessThan(8_000);
    }
  }

  /** As much as a query may be, and lines made for it. */
  private static List<String> heavy() {
    return List.of(
        "*",
        "",
        "-nothing",
        "*a*a*a*a*a*a*a*a*a*a*a*a*b",
        "\"*?*?*?*?*?*?*?*?*?*?*?*?*?*?*?*?b\"",
        "/(a*)*b/",
        "/(a|aa)+$/",
        "/(.*)(.*)(.*)(.*)(.*)b$/",
        "/(a?){100}a{100}/",
        "a ".repeat(64).strip(),
        "a OR ".repeat(63) + "a",
        "-(".repeat(8) + "a" + ")".repeat(8),
        "a>=0 OR b<=999999999999999 OR c!=x");
  }

  @Test
  void whatIsHeavy_isAnswered_inPages() throws Exception {
    for (String query : heavy()) {
      Map<String, Object> page =
          calls.search(query, "&limit=100&facets=level,service,source,pattern&histogram=96");
      assertThat(Samples.list(page, "results")).as(query).hasSizeLessThanOrEqualTo(100);
    }
    assertThat(calls.search("*", "&limit=100"))
        .containsEntry("total", (long) LINES)
        .hasEntrySatisfying("next_cursor", next -> assertThat(next).isNotNull());
    assertThat(calls.get("/api/v1/logs/search?limit=1001").status()).isEqualTo(400);
    assertThat(calls.get("/api/v1/logs/search?histogram=100000").status()).isEqualTo(400);
    assertThat(calls.get("/api/v1/logs/search?query=" + "x".repeat(20_000)).status())
        .isEqualTo(414);
  }

  @Test
  void whileManyAskForEverything_othersAreAnswered_andLinesAreTaken() throws Exception {
    AtomicBoolean isEnough = new AtomicBoolean();
    List<Future<Integer>> asked = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        for (int i = 0; i < 8; i++) {
          List<String> queries = heavy();
          int first = i;
          asked.add(threads.submit(() -> askOn(queries, first, isEnough)));
        }
        for (int i = 0; i < 5; i++) {
          assertThat(calls.get("/livez").status()).isEqualTo(200);
          assertThat(calls.search("order", "&limit=5")).containsEntry("total", (long) LINES);
          calls.send("app.log", Instant.now() + " INFO meanwhile\n", LINES + i + 1L);
        }
      } finally {
        isEnough.set(true);
      }
    }
    for (Future<Integer> each : asked) {
      assertThat(each.get()).as("calls that were answered").isPositive();
    }
    assertThat(calls.document("/health")).containsEntry("status", "healthy");
  }

  private int askOn(List<String> queries, int first, AtomicBoolean isEnough) throws Exception {
    int answered = 0;
    try (WholeCalls own = new WholeCalls(nightjar)) {
      while (answered == 0 || !isEnough.get()) {
        String query = queries.get((first + answered) % queries.size());
        var _ = own.search(query, "&limit=100&facets=pattern&histogram=96");
        answered++;
      }
    }
    return answered;
  }
}

package nightjar.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import nightjar.server.Nightjar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records whose clocks go wrong: they are kept, found, counted, and hurt no other. */
class OddTimesTest {
  private static final List<String> ODD =
      List.of(
          "9999-12-31T23:59:59Z",
          "2262-04-11T23:47:16Z",
          "2262-04-11T23:47:17Z",
          "2100-01-01T00:00:00Z",
          "1970-01-01T00:00:00Z",
          "1969-12-31T23:59:59Z",
          "1677-09-21T00:12:43Z",
          "0001-01-01T00:00:00Z");
  private static final int USUAL = 60;
  private static final int OFF = 5;

  @TempDir private Path folder;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private Nightjar nightjar;
  private WholeCalls calls;

  @BeforeEach
  void fill() throws Exception {
    nightjar = WholeSystem.start(folder);
    calls = new WholeCalls(nightjar);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < USUAL; i++) {
      lines.append(now.minusSeconds(USUAL - i)).append(" INFO usual ").append(i).append('\n');
    }
    for (int i = 0; i < ODD.size(); i++) {
      lines.append(ODD.get(i)).append(" INFO odd ").append(i).append('\n');
    }
    lines.append(now.plus(12, ChronoUnit.HOURS)).append(" INFO ahead\n");
    lines.append(now.minus(12, ChronoUnit.HOURS)).append(" INFO behind\n");
    calls.send("app.log", lines.toString(), USUAL + 2L + ODD.size());
    calls.send("ahead.log", clock("2099-05-01T00:00:0", "future"), all() - OFF);
    calls.send("behind.log", clock("1999-05-01T00:00:0", "past"), all());
  }

  @AfterEach
  void end() throws Exception {
    calls.close();
    nightjar.close();
  }

  private static long all() {
    return USUAL + 2L + ODD.size() + 2 * OFF;
  }

  /** Lines of a source whose clock is years off. */
  private static String clock(String second, String word) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < OFF; i++) {
      lines.append(second).append(i).append("Z INFO ").append(word).append(' ').append(i);
      lines.append('\n');
    }
    return lines.toString();
  }

  @Test
  void everyRecord_isFound_withItsText() throws Exception {
    for (int i = 0; i < ODD.size(); i++) {
      Map<String, Object> page = calls.search("\"odd " + i + "\"", "");
      assertThat(page).containsEntry("total", 1L);
      assertThat(String.valueOf(Samples.list(page, "results").getFirst().get("text")))
          .startsWith(ODD.get(i));
    }
    assertThat(calls.search("*", "&limit=500")).containsEntry("total", all());
  }

  @Test
  void ranges_haveWhatIsBelieved() throws Exception {
    assertThat(total("usual last:1h")).isEqualTo(USUAL);
    // What cannot be, after the line before it, is where that line is.
    assertThat(total("odd last:1h")).isEqualTo(ODD.size());
    assertThat(total("odd from:2099-01-01")).isZero();
    assertThat(total("odd to:1971-01-01")).isZero();
    // What is yet to come counts when it came; what was is where it was.
    assertThat(total("ahead from:now")).isZero();
    assertThat(total("ahead last:1h")).isEqualTo(1);
    assertThat(total("future from:2099-01-01")).isZero();
    assertThat(total("future last:1h")).isEqualTo(OFF);
    assertThat(total("behind from:-13h to:-11h")).isEqualTo(1);
    assertThat(total("past from:1999-05-01 to:1999-05-02")).isEqualTo(OFF);
    assertThat(total("* from:1970-01-01 to:2261-12-31")).isEqualTo(all());
    assertThat(total("*")).isEqualTo(all());
  }

  private long total(String query) throws Exception {
    return Long.parseLong(String.valueOf(calls.search(query, "&limit=1").get("total")));
  }

  @Test
  void histogramAndFacets_addUp_whateverTheTimes() throws Exception {
    for (String bars : List.of("1", "2", "96", "500")) {
      Map<String, Object> page =
          calls.search("*", "&limit=1&facets=level,service,source,pattern&histogram=" + bars);
      assertThat(page).containsEntry("total", all());
      Map<String, Object> histogram = Samples.object(page, "histogram");
      assertThat(histogram).containsEntry("complete", true);
      long counted = 0;
      for (Map<String, Object> bar : Samples.list(histogram, "volume_data")) {
        counted += Long.parseLong(String.valueOf(bar.get("count")));
      }
      assertThat(histogram).containsEntry("total_logs", counted);
      assertThat(counted).as("bars").isPositive().isLessThanOrEqualTo(all());
      Map<String, Object> levels = Samples.object(Samples.object(page, "facets"), "level");
      assertThat(levels.toString()).contains("" + all());
    }
    assertThat(
            Samples.object(
                calls.search("* from:1970-01-01 to:2261-12-31", "&histogram=96"), "histogram"))
        .containsEntry("total_logs", all())
        .containsEntry("complete", true);
    assertThat(Samples.object(calls.search("last:1h", "&histogram=60"), "histogram"))
        .containsEntry("total_logs", (long) USUAL + ODD.size() + 1 + OFF);
  }

  @Test
  void whatComesAfter_isJudged_andStored_andStaysOverARestart() throws Exception {
    calls.send("app.log", now + " ERROR after all of them\n", all() + 1);
    assertThat(calls.search("after last:1h", "")).containsEntry("total", 1L);
    assertThat(calls.document("/health")).containsEntry("status", "healthy");
    end();
    nightjar = WholeSystem.start(folder);
    calls = new WholeCalls(nightjar);
    assertThat(calls.search("*", "")).containsEntry("total", all() + 1);
    assertThat(calls.search("odd", "")).containsEntry("total", (long) ODD.size());
    calls.send("app.log", now + " INFO and on\n", all() + 2);
  }
}

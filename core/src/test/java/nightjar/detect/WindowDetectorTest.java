package nightjar.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import nightjar.LineRef;
import nightjar.TimeRange;
import nightjar.pattern.PatternViews;
import nightjar.source.Names;
import org.junit.jupiter.api.Test;

class WindowDetectorTest {
  private static final long SECOND = 1_000_000_000L;
  private final Records records = new Records();

  @Test
  void burstOfErrors_isOneAnomalyWithItsPlaceAndWords() {
    var detector = new WindowDetector(50, 25, 0.05, 1);
    write(detector, 0, 10_000, 1, 6000, 6050);
    List<Anomaly> anomalies = judge(detector, 10_000);
    assertThat(anomalies).hasSize(1);
    Anomaly burst = anomalies.getFirst();
    assertThat(burst.detector()).isEqualTo("window");
    assertThat(burst.bits()).isCloseTo(12, within(1e-4));
    assertThat(burst.range().fromNanos()).isBetween(5950 * SECOND, 6000 * SECOND);
    assertThat(burst.range().toNanos()).isBetween(6050 * SECOND, 6101 * SECOND);
    assertThat(burst.lines()).isBetween(50L, 150L);
    assertThat(burst.pattern()).isEqualTo(1);
    assertThat(burst.service()).isEqualTo(2);
    assertThat(burst.evidence().getFirst().text())
        .matches(
            "window#240 \\(50 lines from line 6001\\): 50 with ERROR where 0 to \\d is usual.*");
    assertThat(burst.evidence().getFirst().observed()).isEqualTo(50);
    assertThat(burst.evidence().get(1).text())
        .matches("window#240: avg_len=[0-9.]+, errors=50, warns=0, uniq=\\d+");
  }

  @Test
  void nothingUnusual_isSilent() {
    int noisy = 0;
    for (int seed = 0; seed < 200; seed++) {
      var detector = new WindowDetector(50, 25, 0.05, seed);
      int lines = 200 + seed * 40;
      write(detector, 0, lines, 1000 + seed, -1, -1);
      noisy += judge(detector, lines).isEmpty() ? 0 : 1;
    }
    assertThat(noisy).isLessThanOrEqualTo(10);
  }

  @Test
  void fewerThanThreeWindows_sayNothing() {
    var detector = new WindowDetector(50, 25, 0.05, 1);
    write(detector, 0, 99, 1, 60, 99);
    assertThat(judge(detector, 99)).isEmpty();
    assertThat(judge(new WindowDetector(50, 25, 0.05, 1), 0)).isEmpty();
  }

  @Test
  void windowsOfSources_areKeptApart() {
    var detector = new WindowDetector(50, 25, 0.05, 1);
    write(detector, 1, 5000, 1, -1, -1);
    write(detector, 0, 5000, 2, 1000, 1050);
    List<Anomaly> anomalies = judge(detector, 10_000);
    assertThat(anomalies).hasSize(1);
    assertThat(anomalies.getFirst().evidence().getFirst().text())
        .startsWith("window#40 (50 lines from line 1001 of source 1)");
  }

  @Test
  void recordsWithoutTime_giveAnEmptyRange() {
    var detector = new WindowDetector(50, 25, 0.05, 1);
    for (int i = 0; i < 4000; i++) {
      String line = i / 50 == 40 ? "ERROR broken pipe" : "request " + i % 300 + " served";
      detector.observe(records.of(0, 0, LineRef.NO_TIME, line));
    }
    List<Anomaly> anomalies = judge(detector, 4000);
    assertThat(anomalies).hasSize(1);
    assertThat(anomalies.getFirst().range())
        .isEqualTo(new TimeRange(LineRef.NO_TIME, LineRef.NO_TIME));
  }

  @Test
  void judging_changesNothing() {
    var once = new WindowDetector(50, 25, 0.05, 1);
    var often = new WindowDetector(50, 25, 0.05, 1);
    write(once, 0, 30_000, 5, 20_000, 20_080);
    write(often, 0, 30_000, 5, 20_000, 20_080);
    List<Anomaly> first = judge(often, 30_000);
    assertThat(judge(often, 30_000)).isEqualTo(first).isEqualTo(judge(once, 30_000)).isNotEmpty();
  }

  /**
   * Requests of several lengths, one line in a hundred an error; nothing but errors in [from, to).
   */
  private void write(WindowDetector detector, int source, int lines, long seed, int from, int to) {
    var random = new SplittableRandom(seed);
    records.source(source);
    for (int i = 0; i < lines; i++) {
      boolean burst = i >= from && i < to;
      String line =
          burst || random.nextInt(100) == 0
              ? "ERROR request " + random.nextInt(1000) + " refused, store busy"
              : "INFO request " + random.nextInt(1000) + " served" + "x".repeat(random.nextInt(30));
      detector.observe(records.of(burst ? 1 : 0, burst ? 2 : 0, i * SECOND, line));
    }
  }

  private static List<Anomaly> judge(WindowDetector detector, long lines) {
    var view = PatternViews.of(List.of("INFO request <*> served", "ERROR request <*> refused"));
    var range = new TimeRange(0, lines * SECOND);
    return detector.judge(new Judgement(view, new Names(), lines, range));
  }
}

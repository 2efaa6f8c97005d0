package nightjar.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import nightjar.LineRef;
import nightjar.TimeRange;
import nightjar.pattern.PatternView;
import nightjar.pattern.PatternViews;
import nightjar.source.Names;
import org.junit.jupiter.api.Test;

class ValueDetectorTest {
  private static final long SECOND = 1_000_000_000L;

  /** 2026-03-01T00:00Z. */
  private static final long START = 1_772_323_200L * SECOND;

  private final Records records = new Records();
  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void slowStretch_isFoundWithItsTimeAndRatio() {
    Anomaly slow = only(feed(7200, i -> millis(i >= 3600 && i < 4500 ? 7 : 1)));
    assertThat(slow.detector()).isEqualTo("value");
    assertThat(slow.bits()).isEqualTo(40);
    assertThat(slow.pattern()).isZero();
    assertThat(slow.range().fromNanos()).isBetween(START + 3500 * SECOND, START + 3700 * SECOND);
    assertThat(slow.range().toNanos()).isBetween(START + 4400 * SECOND, START + 4700 * SECOND);
    assertThat(slow.lines()).isBetween(800L, 1000L);
    assertThat(slow.evidence().getFirst().text())
        .matches(
            "took <n> ms in \"GET <\\*> took <\\*> ms\": typically [67]\\d\\d where [.\\d]+ to \\d+"
                + " is usual, ×[67][.\\d]*, between 0[01]:[05]\\d and 01:1\\d");
    assertThat(slow.evidence().getFirst().observed()).isBetween(600.0, 800.0);
    assertThat(slow.evidence().getFirst().expected()).isBetween(90.0, 110.0);
  }

  @Test
  void oneSlowEndpointOfFive_isFoundByTheShareOfLargeValues() {
    Anomaly slow = only(feed(20_000, i -> millis(i >= 12_000 && i < 13_000 && i % 5 == 0 ? 4 : 1)));
    assertThat(slow.evidence().getFirst().text()).contains(" of values above ");
    assertThat(slow.range().fromNanos())
        .isBetween(START + 11_500 * SECOND, START + 12_300 * SECOND);
  }

  @Test
  void singleHugeValue_isFound() {
    Anomaly huge = only(feed(3000, i -> i == 1234 ? "90000" : millis(1)));
    assertThat(huge.lines()).isEqualTo(1);
    assertThat(huge.bits()).isLessThanOrEqualTo(14);
    assertThat(huge.range().fromNanos()).isEqualTo(START + 1234 * SECOND);
    assertThat(huge.evidence().getFirst().text())
        .contains("once 90000 where the next largest of 2984 is");
  }

  @Test
  void unitsOfOneKind_areOneScale() {
    Anomaly slow =
        only(
            feed(
                3000,
                i -> i >= 1500 && i < 1700 ? "1." + random.nextInt(10) + "s" : millis(1) + "ms"));
    assertThat(slow.evidence().getFirst().observed()).isBetween(1000.0, 2000.0);
    assertThat(slow.evidence().getFirst().text()).startsWith("took <n>ms in");
  }

  @Test
  void smallFractions_driftToo() {
    Anomaly slow =
        only(
            feed(
                3000,
                i ->
                    "0.0"
                        + (i >= 1500 && i < 1700 ? 80 : 10 + random.nextInt(5))
                        + random.nextInt(10)));
    assertThat(slow.evidence().getFirst().observed()).isBetween(0.07, 0.09);
  }

  @Test
  void shapesOfOnePattern_areJudgedTogether() {
    var detector = new ValueDetector(ZoneOffset.UTC);
    for (int i = 0; i < 360; i++) {
      String value = millis(i >= 200 && i < 240 ? 8 : 1);
      detector.observe(records.of(i % 2, 0, START + i * SECOND, "GET took " + value + " ms"));
    }
    var view = PatternViews.of(new int[] {0, 0}, List.of("GET took <*> ms"));
    assertThat(judge(detector, view)).hasSize(1);
    var apart = PatternViews.of(List.of("GET took <*> ms", "GET took <*> ms"));
    assertThat(judge(detector, apart)).isEmpty();
  }

  @Test
  void countersIdsConstantsAndRenamings_areLeftAlone() {
    assertThat(feed(3000, i -> "" + (1000 + i * 3))).isEmpty();
    assertThat(feed(3000, i -> "" + (90_000 - i / 2))).isEmpty();
    assertThat(
            feed(
                3000,
                i ->
                    ""
                        + (i < 1500
                            ? random.nextInt(100_000, 999_999)
                            : random.nextInt(10) + 5_000_000)))
        .isEmpty();
    assertThat(feed(3000, i -> "8080")).isEmpty();
    assertThat(feed(3000, i -> i < 2048 ? "8080" : "18080")).isEmpty();
    assertThat(feed(3000, i -> i < 1500 ? "node" + i : "7")).isEmpty();
  }

  @Test
  void fewValuesOrNoTime_sayNothing() {
    assertThat(feed(150, i -> millis(i > 100 ? 20 : 1))).isEmpty();
    var detector = new ValueDetector(ZoneOffset.UTC);
    for (int i = 0; i < 3000; i++) {
      String line = "GET took " + millis(i > 2500 ? 20 : 1) + " ms";
      detector.observe(records.of(0, 0, LineRef.NO_TIME, line));
    }
    assertThat(judge(detector, PatternViews.of(List.of("GET took <*> ms")))).isEmpty();
  }

  @Test
  void noDrift_isSilentWithDailyRhythmAndPersistence() {
    int noisy = 0;
    for (int seed = 0; seed < 40; seed++) {
      noisy +=
          judge(rhythm(seed), PatternViews.of(Collections.nCopies(50, "GET took <*> ms"))).isEmpty()
              ? 0
              : 1;
    }
    assertThat(noisy).isLessThanOrEqualTo(2);
  }

  /** 50 slots over two days, busy at noon; each wanders by 10 % within an hour or two. */
  private ValueDetector rhythm(long seed) {
    var dice = new SplittableRandom(seed);
    var detector = new ValueDetector(ZoneOffset.UTC);
    double[] level = new double[50];
    for (int minute = 0; minute < 2 * 1440; minute++) {
      double busy = 0.55 - 0.45 * Math.cos(2 * Math.PI * minute / 1440);
      for (int slot = 0; slot < 50; slot++) {
        level[slot] = 0.98 * level[slot] + 0.2 * 0.1 * dice.nextGaussian();
        if (dice.nextDouble() < busy) {
          double value = 100 * Math.exp(level[slot] + (0.1 + slot % 5 * 0.2) * dice.nextGaussian());
          String line = "GET took " + Math.round(value) + " ms";
          detector.observe(records.of(slot, 0, START + minute * 60L * SECOND, line));
        }
      }
    }
    return detector;
  }

  private String millis(double factor) {
    return Long.toString(Math.round(100 * factor * Math.exp(0.4 * random.nextGaussian())));
  }

  /** A record a second, of one shape. */
  private List<Anomaly> feed(int count, IntFunction<String> value) {
    var detector = new ValueDetector(ZoneOffset.UTC);
    for (int i = 0; i < count; i++) {
      String line = "GET x took " + value.apply(i) + " ms";
      detector.observe(records.of(0, 0, START + i * SECOND, line));
    }
    return judge(detector, PatternViews.of(List.of("GET <*> took <*> ms")));
  }

  private static List<Anomaly> judge(ValueDetector detector, PatternView view) {
    return detector.judge(new Judgement(view, new Names(), 1, new TimeRange(START, START)));
  }

  private static Anomaly only(List<Anomaly> anomalies) {
    assertThat(anomalies).hasSize(1);
    return anomalies.getFirst();
  }
}

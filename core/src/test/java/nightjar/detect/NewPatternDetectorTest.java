package nightjar.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nightjar.LineRef;
import nightjar.Severity;
import nightjar.TimeRange;
import nightjar.pattern.Model;
import nightjar.pattern.PatternMiner;
import nightjar.shape.FastKey;
import nightjar.source.Names;
import nightjar.source.RecordBatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewPatternDetectorTest {
  private static final long SECOND = 1_000_000_000L;
  private static final String[] WORDS = {
    "amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heron", "isle", "juniper",
    "kelp", "larch", "maple", "night", "otter", "pine", "quartz", "raven", "sable", "tundra"
  };

  /** A run of records, seconds apart. */
  private static final class Run {
    final PatternMiner miner = new PatternMiner();
    final Volumes volumes = new Volumes();
    private final FastKey key = new FastKey(1);
    private final Records records = new Records();
    private long count;

    void write(String message, byte severity, long timeNanos) {
      CurrentRecord record = records.of(0, 0, timeNanos, message);
      byte[] bytes =
          Arrays.copyOf(
              message.getBytes(StandardCharsets.UTF_8), message.length() + RecordBatch.PADDING);
      long hash = key.of(bytes, 0, message.length(), record.slots);
      record.shape = miner.observe(hash, 0, bytes, 0, message.length(), severity);
      volumes.observe(record);
      count++;
    }

    void write(String message, byte severity) {
      write(message, severity, count * SECOND);
    }

    /** Ten kinds of lines over and over. */
    Run steady(int lines) {
      for (int i = 0; i < lines; i++) {
        write(WORDS[i % 10] + " request served in " + i + " ms", Severity.INFO);
      }
      return this;
    }

    Judgement judgement() {
      return new Judgement(
          miner.view(), new Names(), count, new TimeRange(0, Math.max(1, count) * SECOND));
    }

    List<Anomaly> judge(@Nullable Model baseline) {
      if (baseline != null) {
        miner.join(baseline.shapes());
      }
      return new NewPatternDetector(volumes, baseline).judge(judgement());
    }

    Model model() {
      Map<String, Long> shapes = new HashMap<>();
      for (int shape = 0; shape < miner.shapes(); shape++) {
        shapes.put(miner.shape(shape).text(), miner.count(shape));
      }
      return new Model(shapes, count, count * SECOND, Collections.nCopies(25, 0L), Map.of());
    }
  }

  private static String text(Run run, Anomaly anomaly) {
    return run.judgement().patterns().pattern(anomaly.pattern()).text();
  }

  @Test
  void newLineInASteadyLog_isFound() {
    Run run = new Run().steady(600);
    run.write("cache of the shop is cold", Severity.INFO);
    run.steady(400);
    run.write("cache of the shop is cold", Severity.INFO);
    List<Anomaly> anomalies = run.judge(null);
    assertThat(anomalies).hasSize(1);
    Anomaly found = anomalies.getFirst();
    assertThat(text(run, found)).isEqualTo("cache of the shop is cold");
    assertThat(found.detector()).isEqualTo("new");
    assertThat(found.bits()).isCloseTo(Math.log(40) / Math.log(2), within(1e-9));
    assertThat(found.lines()).isEqualTo(2);
    assertThat(found.range().fromNanos()).isLessThanOrEqualTo(600 * SECOND);
    assertThat(found.range().toNanos()).isGreaterThan(1_001 * SECOND);
    assertThat(found.evidence().getFirst().text())
        .isEqualTo("new: first seen after 600 records, the only such pattern");
  }

  @Test
  void whatIsThereInTheFirstFifth_isNotNew() {
    Run run = new Run().steady(100);
    run.write("cache of the shop is cold", Severity.INFO);
    run.steady(900);
    assertThat(run.judge(null)).isEmpty();
    Run later = new Run().steady(300);
    later.write("cache of the shop is cold", Severity.INFO);
    later.steady(700);
    assertThat(later.judge(null)).hasSize(1);
  }

  @Test
  void inALogWithALongTail_onlyTheGraverNewLineCounts() {
    Run run = new Run();
    int tail = 0;
    for (int i = 0; i < 2_000; i++) {
      run.steady(1);
      if (i % 20 == 0) {
        String kind = WORDS[tail % 20] + " " + WORDS[tail / 20 + 3] + " " + WORDS[(tail * 7) % 20];
        run.write(kind + " happened for the first time", Severity.INFO);
        tail++;
      }
      if (i == 1_500) {
        run.write("disk of the store is gone", Severity.FATAL);
      }
    }
    List<Anomaly> anomalies = run.judge(null);
    assertThat(run.miner.view().size()).isGreaterThan(80);
    assertThat(anomalies).hasSize(1);
    assertThat(text(run, anomalies.getFirst())).isEqualTo("disk of the store is gone");
    assertThat(anomalies.getFirst().evidence().getFirst().text())
        .endsWith(", the only such pattern at FATAL or above");
  }

  @Test
  void severalNewLines_shareTheSurprise() {
    Run run = new Run().steady(600);
    run.write("cache of the shop is cold", Severity.INFO);
    run.steady(150);
    run.write("door to the harbour stands open", Severity.INFO);
    run.steady(150);
    run.write("gate was asked for a song", Severity.INFO);
    run.steady(200);
    assertThat(run.judge(null))
        .hasSize(3)
        .allSatisfy(
            anomaly -> {
              assertThat(anomaly.bits()).isCloseTo(3, within(1e-9));
              assertThat(anomaly.evidence().getFirst().text()).endsWith("one of 3 such patterns");
            });
  }

  @Test
  void shortRun_saysNothing_withoutABaseline() {
    Run run = new Run().steady(150);
    run.write("cache of the shop is cold", Severity.INFO);
    assertThat(run.judge(null)).isEmpty();
    assertThat(new Run().judge(null)).isEmpty();
  }

  @Test
  void baseline_showsWhatItLacks_fromTheFirstRecordOn() {
    Model quiet = new Run().steady(2_000).model();
    Run run = new Run();
    run.write("cache of the shop is cold", Severity.INFO);
    run.steady(50);
    List<Anomaly> anomalies = run.judge(quiet);
    assertThat(anomalies).hasSize(1);
    assertThat(text(run, anomalies.getFirst())).isEqualTo("cache of the shop is cold");
    assertThat(anomalies.getFirst().bits()).isGreaterThan(6);
    assertThat(anomalies.getFirst().evidence().getFirst().text())
        .isEqualTo("new: first seen after 0 records, not in the baseline, the only such pattern");
  }

  @Test
  void runAgainstItsOwnModel_hasNothingNew() {
    Run first = new Run().steady(600);
    first.write("cache of the shop is cold", Severity.INFO);
    first.steady(400);
    Run again = new Run().steady(600);
    again.write("cache of the shop is cold", Severity.INFO);
    again.steady(400);
    assertThat(again.judge(first.model())).isEmpty();
    assertThat(new NewPatternDetector(again.volumes, first.model()).newPatterns(again.judgement()))
        .isEmpty();
  }

  @Test
  void newLine_isWorthLess_whereTheBaselineHadMuchThatCameOnce() {
    Run plain = new Run().steady(1_000);
    Run varied = new Run().steady(1_000);
    for (int i = 0; i < 100; i++) {
      varied.write(WORDS[i % 20] + " " + WORDS[i / 20 + 3] + " sang at night", Severity.INFO);
    }
    double[] bits = new double[2];
    for (int i = 0; i < 2; i++) {
      Run run = new Run().steady(200);
      run.write("cache of the shop is cold", Severity.INFO);
      bits[i] = run.judge(i == 0 ? plain.model() : varied.model()).getFirst().bits();
    }
    assertThat(bits[0]).isGreaterThan(bits[1] + 1);
  }

  @Test
  void recordsWithoutTime_areFoundToo() {
    Run run = new Run();
    for (int i = 0; i < 1_000; i++) {
      String message = i == 700 ? "cache of the shop is cold" : "request " + i + " served";
      run.write(message, Severity.INFO, LineRef.NO_TIME);
    }
    assertThat(run.judge(null)).hasSize(1);
    assertThat(run.judge(null).getFirst().range())
        .isEqualTo(new TimeRange(LineRef.NO_TIME, LineRef.NO_TIME));
  }
}

package nightjar.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import nightjar.LineRef;
import org.junit.jupiter.api.Test;

class SilenceDetectorTest {
  private static final int MINUTES = 360;

  private final Course course = new Course();

  private static List<Anomaly> judge(Course course) {
    return new SilenceDetector(course.volumes).judge(course.judgement());
  }

  /** A pattern of service 0 that keeps every other one company for the whole run. */
  private static void busy(Course course, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int minute = 0; minute < MINUTES; minute++) {
      course.poisson(random, 0, 0, minute, 30);
    }
  }

  @Test
  void heartbeatThatStopsForAWhile_isFoundWithItsTime() {
    busy(course, 1);
    for (int i = 0; i < MINUTES * 2; i++) {
      if (i < 400 || i >= 430) {
        course.write(1, 0, i * 30);
      }
    }
    List<Anomaly> anomalies = judge(course);
    assertThat(anomalies).hasSize(1);
    Anomaly silence = anomalies.getFirst();
    assertThat(silence.detector()).isEqualTo("silence");
    assertThat(silence.pattern()).isEqualTo(1);
    assertThat(silence.service()).isEqualTo(-1);
    assertThat(silence.absence()).isTrue();
    assertThat(silence.lines()).isZero();
    assertThat(silence.bits()).isGreaterThan(20);
    assertThat(Course.minute(silence.range().fromNanos())).isCloseTo(200, within(1.1));
    assertThat(Course.minute(silence.range().toNanos())).isCloseTo(215, within(1.1));
    Evidence evidence = silence.evidence().getFirst();
    assertThat(evidence.text())
        .matches("nothing for 1[45] min where the longest pause is (?:32|64) s");
    assertThat(evidence.observed()).isCloseTo(900, within(70.0));
  }

  @Test
  void naturalGaps_areSilent() {
    int alarms = 0;
    for (int seed = 0; seed < 100; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Course noise = new Course();
      for (int minute = 0; minute < MINUTES; minute++) {
        for (int pattern = 0; pattern < 8; pattern++) {
          noise.poisson(random, pattern, pattern / 3, minute, 0.05 * (1 << pattern));
        }
      }
      alarms += Course.isReported(judge(noise)) ? 1 : 0;
    }
    assertThat(alarms).isLessThanOrEqualTo(5);
  }

  @Test
  void patternThatComesInBatches_isNotCalledSilentBetweenThem() {
    int alarms = 0;
    for (int seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Course batches = new Course();
      busy(batches, seed);
      for (double minute = 0; minute < MINUTES; minute -= 15 * Math.log(1 - random.nextDouble())) {
        for (int i = 0; i < 60; i++) {
          batches.write(1, 0, minute * 60 + i);
        }
      }
      alarms += Course.isReported(judge(batches)) ? 1 : 0;
    }
    assertThat(alarms).isLessThanOrEqualTo(3);
  }

  @Test
  void serviceThatGoesQuiet_isFound_besideItsPatterns() {
    SplittableRandom random = new SplittableRandom(4);
    busy(course, 4);
    for (int minute = 0; minute < MINUTES; minute++) {
      if (minute < 150 || minute >= 170) {
        course.poisson(random, 1, 1, minute, 20);
        course.poisson(random, 2, 1, minute, 0.1);
      }
    }
    List<Anomaly> anomalies = judge(course);
    assertThat(anomalies).anyMatch(anomaly -> anomaly.service() == 1 && anomaly.pattern() == -1);
    assertThat(anomalies).anyMatch(anomaly -> anomaly.pattern() == 1);
    assertThat(anomalies).noneMatch(anomaly -> anomaly.service() == 0 || anomaly.pattern() == 0);
    assertThat(anomalies)
        .allMatch(
            anomaly ->
                Math.abs(Course.minute(anomaly.range().fromNanos()) - 150) < 1.5
                    && Math.abs(Course.minute(anomaly.range().toNanos()) - 170) < 1.5);
  }

  @Test
  void patternThatBeginsLate_isNotCalledSilentBefore() {
    busy(course, 5);
    for (int i = MINUTES; i < MINUTES * 2; i++) {
      course.write(1, 0, i * 30);
    }
    assertThat(judge(course)).isEmpty();
  }

  @Test
  void patternThatEndsEarly_isNotCalledSilent_unlessItWasRegular() {
    int alarms = 0;
    for (int seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Course done = new Course();
      busy(done, seed);
      for (int minute = 0; minute < MINUTES * 9 / 10; minute++) {
        done.poisson(random, 1, 0, minute, 0.2);
      }
      alarms += Course.isReported(judge(done)) ? 1 : 0;
    }
    assertThat(alarms).isLessThanOrEqualTo(3);

    busy(course, 6);
    for (int i = 0; i < 600; i++) {
      course.write(1, 0, i * 30);
    }
    List<Anomaly> stopped = judge(course);
    assertThat(stopped).hasSize(1);
    assertThat(stopped.getFirst().pattern()).isEqualTo(1);
    assertThat(Course.minute(stopped.getFirst().range().fromNanos())).isCloseTo(300, within(1.1));
    assertThat(Course.minute(stopped.getFirst().range().toNanos())).isCloseTo(360, within(1.1));
    assertThat(stopped.getFirst().evidence().getFirst().text())
        .matches(
            "nothing for (?:59|60|61) min up to the end where the longest pause is (?:32|64) s");
  }

  @Test
  void everySilenceAtOnce_isFoundForEachSeries() {
    for (int i = 0; i < MINUTES * 6; i++) {
      if (i < 1000 || i >= 1100) {
        course.write(i % 3, 0, i * 10);
      }
    }
    assertThat(judge(course).stream().map(Anomaly::pattern)).containsExactly(0, 1, 2, -1);
  }

  @Test
  void aPauseLikeOneBefore_isNoNews() {
    busy(course, 7);
    for (int i = 0; i < MINUTES * 2; i++) {
      if ((i < 200 || i >= 220) && (i < 400 || i >= 430)) {
        course.write(1, 0, i * 30);
      }
    }
    assertThat(judge(course)).isEmpty();
  }

  @Test
  void rarePatterns_andRecordsWithoutTime_sayNothing() {
    busy(course, 8);
    for (int i = 0; i < 11; i++) {
      course.write(1, 0, i * 60);
    }
    assertThat(judge(course)).isEmpty();
    Volumes volumes = new Volumes();
    volumes.observe(new Records().of(0, 0, LineRef.NO_TIME, "a line"));
    assertThat(new SilenceDetector(volumes).judge(course.judgement())).isEmpty();
  }
}

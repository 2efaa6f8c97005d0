package nightjar.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import nightjar.LineRef;
import org.junit.jupiter.api.Test;

class RateDetectorTest {
  private final Course course = new Course();

  private static List<Anomaly> judge(Course course) {
    return new RateDetector(course.volumes).judge(course.judgement());
  }

  @Test
  void burst_isFoundWithItsTimeAndNumbers() {
    SplittableRandom random = new SplittableRandom(1);
    for (int minute = 0; minute < 240; minute++) {
      course.poisson(random, 0, 0, minute, minute >= 100 && minute < 106 ? 60 : 6);
      course.poisson(random, 1, 1, minute, 20);
    }
    List<Anomaly> anomalies = judge(course);
    assertThat(anomalies).hasSize(2);
    assertThat(anomalies.getFirst().pattern()).isZero();
    assertThat(anomalies.getFirst().service()).isEqualTo(-1);
    assertThat(anomalies.getLast().pattern()).isEqualTo(-1);
    assertThat(anomalies.getLast().service()).isZero();
    for (Anomaly burst : anomalies) {
      assertThat(burst.detector()).isEqualTo("rate");
      assertThat(burst.bits()).isGreaterThan(30);
      assertThat(Course.minute(burst.range().fromNanos())).isBetween(98.5, 101.0);
      assertThat(Course.minute(burst.range().toNanos())).isBetween(105.0, 107.5);
      assertThat(burst.lines()).isBetween(280L, 420L);
      Evidence evidence = burst.evidence().getFirst();
      assertThat(evidence.observed()).isCloseTo(56, within(8.0));
      assertThat(evidence.expected()).isCloseTo(6, within(0.5));
      assertThat(evidence.text())
          .matches("\\d+ per minute where [0-9.]+ to (?:[7-9]|1\\d)(?:\\.\\d)? is usual");
    }
  }

  @Test
  void shortBurst_isToldInSeconds() {
    SplittableRandom random = new SplittableRandom(2);
    for (int minute = 0; minute < 60; minute++) {
      course.poisson(random, 0, 0, minute, 3);
    }
    for (int i = 0; i < 80; i++) {
      course.write(0, 0, 1800 + i / 10.0);
    }
    List<Anomaly> anomalies = judge(course);
    assertThat(anomalies).hasSize(2);
    assertThat(anomalies.getFirst().evidence().getFirst().text())
        .matches("8\\d in 8 s where 0 to [0-9.]+ is usual");
  }

  @Test
  void dip_isFoundWithItsTimeAndNumbers() {
    SplittableRandom random = new SplittableRandom(3);
    for (int minute = 0; minute < 240; minute++) {
      course.poisson(random, 0, 0, minute, minute >= 100 && minute < 112 ? 6 : 60);
    }
    List<Anomaly> anomalies = judge(course);
    assertThat(anomalies).hasSize(2);
    Anomaly dip = anomalies.getFirst();
    assertThat(dip.bits()).isGreaterThan(30);
    assertThat(Course.minute(dip.range().fromNanos())).isBetween(99.0, 101.5);
    assertThat(Course.minute(dip.range().toNanos())).isBetween(110.5, 113.0);
    assertThat(dip.evidence().getFirst().observed()).isCloseTo(6, within(3.0));
    assertThat(dip.evidence().getFirst().expected()).isCloseTo(60, within(3.0));
  }

  @Test
  void steadyNoise_isSilent() {
    int alarms = 0;
    for (int seed = 0; seed < 100; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Course noise = new Course();
      for (int minute = 0; minute < 120; minute++) {
        for (int pattern = 0; pattern < 8; pattern++) {
          noise.poisson(random, pattern, pattern / 3, minute, 0.2 * (1 << pattern));
        }
      }
      alarms += Course.isReported(judge(noise)) ? 1 : 0;
    }
    assertThat(alarms).isLessThanOrEqualTo(5);
  }

  @Test
  void rhythmCommonToAllPatterns_isNoAlarm_butABurstInItIs() {
    int alarms = 0;
    for (int seed = 0; seed < 30; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Course quiet = new Course();
      Course loud = new Course();
      for (int minute = 0; minute < 360; minute++) {
        double wave = 1 + 0.7 * Math.sin(2 * Math.PI * minute / 240);
        for (int pattern = 0; pattern < 10; pattern++) {
          quiet.poisson(random, pattern, 0, minute, wave * (2 + pattern));
          double more = pattern == 3 && minute >= 60 && minute < 66 ? 8 : 1;
          loud.poisson(random, pattern, 0, minute, wave * more * (2 + pattern));
        }
      }
      alarms += Course.isReported(judge(quiet)) ? 1 : 0;
      assertThat(judge(loud))
          .as("seed " + seed)
          .anyMatch(
              anomaly ->
                  anomaly.pattern() == 3
                      && anomaly.bits() > 20
                      && Math.abs(Course.minute(anomaly.range().fromNanos()) - 60) < 2);
    }
    assertThat(alarms).isLessThanOrEqualTo(2);
  }

  @Test
  void riseOfOnePatternOnly_isAnAlarm() {
    SplittableRandom random = new SplittableRandom(6);
    for (int minute = 0; minute < 360; minute++) {
      for (int pattern = 0; pattern < 10; pattern++) {
        boolean up = pattern == 7 && minute >= 150 && minute < 210;
        course.poisson(random, pattern, 0, minute, up ? 20 : 5);
      }
    }
    assertThat(judge(course)).anyMatch(anomaly -> anomaly.pattern() == 7);
    assertThat(judge(course)).noneMatch(a -> a.pattern() >= 0 && a.pattern() != 7);
  }

  @Test
  void nothingAtAllForAWhile_isLeftToTheSilenceDetector() {
    SplittableRandom random = new SplittableRandom(7);
    for (int minute = 0; minute < 240; minute++) {
      if (minute < 100 || minute >= 120) {
        course.poisson(random, 0, 0, minute, 30);
      }
    }
    assertThat(judge(course)).isEmpty();
  }

  @Test
  void tooFewRecordsOrColumns_sayNothing() {
    assertThat(judge(course)).isEmpty();
    for (int i = 0; i < 500; i++) {
      course.write(0, 0, 1 + i % 11);
      course.write(0, 0, 5);
    }
    assertThat(judge(course)).isEmpty();
    Course rare = new Course();
    SplittableRandom random = new SplittableRandom(8);
    for (int minute = 0; minute < 120; minute++) {
      rare.poisson(random, 0, 0, minute, 10);
    }
    for (int i = 0; i < 11; i++) {
      rare.write(1, 0, 3600 + i / 100.0);
    }
    assertThat(judge(rare)).noneMatch(anomaly -> anomaly.pattern() == 1);
  }

  @Test
  void recordsWithoutTime_sayNothing() {
    Volumes volumes = new Volumes();
    Records records = new Records();
    for (int i = 0; i < 1_000; i++) {
      volumes.observe(records.of(0, 0, LineRef.NO_TIME, "a line"));
    }
    course.write(0, 0, 0);
    assertThat(new RateDetector(volumes).judge(course.judgement())).isEmpty();
  }

  @Test
  void judging_changesNothing() {
    SplittableRandom random = new SplittableRandom(9);
    for (int minute = 0; minute < 200; minute++) {
      course.poisson(random, 0, 0, minute, minute == 90 ? 90 : 5);
    }
    List<Anomaly> once = judge(course);
    assertThat(once).isNotEmpty();
    assertThat(judge(course)).isEqualTo(once);
  }
}

package nightjar.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nightjar.TimeRange;
import nightjar.detect.Anomaly;
import nightjar.detect.Evidence;
import org.junit.jupiter.api.Test;

class GroupingTest {
  private final Grouping grouping = new Grouping(new TimeRange(0, 10_000), 10);

  @Test
  void onePattern_atOneTime_isOneStory() {
    assertThat(groups(anomaly("rate", 3, 100, 200), anomaly("new", 3, 210, 400))).isEqualTo(1);
  }

  @Test
  void onePattern_atTimesFarApart_isTwo() {
    assertThat(groups(anomaly("rate", 3, 100, 200), anomaly("rate", 3, 5_000, 5_100))).isEqualTo(2);
  }

  @Test
  void patternsThatBeginTogether_areAStorm() {
    assertThat(
            groups(
                anomaly("rate", 1, 100, 300),
                anomaly("rate", 2, 110, 250),
                anomaly("silence", -1, 105, 900)))
        .isEqualTo(1);
  }

  @Test
  void whatLastsMostOfTheRun_beginsTogetherWithNothing() {
    assertThat(groups(anomaly("session", 1, 0, 9_000), anomaly("rate", 2, 5, 300))).isEqualTo(2);
  }

  @Test
  void sessionsInCommon_areOneStory() {
    Anomaly a =
        new Anomaly(
            "session", 5, 1, -1, new TimeRange(0, 9_000), 2, evidence(), List.of("s1", "s2"));
    Anomaly b =
        new Anomaly(
            "session", 5, 2, -1, new TimeRange(0, 9_000), 2, evidence(), List.of("s2", "s3"));
    Anomaly c =
        new Anomaly("session", 5, 3, -1, new TimeRange(0, 9_000), 2, evidence(), List.of("s9"));
    assertThat(groups(a, b, c)).isEqualTo(2);
  }

  private int groups(Anomaly... anomalies) {
    return grouping.group(List.of(anomalies)).size();
  }

  private static Anomaly anomaly(String detector, int pattern, long from, long to) {
    return new Anomaly(detector, 5, pattern, -1, new TimeRange(from, to), 1, evidence(), List.of());
  }

  private static List<Evidence> evidence() {
    return List.of(Evidence.of("test", "shown"));
  }
}

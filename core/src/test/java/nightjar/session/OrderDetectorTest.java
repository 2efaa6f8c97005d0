package nightjar.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import nightjar.detect.Anomaly;
import org.junit.jupiter.api.Test;

class OrderDetectorTest {
  private final SessionDetector sessions =
      new SessionDetector(SessionSettings.DEFAULT, SessionModel.NONE);
  private final OrderDetector detector = new OrderDetector(sessions.sessions());
  private final SessionLines lines =
      new SessionLines(
          record -> {
            sessions.observe(record);
            detector.observe(record);
          });

  @Test
  void swappedSteps_areFound() {
    new SessionRequests(1).add(5000, 2000, 2900, 0.04, OrderDetectorTest::swap).feed(lines);
    List<Anomaly> anomalies = detector.judge(lines.judgement());
    assertThat(anomalies).hasSize(1);
    Anomaly anomaly = anomalies.getFirst();
    assertThat(anomaly.detector()).isEqualTo("order");
    assertThat(anomaly.bits()).isGreaterThan(20);
    assertThat(anomaly.sessions()).hasSizeBetween(15, 45);
    assertThat(anomaly.range().fromNanos() / SessionRequests.SECOND).isBetween(2000L, 2200L);
    assertThat(anomaly.range().toNanos() / SessionRequests.SECOND).isBetween(2700L, 2920L);
    assertThat(anomaly.evidence().getFirst().text())
        .contains(
            "\"<*> payment captured after <*> ms\" comes before \"<*> payment authorised after <*>"
                + " ms\"")
        .containsPattern("in [\\d,]+ of [\\d,]+ sessions it is the other way round");
  }

  @Test
  void stepMovedFar_isOneAnomaly() {
    new SessionRequests(2)
        .add(
            5000,
            1000,
            1900,
            0.04,
            steps -> {
              List<String> moved = new ArrayList<>(steps);
              moved.remove(SessionRequests.SHIPPED);
              moved.add(1, SessionRequests.SHIPPED);
              return moved;
            })
        .feed(lines);
    List<Anomaly> anomalies = detector.judge(lines.judgement());
    assertThat(anomalies).hasSize(1);
    assertThat(anomalies.getFirst().evidence().size()).isGreaterThan(1);
  }

  @Test
  void stepsThatRaceAllTheTime_areNoFinding() {
    for (double share : new double[] {0.5, 0.05, 0.003}) {
      SessionDetector racing = new SessionDetector(SessionSettings.DEFAULT, SessionModel.NONE);
      SessionLines run = new SessionLines(racing::observe);
      new SessionRequests(3).add(6000, 0, 6000, share, OrderDetectorTest::swap).feed(run);
      assertThat(new OrderDetector(racing.sessions()).judge(run.judgement()))
          .as("share %s", share)
          .isEmpty();
    }
  }

  @Test
  void rightOrder_isNoFinding() {
    new SessionRequests(4).add(5000, 0, 0, 0, steps -> steps).feed(lines);
    assertThat(detector.judge(lines.judgement())).isEmpty();
  }

  @Test
  void recordsCountOnce_whoeverSeesThemFirst() {
    new SessionRequests(5).add(200, 0, 0, 0, steps -> steps).feed(lines);
    detector.judge(lines.judgement());
    sessions
        .sessions()
        .with(
            log -> {
              assertThat(log.details.records(log.detail(100))).isBetween(3, 7);
              return log;
            });
  }

  @Test
  void burst_isTheStretchWithMostBits() {
    Random random = new Random(6);
    int[] place = new int[24];
    for (int i = 0; i < 20; i++) {
      place[i] = 1000 + i * 10 + random.nextInt(5);
    }
    place[20] = 100;
    place[21] = 3000;
    place[22] = 4000;
    place[23] = 4900;
    java.util.Arrays.sort(place);
    SessionBurst burst = SessionBurst.strongest(place, 5000, 3, 100, 0.005);
    assertThat(burst.cases()).isEqualTo(20);
    assertThat(burst.from()).isEqualTo(1);
    assertThat(burst.bits()).isGreaterThan(40);
    assertThat(SessionBurst.strongest(new int[] {10, 11}, 5000, 3, 100, 0.005).bits()).isZero();
  }

  private static List<String> swap(List<String> steps) {
    List<String> swapped = new ArrayList<>(steps);
    Collections.swap(
        swapped,
        swapped.indexOf(SessionRequests.AUTHORISED),
        swapped.indexOf(SessionRequests.CAPTURED));
    return swapped;
  }
}

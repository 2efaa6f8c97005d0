package nightjar.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nightjar.detect.Anomaly;
import nightjar.detect.CurrentRecord;
import nightjar.pattern.PatternView;
import org.junit.jupiter.api.Test;

class SessionDetectorTest {
  private final SessionDetector detector =
      new SessionDetector(SessionSettings.DEFAULT, SessionModel.NONE);
  private final SessionLines lines = new SessionLines(detector::observe);
  private int faults;

  @Test
  void missingSteps_areOneAnomaly() {
    new SessionRequests(1).add(4000, 1500, 2400, 0.05, this::breakOff).feed(lines);
    List<Anomaly> anomalies = detector.judge(lines.judgement());
    assertThat(anomalies).hasSize(1);
    Anomaly anomaly = anomalies.getFirst();
    assertThat(anomaly.detector()).isEqualTo("session");
    assertThat(anomaly.sessions()).hasSizeBetween(15, 60).allMatch(id -> id.startsWith("req-"));
    assertThat(anomaly.bits()).isGreaterThan(20).isLessThanOrEqualTo(40);
    assertThat(anomaly.range().fromNanos() / SessionRequests.SECOND).isBetween(1500L, 1700L);
    assertThat(anomaly.range().toNanos() / SessionRequests.SECOND).isBetween(2200L, 2420L);
    assertThat(anomaly.lines()).isGreaterThanOrEqualTo(3L * anomaly.sessions().size());
    assertThat(anomaly.evidence().getFirst().text())
        .matches(
            "\"<\\*> card refused after <\\*> ms\" occurs in \\d+ odd sessions \\(.* % of all 4,000 have"
                + " it\\)");
  }

  @Test
  void whatComesAllTheTime_hasFewBits() {
    new SessionRequests(1).add(4000, 0, 4000, 0.03, this::breakOff).feed(lines);
    assertThat(detector.judge(lines.judgement()))
        .isNotEmpty()
        .allSatisfy(anomaly -> assertThat(anomaly.bits()).isLessThanOrEqualTo(5));
  }

  @Test
  void nothingOdd_isNoAnomaly() {
    new SessionRequests(2).add(4000, 0, 0, 0, steps -> steps).feed(lines);
    assertThat(detector.judge(lines.judgement())).isEmpty();
  }

  @Test
  void endsOfTheRun_areNoFault() {
    List<String> cut = new ArrayList<>();
    SessionLines all = new SessionLines(record -> cut.add(text(record)));
    new SessionRequests(3).add(3000, 0, 0, 0, steps -> steps).feed(all);
    for (int i = 40; i < cut.size() - 40; i++) {
      lines.add(cut.get(i), i * SessionRequests.SECOND / 5, 0);
    }
    assertThat(detector.judge(lines.judgement())).isEmpty();
  }

  @Test
  void judgingAgain_givesTheSame_andLaterRecordsCount() {
    new SessionRequests(4).add(3000, 1000, 1500, 0.08, this::breakOff).feed(lines);
    List<Anomaly> first = detector.judge(lines.judgement());
    assertThat(first).isNotEmpty();
    assertThat(detector.judge(lines.judgement())).isEqualTo(first);
    lines.add("req-999999 order received after 1 ms", 4000 * SessionRequests.SECOND, 0);
    assertThat(detector.sessions().sessions()).isEqualTo(3001);
    detector.judge(lines.judgement());
    assertThat(detector.sessions().sessions()).isEqualTo(3001);
  }

  @Test
  void sameRecords_giveTheSameAnomalies() {
    SessionDetector again = new SessionDetector(SessionSettings.DEFAULT, SessionModel.NONE);
    SessionLines other = new SessionLines(again::observe);
    for (SessionLines target : List.of(lines, other)) {
      faults = 0;
      new SessionRequests(5).add(3000, 500, 900, 0.1, this::breakOff).feed(target);
    }
    assertThat(again.judge(other.judgement())).isEqualTo(detector.judge(lines.judgement()));
  }

  @Test
  void baseline_showsWhatWasNeverSeen() {
    new SessionRequests(6).add(2000, 0, 0, 0, steps -> steps).feed(lines);
    SessionModel model = detector.model(lines.judgement());
    assertThat(model.sessions()).isEqualTo(2000);
    assertThat(model.sets()).hasSizeBetween(3, 6);

    SessionDetector trained = new SessionDetector(SessionSettings.DEFAULT, model);
    SessionLines run = new SessionLines(trained::observe);
    new SessionRequests(7).add(600, 100, 400, 0.03, this::breakOff).feed(run);
    List<Anomaly> anomalies = trained.judge(run.judgement());
    assertThat(anomalies).hasSize(1);
    assertThat(anomalies.getFirst().evidence().getFirst().text()).contains("card refused");
    assertThat(anomalies.getFirst().sessions()).hasSizeBetween(2, 15);
  }

  @Test
  void baselineJudgesItself_asNormal() {
    new SessionRequests(8).add(2000, 0, 0, 0, steps -> steps).feed(lines);
    SessionModel model = detector.model(lines.judgement());
    SessionDetector trained = new SessionDetector(SessionSettings.DEFAULT, model);
    SessionLines run = new SessionLines(trained::observe);
    new SessionRequests(8).add(2000, 0, 0, 0, steps -> steps).feed(run);
    assertThat(trained.judge(run.judgement())).isEmpty();
  }

  @Test
  void modelKeys_areSortedShapeIds() {
    new SessionRequests(9).add(300, 0, 0, 0, steps -> steps).feed(lines);
    Map<String, Long> sets = detector.model(lines.judgement()).sets();
    PatternView view = lines.judgement().patterns();
    List<String> ids =
        IntStream.range(0, view.shapes()).mapToObj(shape -> view.shape(shape).id()).toList();
    assertThat(sets.keySet())
        .allSatisfy(set -> assertThat(set.split(" ")).isSorted().isSubsetOf(ids));
  }

  /** Half way through, the card is refused, in one of several ways, and the rest does not come. */
  private List<String> breakOff(List<String> steps) {
    List<String> broken = new ArrayList<>(steps.subList(0, 2));
    broken.add("card refused");
    int way = faults++ % 3;
    if (way != 0) {
      broken.add("bank asked again");
    }
    if (way != 1) {
      broken.add("customer told");
    }
    return broken;
  }

  private static String text(CurrentRecord record) {
    return new String(
        record.batch.copy(record.batch.start[record.row], record.batch.end[record.row]),
        java.nio.charset.StandardCharsets.UTF_8);
  }
}

package nightjar.eval.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayedTest {
  private static final AlertKind OPENED = new AlertKind(1, "new");

  /** In place of a replay: makes the folder it is told of, if it is told of the target too. */
  private static final List<String> REPLAY =
      List.of("sh", "-c", "test -n \"$NIGHTJAR_WEBHOOK_URL\" && mkdir -p \"$5\"", "replay");

  private static CheckFigures figures(StoredAlerts stored, String inReplay) throws Exception {
    var tally = new Tally("crash");
    try (var folder = new CheckFolder("replayed");
        var alerts = new AlertReceiver()) {
      Path data = folder.folder("data");
      folder.folder("run");
      var after =
          new Replayed(
              of -> Map.of("incidents", of.equals(data) ? "a" : inReplay),
              of -> stored,
              List.of(1));
      after.look(CheckSettings.usual(1, 1, REPLAY), folder, data, alerts, tally);
      after.conclude(tally);
    }
    return tally.figures();
  }

  @Test
  void withoutAnyIncident_alertsProveNothing() throws Exception {
    CheckFigures figures = figures(new StoredAlerts(0, Map.of()), "a");
    assertThat(figures.findings()).anyMatch(said -> said.contains("alerts prove nothing"));
    assertThat(figures.alertsDiffering()).isZero();
  }

  @Test
  void deliveryThatNeverCame_differs() throws Exception {
    var stored = new StoredAlerts(1, Map.of(OPENED, new StoredAlerts.Count(1, 1)));
    CheckFigures figures = figures(stored, "a");
    assertThat(figures.alertsDiffering()).isEqualTo(1);
    assertThat(figures.findings()).anyMatch(said -> said.contains("1 never came"));
    assertThat(figures.more()).containsEntry("incidents", 1L).containsEntry("alerts_repeated", 0L);
  }

  @Test
  void incidentsThatAReplayDoesNotMake_differ() throws Exception {
    assertThat(figures(new StoredAlerts(1, Map.of()), "b").alertsDiffering()).isEqualTo(1);
  }
}

package nightjar.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nightjar.TimeRange;
import nightjar.detect.Evidence;
import nightjar.incident.IncidentBook.Change;
import nightjar.incident.TrackedIncident.Mark;
import nightjar.incident.TrackedIncident.State;
import org.junit.jupiter.api.Test;

class IncidentBookTest {
  private static final long MINUTE = 60_000_000_000L;
  private IncidentBook book = new IncidentBook(BookSettings.DEFAULT, List.of());

  /** An incident about some shapes, at a minute of event time. */
  private static Incident incident(int score, long minute, Long... shapes) {
    TimeRange range = new TimeRange(minute * MINUTE, (minute + 1) * MINUTE);
    Finding finding =
        new Finding(
            "rate",
            10,
            "p" + shapes[0],
            "text",
            Set.of(shapes),
            "",
            range,
            5,
            false,
            0,
            List.of(Evidence.of("rate", "more")));
    return new Incident(
        "id",
        score,
        Map.of("rate", score),
        17,
        "title " + shapes[0],
        "summary",
        range,
        5,
        List.of("api"),
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(finding));
  }

  private List<Change> at(long minute, Incident... found) {
    return book.update(List.of(found), minute * MINUTE);
  }

  private TrackedIncident only() {
    assertThat(book.incidents()).hasSize(1);
    return book.incidents().getFirst();
  }

  private void perform(Deed deed, long minute) {
    assertThat(book.perform(deed, minute * MINUTE)).isPresent();
  }

  @Test
  void sameFindingAtEveryJudgement_isOneIncidentToldOnce() {
    assertThat(at(1, incident(70, 1, 1L))).extracting(Change::change).containsExactly("new");
    for (int i = 2; i < 30; i++) {
      assertThat(at(i, incident(70, 1, 1L))).isEmpty();
    }
    assertThat(only().name()).isEqualTo("NJ-1");
    assertThat(only().state()).isEqualTo(State.NEW);
  }

  @Test
  void growingIncident_isTheSameThoughItsShapesGrow() {
    at(1, incident(70, 1, 1L));
    at(2, incident(71, 2, 1L, 2L));
    assertThat(at(3, incident(72, 3, 2L, 1L))).extracting(Change::change).containsExactly("");
    assertThat(only().latest().score()).isEqualTo(72);
  }

  /** Two findings in one incident, the second about another shape. */
  private static Incident both(Incident lead, Incident other) {
    return lead.with(List.of(lead.findings().getFirst(), other.findings().getFirst()));
  }

  @Test
  void whatItWasAbout_isKeptWhileItIsNear_andForgottenWhenTheIncidentIsFarFromIt() {
    at(1, both(incident(70, 1, 1L), incident(70, 1, 9L)));
    at(4, incident(72, 4, 1L));
    assertThat(only().latest().findings()).extracting(Finding::patternId).contains("p9");
    at(40, incident(74, 40, 1L));
    assertThat(only().latest().findings()).extracting(Finding::patternId).containsExactly("p1");
    assertThat(only().latest().score()).isEqualTo(74);
  }

  @Test
  void belowTheScoreToOpen_nothingIsKept_belowTheScoreToTell_nothingIsTold() {
    assertThat(at(1, incident(29, 1, 1L))).isEmpty();
    assertThat(at(2, incident(49, 1, 1L))).extracting(Change::change).containsExactly("");
    assertThat(at(9, incident(50, 1, 1L))).extracting(Change::change).containsExactly("new");
  }

  @Test
  void scoreThatRisesByTen_escalates_butNotWithinTheFirstMinute() {
    at(1, incident(55, 1, 1L));
    book.update(List.of(incident(66, 1, 1L)), MINUTE + MINUTE / 2);
    assertThat(only().state()).isEqualTo(State.NEW);
    assertThat(at(4, incident(75, 1, 1L))).extracting(Change::change).containsExactly("");
    assertThat(at(5, incident(76, 1, 1L))).extracting(Change::change).containsExactly("escalating");
    assertThat(only().state()).isEqualTo(State.ESCALATING);
    assertThat(only().activity()).extracting("text").contains("Score rose from 66 to 76");
  }

  @Test
  void afterAnHourWithoutNews_itIsOver_andComesBackAsTheSame() {
    at(1, incident(70, 1, 1L));
    assertThat(at(60, incident(70, 1, 1L))).isEmpty();
    assertThat(at(61, incident(70, 1, 1L))).extracting(Change::change).containsExactly("resolved");
    assertThat(at(62, incident(70, 1, 1L))).isEmpty();
    assertThat(at(100, incident(70, 99, 1L)))
        .extracting(Change::change)
        .containsExactly("regressed");
    assertThat(only().state()).isEqualTo(State.REGRESSED);
  }

  @Test
  void resolvedByAPerson_itsOwnRestDoesNotBringItBack() {
    at(1, incident(70, 1, 1L));
    perform(new Deed.SetState(1, State.RESOLVED, "ann", "restarted"), 2);
    assertThat(at(3, incident(75, 5, 1L))).isEmpty();
    assertThat(only().state()).isEqualTo(State.RESOLVED);
    assertThat(only().activity()).extracting("text").contains("Resolved: restarted");
  }

  @Test
  void muted_staysSilentUntilItsScorePassesByTen() {
    at(1, incident(60, 1, 1L));
    perform(new Deed.SetState(1, State.MUTED, "ann", ""), 2);
    assertThat(at(5, incident(69, 2, 1L))).extracting(Change::change).containsExactly("");
    assertThat(only().state()).isEqualTo(State.MUTED);
    assertThat(at(6, incident(70, 3, 1L))).extracting(Change::change).containsExactly("escalating");
  }

  @Test
  void noise_isToldAgainOnlyWhenItIsMuchWorse_normal_never() {
    at(1, incident(60, 1, 1L));
    perform(new Deed.SetMark(1, Mark.NOISE, "ann"), 2);
    assertThat(at(60, incident(65, 60, 1L))).isEmpty();
    assertThat(at(90, incident(70, 90, 1L)))
        .extracting(Change::change)
        .containsExactly("regressed");
    perform(new Deed.SetMark(1, Mark.NORMAL, "ann"), 91);
    assertThat(at(190, incident(99, 190, 1L))).isEmpty();
  }

  @Test
  void lastDeedIsTakenBack() {
    at(1, incident(60, 1, 1L));
    TrackedIncident before = only();
    perform(new Deed.SetMark(1, Mark.NOISE, "ann"), 2);
    perform(new Deed.Undo(1, "ann"), 3);
    assertThat(only().state()).isEqualTo(before.state());
    assertThat(only().mark()).isEqualTo(Mark.NONE);
    assertThat(only().activity().getLast().text()).isEqualTo("Taken back: marked as noise");
    assertThat(book.perform(new Deed.Undo(1, "ann"), 4)).isEmpty();
    assertThat(book.perform(new Deed.Undo(7, "ann"), 4)).isEmpty();
  }

  @Test
  void otherSubjects_areOtherIncidents_withTheirOwnNumbers() {
    at(1, incident(60, 1, 1L), incident(80, 1, 2L));
    assertThat(book.incidents()).extracting(TrackedIncident::number).containsExactly(1L, 2L);
    assertThat(book.incidents().getFirst().latest().score()).isEqualTo(80);
  }

  @Test
  void afterARestart_theBookGoesOn() {
    at(1, incident(60, 1, 1L));
    book = new IncidentBook(BookSettings.DEFAULT, book.incidents());
    assertThat(at(2, incident(60, 1, 1L))).isEmpty();
    at(3, incident(60, 3, 9L));
    assertThat(book.incidents()).extracting(TrackedIncident::number).containsExactly(1L, 2L);
  }
}

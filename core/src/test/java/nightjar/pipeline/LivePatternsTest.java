package nightjar.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import nightjar.pattern.Model;
import nightjar.pattern.PatternFact;
import nightjar.shape.FastKey;
import nightjar.source.Arrival;
import org.junit.jupiter.api.Test;

/** Patterns of the system that goes on: what senders and people say about them. */
class LivePatternsTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Instant BEGIN = Instant.parse("2026-11-22T08:00:00Z");
  private static final LiveSettings SETTINGS =
      LiveSettings.defaults(ScanSettings.defaults(ZoneOffset.UTC), new FastKey(1));

  private final LivePipeline live = new LivePipeline(SETTINGS, Model.EMPTY);
  private long arrivals;

  private static String json(int second, String message, String more) {
    return "{\"timestamp\":\"%s\",\"level\":\"INFO\",\"message\":\"%s\"%s}\n"
        .formatted(BEGIN.plusSeconds(second), message, more);
  }

  private void take(LivePipeline pipeline, String lines) {
    long now = BEGIN.plusSeconds(60).getEpochSecond() * SECOND;
    byte[] text = lines.getBytes(StandardCharsets.UTF_8);
    pipeline.accept(++arrivals, new Arrival.Lines(now, "app", "", "", "", text));
    pipeline.tick(now, row -> {});
  }

  @Test
  void templateOfTheSender_isThePattern_whateverTheMessageSays() {
    StringBuilder lines = new StringBuilder();
    for (String key :
        List.of(",\"log.record.template\":", ",\"attributes\":{\"log.record.template\":")) {
      String end = key.contains("{") ? "}" : "";
      String sent = key + "\"{who} likes {what}\"" + end;
      lines.append(json(1, "anna likes tea", sent));
      lines.append(json(2, "the whole of the team likes coffee with milk", sent));
      lines.append(json(3, "nobody", sent));
    }
    take(live, lines.toString());
    assertThat(live.judge().patterns())
        .singleElement()
        .satisfies(
            pattern -> {
              assertThat(pattern.count()).isEqualTo(6);
              assertThat(pattern.shapes()).hasSize(1);
            });
  }

  @Test
  void withoutATemplate_messagesAreToldApart() {
    take(
        live,
        json(1, "anna likes tea", "")
            + json(2, "the whole of the team left", ",\"log.record.template\":7")
            + json(3, "disk is full", ",\"log.record.template\":\"\""));
    assertThat(live.judge().patterns()).hasSize(3);
  }

  @Test
  void whatIsSaid_holdsAtTheNextJudgement_andInTheModel() {
    take(live, json(1, "disk is full", "") + json(2, "user anna left", ""));
    live.judge();
    String shape = live.view().representative(0).text();
    live.say(List.of(new PatternFact.Rename(PatternFact.Entry.NONE, shape, "No room")), "ann", 5);
    live.say(List.of(new PatternFact.Undo(PatternFact.Entry.NONE, 9)), "ann", 6);

    assertThat(live.facts().facts())
        .singleElement()
        .satisfies(fact -> assertThat(fact.entry()).isEqualTo(new PatternFact.Entry(1, "ann", 5)));
    assertThat(live.judge().patterns())
        .extracting(pattern -> pattern.title().toString())
        .contains("No room");

    LivePipeline later = new LivePipeline(SETTINGS, live.model());
    assertThat(later.facts()).isEqualTo(live.facts());
    take(later, json(9, "disk is full", ""));
    assertThat(later.judge().patterns())
        .singleElement()
        .satisfies(pattern -> assertThat(pattern.title()).hasToString("No room"));
  }

  @Test
  void joinedPatterns_areCalledByTheFirst_howeverUnlikeTheyAre() {
    take(
        live,
        json(1, "order 5 paid by card", "")
            + json(2, "cache miss for key 7", "")
            + json(3, "cache miss for key 8", ""));
    live.judge();
    List<String> shapes = List.of("order <*> paid by card", "cache miss for key <*>");
    live.say(List.of(new PatternFact.Join(PatternFact.Entry.NONE, shapes)), "ann", 5);

    assertThat(live.judge().patterns())
        .singleElement()
        .satisfies(
            pattern -> {
              assertThat(pattern.text()).hasToString("order <*> paid by card");
              assertThat(pattern.count()).isEqualTo(3);
            });
  }

  @Test
  void patternsWithoutRecordsSince_areToldOfAfterSomethingWasSaid() {
    take(live, json(1, "disk is full", ""));
    LivePipeline later = new LivePipeline(SETTINGS, live.model());
    assertThat(later.judge().patterns()).isEmpty();
    String shape = later.view().representative(0).text();
    later.say(List.of(new PatternFact.Rename(PatternFact.Entry.NONE, shape, "No room")), "a", 5);
    assertThat(later.judge().patterns())
        .singleElement()
        .satisfies(
            pattern -> {
              assertThat(pattern.title()).hasToString("No room");
              assertThat(pattern.count()).isEqualTo(1);
            });
    assertThat(later.judge().patterns()).isEmpty();
  }
}

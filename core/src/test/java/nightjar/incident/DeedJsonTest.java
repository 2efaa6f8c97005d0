package nightjar.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import nightjar.incident.TrackedIncident.Mark;
import nightjar.incident.TrackedIncident.State;
import nightjar.pattern.PatternFact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeedJsonTest {
  @Test
  void anyDeed_comesBackAsItWas() throws IOException {
    Random random = new Random(9);
    for (int i = 0; i < 5_000; i++) {
      Deed deed = deed(random);

      assertThat(DeedJson.read(DeedJson.write(deed))).isEqualTo(deed);
    }
  }

  @Test
  void textsThatAreNotGiven_areEmpty() throws IOException {
    assertThat(DeedJson.read("{\"incident\":7,\"state\":\"MUTED\",\"deed\":\"state\"}"))
        .isEqualTo(new Deed.SetState(7, State.MUTED, "", ""));
  }

  @Test
  void unknownFields_areLeftAside() throws IOException {
    assertThat(
            DeedJson.read(
                "{\"v\":2,\"why\":{\"deed\":[\"mark\"]},\"deed\":\"undo\",\"incident\":7,\"by\":\"a\"}"))
        .isEqualTo(new Deed.Undo(7, "a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "{}",
        "{\"deed\":\"explode\",\"incident\":1}",
        "{\"deed\":\"undo\"}",
        "{\"deed\":\"undo\",\"incident\":1.5}",
        "{\"deed\":\"undo\",\"incident\":99999999999999999999}",
        "{\"deed\":\"mark\",\"incident\":1,\"mark\":\"odd\"}",
        "{\"deed\":\"state\",\"incident\":1,\"state\":\"new\"}",
        "{\"deed\":\"marker\",\"text\":\"no time\"}",
        "{\"deed\":\"undo\",\"incident\":1}{}",
        "{\"deed\":\"patterns\",\"facts\":[]}",
        "{\"deed\":\"patterns\",\"facts\":[7]}",
        "{\"deed\":\"patterns\",\"facts\":[{\"kind\":\"hide\",\"version\":1}]}",
        "{\"deed\":\"patterns\",\"facts\":[{\"kind\":\"split\",\"version\":1,\"shape\":\"a\",\"value\":\"b\"}]}"
      })
  void whatIsNoDeed_isRefused(String document) {
    assertThatThrownBy(() -> DeedJson.read(document))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("not a deed: ");
  }

  private static List<PatternFact> facts(String text) {
    PatternFact.Entry entry = PatternFact.Entry.NONE;
    return List.of(
        new PatternFact.Rename(
            entry, "user <*> came", text.substring(0, Math.min(9, text.length()))),
        new PatternFact.Pin(entry, "user <*> came", "t"),
        new PatternFact.Split(entry, "user <*> came", 0, "anna"),
        new PatternFact.Join(entry, List.of("a", "b c")),
        new PatternFact.Undo(entry, 7));
  }

  private static Deed deed(Random random) {
    String text = HostileText.next(random);
    String by = HostileText.next(random);
    long number = random.nextLong();
    Mark[] marks = Mark.values();
    State[] states = {State.OPEN, State.MUTED, State.RESOLVED};
    return switch (random.nextInt(6)) {
      case 0 -> new Deed.SetState(number, states[random.nextInt(3)], by, text);
      case 1 -> new Deed.SetMark(number, marks[random.nextInt(marks.length)], by);
      case 2 -> new Deed.Assign(number, text, by);
      case 3 -> new Deed.Undo(number, by);
      case 4 -> new Deed.EditPatterns(facts(text), by);
      default ->
          new Deed.AddMarker(number, HostileText.next(random), HostileText.next(random), text, by);
    };
  }
}

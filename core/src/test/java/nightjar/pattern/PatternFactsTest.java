package nightjar.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nightjar.shape.Shape;
import org.junit.jupiter.api.Test;

class PatternFactsTest {
  private static final List<String> NAMES =
      List.of("anna", "bert", "carl", "dora", "emil", "fred", "gina");
  private static final String OPENED = "session opened by <*> today";

  private final MinedLines mined = new MinedLines();

  @Test
  void name_isTheTitle_andTheLaterOneCounts() {
    add("disk 1 full");
    assertThat(find("disk <*> full").title()).isEqualTo("disk <*> full");
    say(new PatternFact.Rename(entry(1), "disk <*> full", "Out of disk"));
    say(new PatternFact.Rename(entry(2), "disk <*> full", "A disk is full"));
    assertThat(find("disk <*> full").title()).isEqualTo("A disk is full");
    assertThat(find("disk <*> full").text()).isEqualTo("disk <*> full");
  }

  @Test
  void factAboutAShape_holdsForWhatItGeneralisesTo() {
    add("session opened by anna today");
    String id = mined.miner.view().pattern(0).id();
    say(new PatternFact.Rename(entry(1), "session opened by anna today", "Login"));
    NAMES.forEach(name -> add("session opened by " + name + " today"));
    LogPattern now = mined.miner.view().pattern(0);
    assertThat(now.text()).isEqualTo(OPENED);
    assertThat(now.title()).isEqualTo("Login");
    assertThat(mined.miner.view().find(id)).contains(now);
  }

  @Test
  void pinnedPattern_keepsItsIdAndText() {
    add("session opened by anna today");
    String id = mined.miner.view().pattern(0).id();
    say(new PatternFact.Pin(entry(1), "session opened by anna today", "Anna & Co."));
    NAMES.forEach(name -> add("session opened by " + name + " today"));
    say(new PatternFact.Pin(entry(2), "session opened by bert today", ""));
    assertThat(mined.miner.view().patterns()).hasSize(1);
    assertThat(mined.miner.view().pattern(0).id()).isEqualTo(id);
    assertThat(mined.miner.view().pattern(0).text()).isEqualTo("Anna & Co.");
    say(new PatternFact.Undo(entry(3), 1));
    assertThat(mined.texts()).containsExactly("session opened by bert today");
    say(new PatternFact.Undo(entry(4), 3));
    assertThat(mined.texts()).containsExactly("Anna & Co.");
  }

  @Test
  void split_takesTheShapesWithAValue_earlierAndLaterOnes() {
    NAMES.forEach(name -> add("session opened by " + name + " today"));
    say(new PatternFact.Split(entry(1), OPENED, 0, "root"));
    assertThat(mined.texts()).containsExactly(OPENED);
    add("session opened by root today");
    add("session opened by hans today");
    assertThat(mined.texts())
        .containsExactly("session opened by <*> today", "session opened by root today");
    assertThat(find("session opened by root today").count()).isEqualTo(1);
    say(new PatternFact.Undo(entry(2), 1));
    assertThat(mined.texts()).containsExactly(OPENED);
  }

  @Test
  void splitByANumber_changesNothing() {
    add("job 1 done");
    add("job 2 done");
    say(new PatternFact.Split(entry(1), "job <*> done", 0, "1"));
    assertThat(mined.texts()).containsExactly("job <*> done");
  }

  @Test
  void join_makesOnePattern_ofWhatIsThereAndWhatComes() {
    add("service started");
    add("engine running");
    NAMES.forEach(name -> add("session opened by " + name + " today"));
    String handedOut = find("session opened by anna today").id();
    say(new PatternFact.Join(entry(1), List.of("service started", OPENED, "not met yet")));
    assertThat(mined.texts()).containsExactly("engine running", "service started");
    add("session opened by hans today");
    add("not met yet");
    assertThat(find("service started").count()).isEqualTo(NAMES.size() + 3);
    assertThat(mined.miner.view().find(handedOut))
        .map(LogPattern::text)
        .contains("service started");
    say(new PatternFact.Undo(entry(2), 1));
    assertThat(mined.texts()).hasSize(4);
  }

  @Test
  void facts_holdInTheOrderOfTheirVersions() {
    NAMES.forEach(name -> add("session opened by " + name + " today"));
    add("service started");
    say(new PatternFact.Join(entry(1), List.of(OPENED, "service started")));
    say(new PatternFact.Split(entry(2), OPENED, 0, "anna"));
    say(new PatternFact.Rename(entry(3), "session opened by anna today", "Anna"));
    assertThat(find(OPENED).count()).isEqualTo(NAMES.size());
    assertThat(find("session opened by anna today").title()).isEqualTo("Anna");
  }

  @Test
  void facts_areKeptAcrossRestarts_andCountOnceWhereModelsMeet() throws IOException {
    NAMES.forEach(name -> add("session opened by " + name + " today"));
    add("a b");
    say(new PatternFact.Rename(entry(1), OPENED, "Login \u4e2d \""));
    say(new PatternFact.Pin(entry(2), OPENED, "x"));
    say(new PatternFact.Split(entry(3), OPENED, 0, "anna"));
    say(new PatternFact.Join(entry(4), List.of(OPENED, "a b")));
    say(new PatternFact.Undo(entry(5), 2));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Model model = mined.model(Model.EMPTY);
    ModelFile.write(model, out);
    Model read = ModelFile.read(new ByteArrayInputStream(out.toByteArray()));
    assertThat(read.facts()).isEqualTo(mined.miner.facts());
    assertThat(read.plus(model).facts()).isEqualTo(mined.miner.facts());
    MinedLines next = MinedLines.knowing(read);
    assertThat(next.texts()).isEqualTo(mined.texts());
    assertThat(next.miner.facts().nextVersion()).isEqualTo(6);
  }

  @Test
  void badFacts_areRefused() {
    PatternFacts facts = PatternFacts.NONE.plus(new PatternFact.Rename(entry(3), "a b", "c"));
    assertThatThrownBy(() -> facts.plus(new PatternFact.Rename(entry(3), "a", "c")))
        .hasMessageContaining("4");
    List<Runnable> bad = new ArrayList<>();
    bad.add(() -> new PatternFact.Rename(entry(1), "", "t"));
    bad.add(() -> new PatternFact.Rename(entry(1), "a  b", "t"));
    bad.add(() -> new PatternFact.Rename(entry(1), "a", "t".repeat(201)));
    bad.add(() -> new PatternFact.Split(entry(1), "a <*>", 1, "t"));
    bad.add(() -> new PatternFact.Split(entry(1), "a <*>", 0, "<*>"));
    bad.add(() -> new PatternFact.Join(entry(1), List.of("a")));
    bad.add(() -> new PatternFact.Undo(entry(1), 1));
    bad.add(() -> entry(0));
    for (Runnable each : bad) {
      assertThatThrownBy(each::run).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private void add(String line) {
    mined.add(line);
  }

  private void say(PatternFact fact) {
    mined.miner.facts(mined.miner.facts().plus(fact));
  }

  private LogPattern find(String shape) {
    Optional<LogPattern> found = mined.miner.view().find(Shape.ofText(shape).id());
    return found.orElseThrow(() -> new AssertionError("no pattern " + shape));
  }

  private static PatternFact.Entry entry(long version) {
    return new PatternFact.Entry(version, "ann", 1_000 * version);
  }
}

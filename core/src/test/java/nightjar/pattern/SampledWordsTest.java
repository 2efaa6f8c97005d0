package nightjar.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nightjar.shape.LineHash;
import org.junit.jupiter.api.Test;

/** What patterns are called after a restart that keeps their texts and not their lines. */
class SampledWordsTest {
  private static final List<String> NAMES =
      List.of("alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi");

  private final MinedLines mined = new MinedLines();
  private final LineSamples samples = new LineSamples();

  @Test
  void patternThatBecameOneOfOthers_keepsTheirNeighbouringSlots_withoutALine() {
    Model known = run(Model.EMPTY, 0, 4).plus(run(Model.EMPTY, 4, 8));
    assertThat(new SampledWordsTest().texts(known)).containsExactly("cache <*> <*> <*> hits");
  }

  @Test
  void lineThatMakesItOneOfOthers_doesNotSpeakForAll() {
    Model known = run(Model.EMPTY, 0, 5);
    SampledWordsTest next = new SampledWordsTest();
    next.mined.miner.join(known, _ -> 0);
    next.add("cache zoe 8 17 hits");
    assertThat(next.view(known)).containsExactly("cache <*> <*> <*> hits");
  }

  @Test
  void patternWhoseLinesStayAway_isCalledAsBefore() {
    Model known = run(Model.EMPTY, 0, 8);
    assertThat(new SampledWordsTest().texts(known)).containsExactly("cache <*> <*> <*> hits");
  }

  private List<String> texts(Model known) {
    mined.miner.join(known, _ -> 0);
    return view(known);
  }

  private List<String> view(Model known) {
    return mined.miner.view(new SampledWords(samples, known)).patterns().stream()
        .map(LogPattern::text)
        .distinct()
        .toList();
  }

  private void add(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    long hash = LineHash.of(Arrays.copyOf(bytes, bytes.length + 64), 0, bytes.length);
    samples.offer(mined.add(line), hash, bytes, 0, bytes.length);
  }

  /** What a run over lines of some names knows. */
  private static Model run(Model before, int from, int to) {
    SampledWordsTest run = new SampledWordsTest();
    for (int i = 0; i < 40; i++) {
      run.add("cache " + NAMES.get(from + i % (to - from)) + " " + i + " " + 3 * i + " hits");
    }
    Map<String, Model.Name> names = new HashMap<>();
    for (LogPattern pattern :
        run.mined.miner.view(new SampledWords(run.samples, before)).patterns()) {
      names.put(pattern.id(), new Model.Name(pattern.text(), pattern.title()));
    }
    return new Model(
        run.mined.miner.evidence(_ -> "s0"),
        40,
        0,
        Model.EMPTY.severities(),
        Map.of(),
        names,
        run.mined.miner.aliases().shapes(),
        PatternFacts.NONE,
        Map.of());
  }
}

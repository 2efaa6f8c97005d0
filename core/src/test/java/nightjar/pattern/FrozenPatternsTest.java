package nightjar.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nightjar.shape.FastKey;
import nightjar.shape.Shape;
import nightjar.shape.Slots;
import org.junit.jupiter.api.Test;

class FrozenPatternsTest {
  private static final String OPENED = "session opened by <*> today";

  private final FastKey key = new FastKey(1);
  private final Slots slots = new Slots();

  private int observe(PatternMiner miner, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(bytes, bytes.length + Long.BYTES);
    return miner.observe(key.of(padded, 0, bytes.length, slots), 0, padded, 0, bytes.length, 0);
  }

  private int find(PatternMiner miner, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(bytes, bytes.length + Long.BYTES);
    return miner.find(key.of(padded, 0, bytes.length, slots), 0, padded, 0, bytes.length, 0);
  }

  private static Model model(Map<String, Model.Name> names, PatternFacts facts, String... shapes) {
    Map<String, Long> counts = new HashMap<>();
    for (String shape : shapes) {
      counts.put(shape, 1L);
    }
    Model plain = new Model(counts, shapes.length, 0, Model.EMPTY.severities(), Map.of());
    return new Model(
        plain.evidence(),
        plain.records(),
        0,
        plain.severities(),
        Map.of(),
        names,
        Map.of(),
        facts,
        Map.of());
  }

  private static String[] sessions() {
    return List.of("anna", "bert", "carl", "dora", "emil", "fred").stream()
        .map(name -> "session opened by " + name + " today")
        .toArray(String[]::new);
  }

  @Test
  void shapesOfTheModel_haveItsIdsAndWords() {
    String id = Shape.ofText(OPENED).id();
    Map<String, Model.Name> names =
        Map.of(id, new Model.Name("session opened by <*>  today", "Session opened"));
    FrozenPatterns frozen = new FrozenPatterns(model(names, PatternFacts.NONE, sessions()));
    PatternMiner miner = new PatternMiner();
    miner.freeze(frozen);
    observe(miner, "session opened by anna today");
    observe(miner, "session opened by zoe today");
    observe(miner, "session opened by zoe today and tomorrow");
    List<LogPattern> patterns = miner.view().patterns();
    assertThat(patterns).hasSize(2);
    assertThat(patterns.get(0).id()).isEqualTo(id);
    assertThat(patterns.get(0).text()).isEqualTo("session opened by <*>  today");
    assertThat(patterns.get(0).title()).isEqualTo("Session opened");
    assertThat(patterns.get(0).count()).isEqualTo(2);
    assertThat(frozen.knows(patterns.get(0).id())).isTrue();
    assertThat(frozen.knows(patterns.get(1).id())).isFalse();
  }

  @Test
  void oneConstantWord_isTooLittleToTakeWhatWasNotSeen() {
    FrozenPatterns frozen =
        new FrozenPatterns(model(Map.of(), PatternFacts.NONE, "failed <*>", "<*>", "failed alpha"));
    assertThat(frozen.patternOf(Shape.ofText("failed beta"))).isNull();
    assertThat(frozen.patternOf(Shape.ofText("beta"))).isNull();
    assertThat(frozen.patternOf(Shape.ofText("failed alpha"))).isNotNull();
  }

  @Test
  void mostWordsWin() {
    FrozenPatterns frozen =
        new FrozenPatterns(
            model(Map.of(), PatternFacts.NONE, "user <*> left <*>", "user <*> left the <*>"));
    assertThat(frozen.patternOf(Shape.ofText("user zoe left the shop")))
        .isEqualTo(Shape.ofText("user <*> left the <*>"));
  }

  @Test
  void find_isWhatObserveSaid_andCountsNothing() {
    PatternMiner miner = new PatternMiner();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      lines.add(word(i) + " " + word(i * 7) + " made " + word(i * 31) + " of " + i);
    }
    lines.forEach(line -> observe(miner, line));
    int shapes = miner.shapes();
    PatternView view = miner.view();
    long[] found = new long[view.size()];
    for (String line : lines) {
      found[view.patternOf(find(miner, line))]++;
    }
    assertThat(find(miner, "nothing like it")).isEqualTo(-1);
    assertThat(miner.shapes()).isEqualTo(shapes);
    assertThat(miner.view().patterns().stream().mapToLong(LogPattern::count).sum())
        .isEqualTo(3_000);
    for (LogPattern pattern : view.patterns()) {
      assertThat(found[pattern.number()]).isEqualTo(pattern.count());
    }
  }

  private static String word(int seed) {
    return Integer.toString((seed * 0x9E3779B9) >>> 8, 26).replaceAll("\\d", "x");
  }
}

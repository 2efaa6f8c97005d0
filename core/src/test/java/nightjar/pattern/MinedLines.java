package nightjar.pattern;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nightjar.shape.FastKey;
import nightjar.shape.Shape;
import nightjar.shape.Slots;

/** A miner fed with lines, for tests. */
final class MinedLines {
  final PatternMiner miner = new PatternMiner();
  private final FastKey key = new FastKey(1);
  private final Slots slots = new Slots();

  /** Mines lines of source group 0 without a severity. */
  static MinedLines of(List<String> lines) {
    MinedLines mined = new MinedLines();
    lines.forEach(mined::add);
    return mined;
  }

  /** Returns the number of the line's shape. */
  int add(String line) {
    return add(line, 0, 0);
  }

  int add(String line, int source, int severity) {
    byte[] bytes = padded(line);
    int length = bytes.length - 64;
    return miner.observe(key.of(bytes, 0, length, slots), source, bytes, 0, length, severity);
  }

  int addTemplate(String template) {
    byte[] bytes = padded(template);
    int length = bytes.length - 64;
    return miner.observeTemplate(key.of(bytes, 0, length, slots), 0, bytes, 0, length, 0);
  }

  private static byte[] padded(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, bytes.length + 64);
  }

  List<String> texts() {
    return miner.view().patterns().stream().map(LogPattern::text).sorted().toList();
  }

  /** Records per id and text of a pattern. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    miner
        .view()
        .patterns()
        .forEach(pattern -> counts.put(pattern.id() + " " + pattern.text(), pattern.count()));
    return counts;
  }

  /** Id of the pattern of each line, given a miner that knows them all. */
  List<String> ids(List<String> lines) {
    PatternView view = miner.view();
    List<String> ids = new ArrayList<>();
    for (String line : lines) {
      byte[] bytes = padded(line);
      Shape shape = Shape.ofBlanked(FastKey.blanked(bytes, 0, bytes.length - 64));
      ids.add(view.find(shape.id()).map(LogPattern::id).orElse("unknown: " + line));
    }
    return ids;
  }

  /** A model of all that is known, given the earlier one that was joined. */
  Model model(Model earlier) {
    Evidence evidence = miner.evidence(source -> "s" + source);
    long records = evidence.shapes().values().stream().mapToLong(Long::longValue).sum();
    Model own =
        new Model(
            evidence,
            records,
            0,
            Model.EMPTY.severities(),
            Map.of(),
            Map.of(),
            miner.aliases().shapes(),
            miner.facts(),
            Map.of());
    return earlier.plus(own);
  }

  /** A miner that knows a model, its source groups numbered as {@link #model} names them. */
  static MinedLines knowing(Model model) {
    MinedLines mined = new MinedLines();
    mined.miner.join(model, name -> Integer.parseInt(name.substring(1)));
    return mined;
  }

  /** Letters only, different for every number. */
  static String word(int number) {
    StringBuilder word = new StringBuilder("q");
    for (int n = number; n > 0; n /= 26) {
      word.append((char) ('a' + n % 26));
    }
    return word.toString();
  }
}

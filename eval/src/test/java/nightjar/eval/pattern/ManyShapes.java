package nightjar.eval.pattern;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Lines of as many shapes as wanted, as a large fleet has them: sentences of 4 to 12 words and
 * values, every third of them another one's with a word replaced.
 */
final class ManyShapes {
  private static final List<String> SYLLABLES =
      List.of("ba", "co", "di", "fe", "ga", "hu", "ki", "lo", "mu", "ne", "pi", "ro", "se", "tu");
  private static final int WORDS = 2_000;

  private final SplittableRandom chance = new SplittableRandom(7);

  private ManyShapes() {}

  /** So many lines, all different; the same ones every time. */
  static List<String> lines(int wanted) {
    return new ManyShapes().drawn(wanted);
  }

  private List<String> drawn(int wanted) {
    List<List<String>> lines = new ArrayList<>();
    Set<List<String>> known = new HashSet<>();
    while (lines.size() < wanted) {
      List<String> line = lines.size() % 3 == 2 ? variant(lines) : sentence();
      if (known.add(line)) {
        lines.add(line);
      }
    }
    return lines.stream().map(words -> String.join(" ", words)).toList();
  }

  private List<String> sentence() {
    List<String> words = new ArrayList<>();
    int length = 4 + chance.nextInt(9);
    for (int i = 0; i < length; i++) {
      words.add(i > 0 && chance.nextInt(4) == 0 ? Integer.toString(length) : word());
    }
    return words;
  }

  private List<String> variant(List<List<String>> lines) {
    List<String> words = new ArrayList<>(lines.get(chance.nextInt(lines.size())));
    words.set(chance.nextInt(words.size()), word());
    return words;
  }

  private String word() {
    int number = chance.nextInt(WORDS);
    StringBuilder word = new StringBuilder();
    for (int rest = number + SYLLABLES.size(); rest > 0; rest /= SYLLABLES.size()) {
      word.append(SYLLABLES.get(rest % SYLLABLES.size()));
    }
    return word.toString();
  }
}

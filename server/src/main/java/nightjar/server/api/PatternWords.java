package nightjar.server.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import nightjar.pattern.Template;
import nightjar.store.PatternRow;

/**
 * Constant words of patterns: which are alike. Likeness is Jaccard's, the share of the words of
 * both that both have, in [0, 1]. Made once for all patterns; a question costs a walk over those
 * that have a word in common. Immutable.
 */
final class PatternWords {
  private static final int MOST_WORDS = 200;

  private final List<PatternRow> rows;
  private final List<Set<String>> words;
  private final Map<String, List<Integer>> having = new HashMap<>();

  /** Another pattern and how alike it is. */
  record Neighbour(PatternRow row, double likeness) {}

  PatternWords(List<PatternRow> rows) {
    this.rows = rows;
    this.words = rows.stream().map(row -> words(row.text().toString())).toList();
    for (int i = 0; i < rows.size(); i++) {
      for (String word : words.get(i)) {
        having.computeIfAbsent(word, w -> new ArrayList<>()).add(i);
      }
    }
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    for (String literal : Template.parse(text).literals()) {
      for (String word : literal.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
        if (!word.isEmpty() && words.size() < MOST_WORDS) {
          words.add(word);
        }
      }
    }
    return words;
  }

  List<Neighbour> neighbours(PatternRow row, int most) {
    Set<String> own = words(row.text().toString());
    int[] shared = new int[rows.size()];
    own.forEach(word -> having.getOrDefault(word, List.of()).forEach(other -> shared[other]++));
    return IntStream.range(0, shared.length)
        .filter(i -> shared[i] > 0 && !rows.get(i).id().equals(row.id()))
        .mapToObj(i -> new Neighbour(rows.get(i), likeness(shared[i], own, words.get(i))))
        .sorted(
            Comparator.comparingDouble(Neighbour::likeness)
                .reversed()
                .thenComparing(neighbour -> neighbour.row().id()))
        .limit(most)
        .toList();
  }

  private static double likeness(int shared, Set<String> one, Set<String> other) {
    return shared / (double) (one.size() + other.size() - shared);
  }
}

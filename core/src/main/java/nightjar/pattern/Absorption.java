package nightjar.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nightjar.shape.Shape;
import nightjar.shape.Tokens;

/**
 * Lets a common general pattern take in rare ones that it covers: {@code Invalid user <*> from <*>}
 * those whose user name has a space in it. A view, computed anew from the counts each time, so that
 * it can be taken back.
 *
 * <p>A absorbs B if A has a wildcard and at least three words, all of them in B; A matches B where
 * a wildcard covers one wildcard, two to six tokens with a wildcard among them, a bracketed token
 * or a quoted segment; and A is ten times as common, or is what B becomes without its quoted
 * segments. The longest such A wins. Chains are followed; a cycle takes its most general member.
 */
final class Absorption {
  private static final int MAX_SPAN = 6;
  private static final int MAX_QUOTED = 11;
  private static final int MIN_WORDS = 3;
  private static final int MIN_RATIO = 10;
  private static final Comparator<Shape> LONGEST =
      Comparator.<Shape>comparingInt(shape -> shape.tokens().size()).thenComparing(Shape::text);

  private final Map<Shape, Long> counts;
  private final Map<String, List<Shape>> generalsByRarestWord = new HashMap<>();

  private Absorption(Map<Shape, Long> counts) {
    this.counts = counts;
    index();
  }

  /** Each pattern's absorber, itself where it has none. */
  static Map<Shape, Shape> of(Map<Shape, Long> counts) {
    Absorption absorption = new Absorption(counts);
    Map<Shape, Shape> target = new HashMap<>();
    for (Shape pattern : counts.keySet()) {
      absorption.absorber(pattern, target);
    }
    Map<Shape, Shape> result = new HashMap<>();
    for (Shape pattern : counts.keySet()) {
      result.put(pattern, last(pattern, target));
    }
    return result;
  }

  /**
   * Every general is listed under its word that fewest generals have, so that few are looked at for
   * a pattern.
   */
  private void index() {
    Map<String, Integer> generalsWith = new HashMap<>();
    List<Shape> generals = new ArrayList<>();
    for (Shape shape : counts.keySet()) {
      if (shape.tokens().contains(Shape.WILD) && words(shape).size() >= MIN_WORDS) {
        generals.add(shape);
        words(shape).forEach(word -> generalsWith.merge(word, 1, Integer::sum));
      }
    }
    for (Shape general : generals) {
      String rarest =
          words(general).stream()
              .min(
                  Comparator.<String>comparingInt(word -> generalsWith.getOrDefault(word, 0))
                      .thenComparing(word -> word))
              .orElseThrow();
      generalsByRarestWord.computeIfAbsent(rarest, word -> new ArrayList<>()).add(general);
    }
  }

  private void absorber(Shape pattern, Map<Shape, Shape> target) {
    Set<String> words = new HashSet<>(words(pattern));
    long count = counts.getOrDefault(pattern, 0L);
    for (String word : words) {
      for (Shape general : generalsByRarestWord.getOrDefault(word, List.of())) {
        if (!general.equals(pattern)
            && words.containsAll(words(general))
            && outweighs(general, pattern, count)
            && covers(general.tokens(), pattern.tokens())) {
          target.merge(pattern, general, (a, b) -> LONGEST.compare(a, b) >= 0 ? a : b);
        }
      }
    }
  }

  private boolean outweighs(Shape general, Shape pattern, long count) {
    long generalCount = counts.getOrDefault(general, 0L);
    return generalCount >= MIN_RATIO * count
        || (generalCount >= count && withoutQuotes(pattern.tokens()).equals(general.tokens()));
  }

  private static Shape last(Shape pattern, Map<Shape, Shape> target) {
    Set<Shape> path = new LinkedHashSet<>();
    Shape at = pattern;
    while (target.containsKey(at) && path.add(at)) {
      at = target.getOrDefault(at, at);
    }
    return path.contains(at) ? path.stream().min(Closure.GENERALITY).orElse(at) : at;
  }

  private static List<String> words(Shape shape) {
    return shape.tokens().stream().filter(token -> !Tokens.isSlotOrMark(token)).distinct().toList();
  }

  /** Quoted segments of up to eleven tokens as wildcards. */
  private static List<String> withoutQuotes(List<String> tokens) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      int end = isQuote(tokens.get(i)) ? closing(tokens, i) : -1;
      out.add(end > 0 ? Shape.WILD : tokens.get(i));
      i = Math.max(i, end);
    }
    return Tokens.collapse(out);
  }

  private static int closing(List<String> tokens, int opening) {
    for (int i = opening + 1; i < Math.min(opening + 1 + MAX_QUOTED, tokens.size()); i++) {
      if (tokens.get(i).equals(tokens.get(opening))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isQuote(String token) {
    return token.equals("\"") || token.equals("'");
  }

  /**
   * Does the general pattern match all of the other? Dynamic programming over both, from their
   * ends.
   */
  private static boolean covers(List<String> general, List<String> pattern) {
    int n = general.size();
    int m = pattern.size();
    boolean[][] rest = new boolean[n + 1][m + 1];
    rest[n][m] = true;
    for (int i = n - 1; i >= 0; i--) {
      for (int j = m - 1; j >= 0; j--) {
        if (!Tokens.isWild(general.get(i))) {
          rest[i][j] = rest[i + 1][j + 1] && general.get(i).equals(pattern.get(j));
          continue;
        }
        for (int k = j + 1; k <= Math.min(j + MAX_SPAN, m) && !rest[i][j]; k++) {
          rest[i][j] = rest[i + 1][k] && mayCover(pattern.subList(j, k));
        }
      }
    }
    return rest[0][0];
  }

  private static boolean mayCover(List<String> segment) {
    if (segment.contains(Shape.WILD)) {
      return true;
    }
    boolean enclosed =
        segment.size() >= 3 && segment.getLast().equals(Tokens.closer(segment.getFirst()));
    return enclosed && (segment.size() == 3 || isQuote(segment.getFirst()));
  }
}

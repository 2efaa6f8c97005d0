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
 * it can be taken back; which patterns cover which is kept as long as the patterns stay the same.
 *
 * <p>A absorbs B if A has a wildcard and at least three words, all of them in B; A {@link Cover
 * covers} B; and A is ten times as common, or is what B becomes without its quoted segments and not
 * less common. The longest such A wins. Chains are followed; a cycle takes its most general member.
 *
 * <p>At most {@link #MAX_TRIED} generals are tried for a pattern, the longest first, so that
 * crafted shapes cost no more than others.
 */
final class Absorption {
  static final int MAX_TRIED = 512;

  private static final int MIN_WORDS = 3;
  private static final int MIN_RATIO = 10;
  private static final Comparator<Shape> LONGEST =
      Comparator.<Shape>comparingInt(shape -> shape.tokens().size())
          .thenComparing(Shape::text)
          .reversed();

  /**
   * A pattern that could be absorbed by another.
   *
   * @param unquoted is the general what the pattern becomes without its quoted segments?
   */
  private record Candidate(Shape general, boolean unquoted) {}

  private Set<Shape> patterns = Set.of();
  private Set<Shape> free = Set.of();
  private Map<Shape, List<Candidate>> candidates = Map.of();

  /**
   * Each pattern's absorber, itself where it has none.
   *
   * @param folded patterns made by a bucket: what stands in their wildcards is anything
   */
  Map<Shape, Shape> of(Map<Shape, Long> counts, Set<Shape> folded) {
    if (!patterns.equals(counts.keySet()) || !free.equals(folded)) {
      patterns = Set.copyOf(counts.keySet());
      free = Set.copyOf(folded);
      candidates = candidates(patterns);
    }
    Map<Shape, Shape> target = new HashMap<>();
    candidates.forEach(
        (pattern, generals) -> {
          long count = counts.getOrDefault(pattern, 0L);
          for (Candidate each : generals) {
            if (outweighs(counts.getOrDefault(each.general, 0L), count, each.unquoted)) {
              target.put(pattern, each.general);
              break;
            }
          }
        });
    Map<Shape, Shape> result = new HashMap<>();
    for (Shape pattern : counts.keySet()) {
      result.put(pattern, last(pattern, target));
    }
    return result;
  }

  private static boolean outweighs(long general, long count, boolean unquoted) {
    return general >= MIN_RATIO * count || (general >= count && unquoted);
  }

  private static Shape last(Shape pattern, Map<Shape, Shape> target) {
    if (!target.containsKey(pattern)) {
      return pattern;
    }
    Set<Shape> path = new LinkedHashSet<>();
    Shape at = pattern;
    while (target.containsKey(at) && path.add(at)) {
      at = target.getOrDefault(at, at);
    }
    return path.contains(at) ? path.stream().min(Closure.GENERALITY).orElse(at) : at;
  }

  private Map<Shape, List<Candidate>> candidates(Set<Shape> patterns) {
    Map<Shape, Set<String>> words = new HashMap<>();
    patterns.forEach(pattern -> words.put(pattern, words(pattern)));
    Map<String, List<Shape>> generals = generalsByRarestWord(words);
    Map<Shape, List<Candidate>> result = new HashMap<>();
    words.forEach(
        (pattern, own) -> {
          List<Candidate> found = candidates(pattern, own, generals, words);
          if (!found.isEmpty()) {
            result.put(pattern, found);
          }
        });
    return result;
  }

  private List<Candidate> candidates(
      Shape pattern,
      Set<String> own,
      Map<String, List<Shape>> generals,
      Map<Shape, Set<String>> words) {
    List<Shape> tried = new ArrayList<>();
    for (String word : own) {
      for (Shape general : generals.getOrDefault(word, List.of())) {
        if (general.tokens().size() <= pattern.tokens().size()
            && !general.equals(pattern)
            && own.containsAll(words.getOrDefault(general, Set.of()))) {
          tried.add(general);
        }
      }
    }
    if (tried.isEmpty()) {
      return List.of();
    }
    List<String> unquoted = Cover.withoutQuotes(pattern.tokens());
    return tried.stream()
        .sorted(LONGEST)
        .limit(MAX_TRIED)
        .filter(general -> covers(general, pattern))
        .map(general -> new Candidate(general, unquoted.equals(general.tokens())))
        .toList();
  }

  private boolean covers(Shape general, Shape pattern) {
    return free.contains(general)
        ? Cover.coversFree(general.tokens(), pattern.tokens())
        : Cover.covers(general.tokens(), pattern.tokens());
  }

  /**
   * Every general is listed under its word that fewest generals have, so that few are looked at for
   * a pattern.
   */
  private static Map<String, List<Shape>> generalsByRarestWord(Map<Shape, Set<String>> words) {
    Map<String, Integer> generalsWith = new HashMap<>();
    List<Shape> generals = new ArrayList<>();
    words.forEach(
        (shape, own) -> {
          if (shape.tokens().contains(Shape.WILD) && own.size() >= MIN_WORDS) {
            generals.add(shape);
            own.forEach(word -> generalsWith.merge(word, 1, Integer::sum));
          }
        });
    Map<String, List<Shape>> result = new HashMap<>();
    for (Shape general : generals) {
      String rarest =
          words.getOrDefault(general, Set.of()).stream()
              .min(
                  Comparator.<String>comparingInt(word -> generalsWith.getOrDefault(word, 0))
                      .thenComparing(Comparator.naturalOrder()))
              .orElseThrow();
      result.computeIfAbsent(rarest, word -> new ArrayList<>()).add(general);
    }
    return result;
  }

  private static Set<String> words(Shape shape) {
    Set<String> words = new HashSet<>();
    for (String token : shape.tokens()) {
      if (!Tokens.isSlotOrMark(token)) {
        words.add(token);
      }
    }
    return words;
  }
}

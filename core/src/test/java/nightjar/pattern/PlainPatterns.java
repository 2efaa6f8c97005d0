package nightjar.pattern;

import static nightjar.shape.Shape.WILD;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nightjar.shape.Shape;
import nightjar.shape.Tokens;

/**
 * The grouping rules written plainly: no bounds, nothing kept, everything as sets. What the real
 * ones must come to.
 */
final class PlainPatterns {
  private static final Comparator<List<String>> GENERALITY =
      Comparator.<List<String>>comparingLong(PlainPatterns::words)
          .thenComparingInt(List::size)
          .thenComparing(tokens -> String.join(" ", tokens));

  private PlainPatterns() {}

  /** Shape → general shape, for one source group. */
  static Map<Shape, Shape> of(Map<Shape, Long> evidence) {
    Map<List<String>, Long> counts = new HashMap<>();
    evidence.forEach((shape, count) -> counts.put(shape.tokens(), count));
    Map<List<String>, List<String>> folded = buckets(counts);
    Set<List<String>> reduced = new HashSet<>();
    counts.keySet().forEach(tokens -> reduced.add(folded.getOrDefault(tokens, tokens)));
    reduced.removeIf(PlainPatterns::isRest);
    Map<List<String>, List<String>> general = components(closure(reduced));
    Map<List<String>, List<String>> generalOf = new HashMap<>();
    Map<List<String>, Long> totals = new HashMap<>();
    counts.forEach(
        (tokens, count) -> {
          List<String> into = folded.getOrDefault(tokens, tokens);
          generalOf.put(tokens, general.getOrDefault(into, into));
          totals.merge(general.getOrDefault(into, into), count, Long::sum);
        });
    Set<List<String>> free = new HashSet<>();
    folded.values().forEach(into -> free.add(general.getOrDefault(into, into)));
    Map<List<String>, List<String>> absorbed = absorb(totals, free);
    Map<Shape, Shape> result = new HashMap<>();
    generalOf.forEach(
        (tokens, into) ->
            result.put(new Shape(tokens), new Shape(absorbed.getOrDefault(into, into))));
    return result;
  }

  private static boolean isRest(List<String> tokens) {
    return LogPattern.isRest(new Shape(tokens));
  }

  private static long words(List<String> tokens) {
    return tokens.stream().filter(token -> !Tokens.isSlotOrMark(token)).count();
  }

  private static Map<List<String>, List<String>> buckets(Map<List<String>, Long> counts) {
    Map<List<String>, List<List<String>>> bySignature = new HashMap<>();
    Map<List<String>, List<List<String>>> byHead = new HashMap<>();
    for (List<String> tokens : counts.keySet()) {
      if (tokens.size() > 64) {
        byHead.computeIfAbsent(head(tokens), s -> new ArrayList<>()).add(tokens);
        continue;
      }
      List<String> signature =
          tokens.stream().map(token -> Tokens.isSlotOrMark(token) ? token : "w").toList();
      bySignature.computeIfAbsent(signature, s -> new ArrayList<>()).add(tokens);
    }
    Map<List<String>, List<String>> folded = new HashMap<>();
    byHead.forEach(
        (head, members) ->
            members.stream()
                .filter(tokens -> members.size() >= 20)
                .forEach(tokens -> folded.put(tokens, head)));
    for (List<List<String>> members : bySignature.values()) {
      if (members.size() >= 100) {
        fold(members, counts, folded);
      }
    }
    return folded;
  }

  private static List<String> head(List<String> tokens) {
    int colon = tokens.subList(0, 8).indexOf(":");
    List<String> head = new ArrayList<>(tokens.subList(0, colon < 0 ? 8 : colon + 1));
    head.add(LogPattern.REST);
    return head;
  }

  private static void fold(
      List<List<String>> members,
      Map<List<String>, Long> counts,
      Map<List<String>, List<String>> folded) {
    int n = members.size();
    Map<List<String>, List<List<String>>> groups = new HashMap<>();
    for (List<String> tokens : members) {
      List<String> general = new ArrayList<>();
      for (int i = 0; i < tokens.size(); i++) {
        int at = i;
        String token = tokens.get(i);
        long with = members.stream().filter(other -> other.get(at).equals(token)).count();
        boolean isKept = Tokens.isSlotOrMark(token) || with >= Math.max(3, n / 100.0);
        general.add(isKept ? token : WILD);
      }
      groups.computeIfAbsent(general, g -> new ArrayList<>()).add(tokens);
    }
    groups.forEach(
        (general, group) -> {
          long kept = words(general);
          if (group.size() < 30 || !(kept >= 2 || (kept == 1 && n >= 300) || n >= 1000)) {
            return;
          }
          List<String> into = new ArrayList<>(Tokens.collapse(general));
          if (kept == 0) {
            into.add(LogPattern.REST);
          }
          for (List<String> tokens : group) {
            if (!tokens.equals(into)
                && (kept > 0 || counts.getOrDefault(tokens, 0L) < PatternMiner.HEAVY)) {
              folded.put(tokens, into);
            }
          }
        });
  }

  /** Shape → more general ones. A hole is a prefix and a suffix, what it holds is between them. */
  private static Map<List<String>, Set<List<String>>> closure(Set<List<String>> shapes) {
    Set<List<String>> known = new HashSet<>(shapes);
    Map<List<List<String>>, Set<List<String>>> seen = new HashMap<>();
    Map<List<String>, Set<List<String>>> edges = new HashMap<>();
    Set<List<String>> work = known;
    while (!work.isEmpty()) {
      Set<List<List<String>>> touched = new HashSet<>();
      for (List<String> tokens : work) {
        for (int i = 0; i < tokens.size(); i++) {
          see(tokens, i, i + 1, seen, touched);
          String closer = i == 0 ? null : Tokens.closer(tokens.get(i - 1));
          if (closer != null
              && "([{".contains(tokens.get(i - 1))
              && !Tokens.isWild(tokens.get(i))
              && i + 1 < tokens.size()
              && tokens.get(i + 1).equals(closer)) {
            see(tokens, i - 1, i + 2, seen, touched);
          }
        }
      }
      work = new HashSet<>();
      for (List<List<String>> hole : touched) {
        Set<List<String>> contents = seen.getOrDefault(hole, Set.of());
        if (fires(hole.get(0), hole.get(1), contents)) {
          List<String> general = Tokens.collapse(filled(hole, List.of(WILD)));
          for (List<String> content : contents) {
            edges.computeIfAbsent(filled(hole, content), s -> new HashSet<>()).add(general);
          }
          if (known.add(general)) {
            work.add(general);
          }
        }
      }
    }
    return edges;
  }

  private static void see(
      List<String> tokens,
      int from,
      int to,
      Map<List<List<String>>, Set<List<String>>> seen,
      Set<List<List<String>>> touched) {
    if (!Tokens.isPunctuation(tokens.get((from + to) / 2))) {
      List<List<String>> hole = List.of(tokens.subList(0, from), tokens.subList(to, tokens.size()));
      if (seen.computeIfAbsent(hole, h -> new HashSet<>()).add(tokens.subList(from, to))) {
        touched.add(hole);
      }
    }
  }

  private static List<String> after(List<String> tokens, int i) {
    return tokens.subList(i + 1, tokens.size());
  }

  private static List<String> filled(List<List<String>> hole, List<String> content) {
    List<String> tokens = new ArrayList<>(hole.get(0));
    tokens.addAll(content);
    tokens.addAll(hole.get(1));
    return tokens;
  }

  private static boolean fires(
      List<String> prefix, List<String> suffix, Set<List<String>> contents) {
    long constants =
        filled(List.of(prefix, suffix), List.of()).stream()
            .filter(token -> token.length() > 1 && !Tokens.isSlotOrMark(token))
            .count();
    if (constants < 1 || contents.size() < 2) {
      return false;
    }
    List<String> seen = contents.stream().map(content -> content.get(content.size() / 2)).toList();
    String next = suffix.isEmpty() ? "" : suffix.getFirst();
    if (next.equals("=")) {
      long dotted = seen.stream().filter(token -> token.contains(".")).count();
      return suffix.equals(List.of("=", WILD)) && dotted >= 5 && constants >= 2;
    }
    long words = seen.stream().filter(Tokens::isWord).count();
    boolean wild = seen.contains(WILD);
    long ids = seen.size() - words - (wild ? 1 : 0);
    if (ids >= 3 || (wild && ids > 0 && constants >= 2)) {
      return true;
    }
    if (prefix.isEmpty()) {
      return words >= 8 && constants >= 2;
    }
    if (words >= 6 || (wild && words > 0 && constants >= 3)) {
      return true;
    }
    long enums = seen.stream().filter(token -> token.matches("[A-Z]+(?:_[A-Z]+)+")).count();
    boolean isInside = !next.isEmpty() && !Tokens.isPunctuation(next);
    if (constants >= 3 && prefix.getLast().equals(":") && isInside && enums >= 2) {
      return true;
    }
    boolean isEnd =
        next.isEmpty() || Tokens.PREPOSITIONS.contains(next) || Tokens.isSlotOrMark(next);
    return Tokens.PREPOSITIONS.contains(prefix.getLast())
        && constants >= 2
        && isEnd
        && (words >= 4 || (ids >= 1 && words + ids >= 3));
  }

  /** Shape → the most general one that it is connected with. */
  private static Map<List<String>, List<String>> components(
      Map<List<String>, Set<List<String>>> edges) {
    Map<List<String>, Set<List<String>>> near = new HashMap<>();
    edges.forEach(
        (special, generals) ->
            generals.forEach(
                general -> {
                  near.computeIfAbsent(special, s -> new HashSet<>()).add(general);
                  near.computeIfAbsent(general, s -> new HashSet<>()).add(special);
                }));
    Map<List<String>, List<String>> result = new HashMap<>();
    for (List<String> start : near.keySet()) {
      if (!result.containsKey(start)) {
        Set<List<String>> all = new HashSet<>(Set.of(start));
        List<List<String>> work = new ArrayList<>(all);
        while (!work.isEmpty()) {
          near.getOrDefault(work.removeLast(), Set.of()).stream()
              .filter(all::add)
              .forEach(work::add);
        }
        List<String> least = all.stream().min(GENERALITY).orElseThrow();
        all.forEach(tokens -> result.put(tokens, least));
      }
    }
    return result;
  }

  private static Map<List<String>, List<String>> absorb(
      Map<List<String>, Long> counts, Set<List<String>> free) {
    Map<List<String>, List<String>> target = new HashMap<>();
    counts.forEach(
        (pattern, count) ->
            counts.keySet().stream()
                .filter(general -> !general.equals(pattern) && general.contains(WILD))
                .filter(general -> distinct(general).size() >= 3)
                .filter(general -> distinct(pattern).containsAll(distinct(general)))
                .filter(
                    general -> outweighs(general, counts.getOrDefault(general, 0L), pattern, count))
                .filter(general -> covers(general, pattern, free.contains(general)))
                .max(
                    Comparator.<List<String>>comparingInt(List::size)
                        .thenComparing(tokens -> String.join(" ", tokens)))
                .ifPresent(general -> target.put(pattern, general)));
    Map<List<String>, List<String>> result = new HashMap<>();
    for (List<String> pattern : counts.keySet()) {
      Set<List<String>> path = new LinkedHashSet<>();
      List<String> at = pattern;
      while (target.containsKey(at) && path.add(at)) {
        at = target.get(at);
      }
      result.put(pattern, path.contains(at) ? path.stream().min(GENERALITY).orElseThrow() : at);
    }
    return result;
  }

  private static Set<String> distinct(List<String> tokens) {
    Set<String> words = new TreeSet<>(tokens);
    words.removeIf(Tokens::isSlotOrMark);
    return words;
  }

  private static boolean outweighs(
      List<String> general, long generalCount, List<String> pattern, long count) {
    return generalCount >= 10 * count
        || (generalCount >= count && Cover.withoutQuotes(pattern).equals(general));
  }

  private static boolean covers(List<String> general, List<String> pattern, boolean isFree) {
    if (general.isEmpty()) {
      return pattern.isEmpty();
    }
    if (!general.getFirst().equals(WILD)) {
      return !pattern.isEmpty()
          && general.getFirst().equals(pattern.getFirst())
          && covers(after(general, 0), after(pattern, 0), isFree);
    }
    for (int k = 1; k <= Math.min(6, pattern.size()); k++) {
      if ((mayCover(pattern.subList(0, k)) || (isFree && k == 1))
          && covers(after(general, 0), pattern.subList(k, pattern.size()), isFree)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayCover(List<String> segment) {
    boolean isEnclosed =
        segment.size() >= 3 && segment.getLast().equals(Tokens.closer(segment.getFirst()));
    boolean isQuoted = segment.getFirst().equals("\"") || segment.getFirst().equals("'");
    return segment.contains(WILD) || (isEnclosed && (segment.size() == 3 || isQuoted));
  }
}

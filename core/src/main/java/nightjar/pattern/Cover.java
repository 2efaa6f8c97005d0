package nightjar.pattern;

import java.util.ArrayList;
import java.util.List;
import nightjar.shape.Shape;
import nightjar.shape.Tokens;

/** Whether a general token list stands for a special one. Pure functions. */
final class Cover {
  private static final int MAX_SPAN = 6;
  private static final int MAX_QUOTED = 11;

  private Cover() {}

  /** Whether a wildcard may stand for some tokens. */
  @FunctionalInterface
  private interface Wildcard {
    boolean covers(List<String> segment);
  }

  /**
   * Does the general pattern match all of the other, where a wildcard covers one wildcard, two to
   * six tokens with a wildcard among them, a bracketed token or a quoted segment?
   */
  static boolean covers(List<String> general, List<String> pattern) {
    return matches(general, pattern, MAX_SPAN, Cover::mayCover);
  }

  /** As {@link #covers}, and a wildcard covers any one token as well. */
  static boolean coversFree(List<String> general, List<String> pattern) {
    return matches(general, pattern, MAX_SPAN, segment -> segment.size() == 1 || mayCover(segment));
  }

  /** Does the general pattern match all of the other, where a wildcard covers any tokens? */
  static boolean matches(List<String> general, List<String> pattern) {
    return matches(general, pattern, pattern.size(), segment -> true);
  }

  /**
   * Does the general pattern match all of a line's shape, where a wildcard covers one word or
   * value, or what {@link #covers} lets it?
   */
  static boolean fits(List<String> general, List<String> shape) {
    return matches(general, shape, MAX_SPAN, segment -> isValue(segment) || mayCover(segment));
  }

  private static boolean isValue(List<String> segment) {
    String first = segment.getFirst();
    return segment.size() == 1 && (Tokens.isWild(first) || !Tokens.isSlotOrMark(first));
  }

  /** Dynamic programming over both, from their ends. */
  private static boolean matches(
      List<String> general, List<String> pattern, int maxSpan, Wildcard wildcard) {
    int n = general.size();
    int m = pattern.size();
    boolean[] behind = new boolean[m + 1];
    behind[m] = true;
    for (int i = n - 1; i >= 0; i--) {
      boolean[] rest = new boolean[m + 1];
      boolean isWild = Tokens.isWild(general.get(i));
      for (int j = m - 1; j >= 0; j--) {
        if (!isWild) {
          rest[j] = behind[j + 1] && general.get(i).equals(pattern.get(j));
          continue;
        }
        for (int k = j + 1; k <= Math.min(j + maxSpan, m) && !rest[j]; k++) {
          rest[j] = behind[k] && wildcard.covers(pattern.subList(j, k));
        }
      }
      behind = rest;
    }
    return behind[0];
  }

  private static boolean mayCover(List<String> segment) {
    if (segment.contains(Shape.WILD)) {
      return true;
    }
    boolean enclosed =
        segment.size() >= 3 && segment.getLast().equals(Tokens.closer(segment.getFirst()));
    return enclosed && (segment.size() == 3 || isQuote(segment.getFirst()));
  }

  /** Quoted segments of up to eleven tokens as wildcards. */
  static List<String> withoutQuotes(List<String> tokens) {
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
}

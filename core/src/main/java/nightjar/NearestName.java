package nightjar;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * The name somebody meant when they mistyped one: the nearest by insertions, deletions,
 * replacements and swaps of neighbours, letters of either case alike. Cost: names × length².
 */
public final class NearestName {
  /** Longer is no slip of the fingers, and costs. */
  private static final int LONGEST = 200;

  private NearestName() {}

  /**
   * The nearest of the names.
   *
   * @return empty where none differs in at most a third of what was typed, or that is longer than
   *     200 characters
   */
  public static Optional<String> of(String typed, Collection<String> names) {
    if (typed.length() > LONGEST) {
      return Optional.empty();
    }
    String best = "";
    int least = Math.max(1, typed.length() / 3) + 1;
    for (String name : names) {
      int distance =
          Math.abs(name.length() - typed.length()) < least ? distance(typed, name) : least;
      if (distance < least) {
        least = distance;
        best = name;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** Optimal string alignment distance. */
  static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replace, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}

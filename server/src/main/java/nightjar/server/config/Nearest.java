package nightjar.server.config;

import java.util.Collection;
import java.util.Optional;

/** The name that was probably meant. Cost: names × length². */
public final class Nearest {
  private static final int LONGEST = 200;

  private Nearest() {}

  /** The candidate with the fewest edits, if they are at most a third of the name. */
  public static Optional<String> to(String name, Collection<String> candidates) {
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    String best = "";
    int fewest = Math.max(2, name.length() / 3) + 1;
    for (String candidate : candidates) {
      int edits = edits(name, candidate);
      if (edits < fewest) {
        fewest = edits;
        best = candidate;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}

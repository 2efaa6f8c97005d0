package nightjar.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The name somebody meant when they mistyped one: the nearest by insertions, deletions,
 * replacements and swaps.
 */
public final class NearestName {
  /** Names of a folder looked at; more only in folders where nobody knows the names anyway. */
  private static final int MAX_NAMES = 10_000;

  private NearestName() {}

  /**
   * The nearest of the names.
   *
   * @return empty where none differs in at most a third of its letters
   */
  public static Optional<String> of(String typed, Collection<String> names) {
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

  /** The path beside a missing one whose name is nearest, written as the missing one is. */
  static Optional<String> of(Path missing) {
    Path name = missing.getFileName();
    Path parent = missing.toAbsolutePath().getParent();
    if (name == null || parent == null) {
      return Optional.empty();
    }
    var names = new TreeSet<String>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent)) {
      for (Path entry : entries) {
        names.add(String.valueOf(entry.getFileName()));
        if (names.size() > MAX_NAMES) {
          break;
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return of(name.toString(), names).map(near -> missing.resolveSibling(near).toString());
  }

  /** Optimal string alignment distance, letters of either case alike. */
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

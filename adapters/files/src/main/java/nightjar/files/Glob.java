package nightjar.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * File names from a pattern, as a shell would make them: {@code *}, {@code ?}, {@code [a-z]},
 * <code>{a,b}</code> within a name, {@code **} for any number of folders. Names that begin with a
 * dot are found only by a pattern that does.
 */
final class Glob {
  private Glob() {}

  static boolean isPattern(String argument) {
    return argument.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
  }

  /**
   * What fits, sorted. Folders that cannot be listed hold nothing that fits.
   *
   * @throws IllegalArgumentException if it is not a pattern
   */
  static List<Path> expand(String pattern) {
    Path whole = Path.of(pattern);
    Path root = whole.getRoot();
    List<Path> found = List.of(root == null ? Path.of("") : root);
    for (Path part : whole) {
      found = step(found, part.toString());
    }
    return found;
  }

  private static List<Path> step(List<Path> folders, String part) {
    var next = new TreeSet<Path>();
    if (part.equals("**")) {
      folders.forEach(folder -> addFolders(folder, next));
    } else if (isPattern(part)) {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + part);
      for (Path folder : folders) {
        for (Path entry : list(folder)) {
          if (matcher.matches(entry.getFileName())
              && (part.startsWith(".") || !FileType.isHidden(entry))) {
            next.add(entry);
          }
        }
      }
    } else {
      folders.stream()
          .map(folder -> folder.resolve(part))
          .filter(Reasons::exists)
          .forEach(next::add);
    }
    return List.copyOf(next);
  }

  /** The folder and all in it; links are not followed, so this ends. */
  private static void addFolders(Path folder, Set<Path> found) {
    found.add(folder);
    for (Path entry : list(folder)) {
      if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) && !FileType.isHidden(entry)) {
        addFolders(entry, found);
      }
    }
  }

  private static List<Path> list(Path folder) {
    var entries = new ArrayList<Path>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (IOException e) {
      return List.of();
    }
    return entries;
  }
}

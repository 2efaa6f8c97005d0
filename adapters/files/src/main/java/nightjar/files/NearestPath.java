package nightjar.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import nightjar.NearestName;

/** The path somebody meant when they mistyped one. */
final class NearestPath {
  /** Names of a folder looked at; more only in folders where nobody knows the names anyway. */
  private static final int MAX_NAMES = 10_000;

  private NearestPath() {}

  /** The path beside a missing one whose name is nearest, written as the missing one is. */
  static Optional<String> to(Path missing) {
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
    return NearestName.of(name.toString(), names)
        .map(near -> missing.resolveSibling(near).toString());
  }
}

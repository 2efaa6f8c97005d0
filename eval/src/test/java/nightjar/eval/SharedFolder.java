package nightjar.eval;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Data that figures are made with and that is no part of the checkout: in the folder given by
 * {@code -Dnightjar.shared=}, else in a folder {@code shared} beside the checkout.
 */
public final class SharedFolder {
  private SharedFolder() {}

  /** A folder of it; empty, and said so on standard error, where it is not there. */
  public static Optional<Path> find(String name) {
    String given = System.getProperty("nightjar.shared", "");
    Path here = Path.of("").toAbsolutePath();
    Stream<Path> beside =
        Stream.iterate(here, path -> path != null && path.getParent() != null, Path::getParent)
            .map(path -> path.resolveSibling("shared"));
    Optional<Path> folder =
        (given.isEmpty() ? beside : Stream.of(Path.of(given)))
            .map(path -> path.resolve(name))
            .filter(Files::isDirectory)
            .findFirst();
    if (folder.isEmpty()) {
      System.err.println("SKIPPED: no " + name + ", give its folder by -Dnightjar.shared=");
    }
    return folder;
  }
}

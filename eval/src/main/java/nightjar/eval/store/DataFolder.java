package nightjar.eval.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nightjar.eval.check.Tool;

/**
 * What a server that does not run left on disk.
 *
 * @param path the folder
 */
record DataFolder(Path path) {
  /** Bytes of the store: what DuckDB has, and the folder of blocks. */
  long storeBytes() throws IOException {
    return bytes(file -> !file.startsWith("journal") && isStore(file.getName(0).toString()));
  }

  /** Bytes of the store's files whose names end so: {@code .block}, {@code .tail}. */
  long storeBytes(String ending) throws IOException {
    return bytes(file -> file.startsWith("store") && file.toString().endsWith(ending));
  }

  /** Bytes of the journal, its keys included. */
  long journalBytes() throws IOException {
    return bytes(file -> file.startsWith("journal"));
  }

  private static boolean isStore(String name) {
    return name.equals("store") || name.startsWith("nightjar.duckdb");
  }

  private long bytes(Predicate<Path> wanted) throws IOException {
    long sum = 0;
    for (Path file : files()) {
      sum += wanted.test(path.relativize(file)) ? Files.size(file) : 0;
    }
    return sum;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(path)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  /**
   * Lets the system forget what it keeps of these files in memory, and of no others: reading them
   * is from disk then. False where there is no GNU {@code dd}, which knows how.
   */
  boolean dropFromMemory() throws IOException, InterruptedException {
    try {
      for (Path file : files()) {
        if (Files.size(file) > 0) {
          Tool.run("dd", "if=" + file, "of=/dev/null", "iflag=nocache", "count=0", "status=none");
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}

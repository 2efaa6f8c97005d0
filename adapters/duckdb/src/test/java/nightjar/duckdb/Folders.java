package nightjar.duckdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks at data folders, and copies them as a sudden end would leave them. */
final class Folders {
  private Folders() {}

  /** Copies by another process: closing a file here would give up DuckDB's lock on it. */
  static void copy(Path from, Path to) {
    try {
      Process copying = new ProcessBuilder("cp", "-r", from.toString(), to.toString()).start();
      if (copying.waitFor() != 0) {
        throw new IllegalStateException(new String(copying.getErrorStream().readAllBytes(), UTF_8));
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Names of the files of records. */
  static List<String> records(Path dir) throws IOException {
    try (Stream<Path> files = Files.list(dir.resolve(StoreFolder.NAME))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

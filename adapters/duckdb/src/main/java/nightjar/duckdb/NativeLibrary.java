package nightjar.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The library's native code, which its driver unpacks into the temporary folder at every start, 70
 * MB each, and leaves there when the process is killed.
 */
final class NativeLibrary {
  private static final Path MAPPED = Path.of("/proc/self/maps");
  private static final String NAME = "/libduckdb_java";

  private NativeLibrary() {}

  /**
   * Takes the name of the unpacked file away, which this process has mapped and needs no more. Only
   * where the system says what is mapped: elsewhere the file goes when the process ends in order.
   */
  static void forget() {
    try {
      List<String> mapped = Files.exists(MAPPED) ? Files.readAllLines(MAPPED) : List.of();
      Path temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
      for (String line : mapped) {
        int at = line.indexOf('/');
        if (at >= 0 && line.contains(NAME) && Path.of(line.substring(at)).startsWith(temporary)) {
          Files.deleteIfExists(Path.of(line.substring(at)));
        }
      }
    } catch (IOException e) {
      // Then it stays until the system clears its temporary files.
    }
  }
}

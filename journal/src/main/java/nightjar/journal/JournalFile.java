package nightjar.journal;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A file of a journal, to be copied.
 *
 * @param path where it is
 * @param name relative to the journal's folder, with {@code /} between its parts
 * @param bytes how many of it count; there may be more behind
 */
public record JournalFile(Path path, String name, long bytes) {
  public JournalFile {
    Objects.requireNonNull(path);
    Objects.requireNonNull(name);
  }
}

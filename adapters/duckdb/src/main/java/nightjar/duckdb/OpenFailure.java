package nightjar.duckdb;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import nightjar.store.StoreException;

/** Why a store does not open, in words: what, where, what next. */
final class OpenFailure {
  /** What the system says when it is not the file that is at fault. */
  private static final List<String> OF_THE_DISK =
      List.of(
          "Permission denied",
          "Read-only file system",
          "No space left",
          "Disk quota exceeded",
          "Input/output error",
          "Too many open files",
          "Cannot allocate memory",
          "Out of Memory");

  private OpenFailure() {}

  static StoreException of(Path file, Exception cause) {
    if (cause instanceof StoreException told) {
      return told;
    }
    String reason = firstLine(cause);
    if (reason.contains("Could not set lock")) {
      return new StoreException(inUse(file), cause);
    }
    if (reason.contains("newer version") || reason.contains("version number")) {
      return new StoreException(
          "The store "
              + file
              + " is of another version of DuckDB than this Nightjar reads ("
              + reason
              + "). Start the Nightjar that wrote it, or give another data directory.",
          cause);
    }
    String message =
        "The store "
            + file
            + " cannot be opened ("
            + reason
            + "). If the disk is full or not readable, mend that and start again. If the file is"
            + " damaged, start nightjar up: it sets the file aside, and makes the store anew of whole"
            + " blocks of records and of what is kept of the raw lines.";
    return cause instanceof SQLException && OF_THE_DISK.stream().noneMatch(reason::contains)
        ? new DamagedStoreException(file.getFileName() + " (" + reason + ")", message, cause)
        : new StoreException(message, cause);
  }

  static String inUse(Path file) {
    return "The store "
        + file
        + " is in use by another Nightjar. Stop that one, or give another data directory.";
  }

  /** DuckDB's messages go on for a stack trace's length. */
  static String firstLine(Throwable cause) {
    String message = cause.getMessage();
    String line = message == null ? cause.toString() : message.lines().findFirst().orElse("");
    return line.length() > 300 ? line.substring(0, 300) + " …" : line;
  }
}

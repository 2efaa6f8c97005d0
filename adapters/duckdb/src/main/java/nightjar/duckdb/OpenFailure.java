package nightjar.duckdb;

import java.nio.file.Path;
import nightjar.store.StoreException;

/** Why a store does not open, in words: what, where, what next. */
final class OpenFailure {
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
    return new StoreException(
        "The store "
            + file
            + " cannot be opened ("
            + reason
            + "). If the disk is full or not readable, mend that and start again. If the file is"
            + " damaged, move it and "
            + file.getFileName()
            + ".wal away and start again: the store is rebuilt from what is kept of the raw lines."
            + " That empties the folder "
            + StoreFolder.NAME
            + " beside it; move it away too if you want to keep it.",
        cause);
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

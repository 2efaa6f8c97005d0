package nightjar.server.config;

import java.nio.file.Path;
import java.util.List;

/**
 * Where things are kept and how much.
 *
 * @param data folder of everything Nightjar keeps
 * @param journalMaxBytes raw lines kept on disk; the oldest go first
 * @param memoryBytes memory of the embedded store
 */
public record StoreConfig(Path data, long journalMaxBytes, long memoryBytes) {
  public static final Setting<Path> DATA =
      Setting.of(
          "data",
          "NIGHTJAR_DATA",
          "nightjar-data",
          Path::of,
          "Folder of everything Nightjar keeps");
  public static final Setting<Long> JOURNAL_MAX_BYTES =
      Setting.of(
          "store.journal-max",
          "NIGHTJAR_JOURNAL_MAX_BYTES",
          "4GiB",
          Parsers.bytes(16L << 20, 1L << 50),
          "Raw lines kept on disk; the oldest go first");
  public static final Setting<Long> MEMORY_BYTES =
      Setting.of(
          "store.memory",
          "NIGHTJAR_STORE_MEMORY",
          "192MB",
          Parsers.bytes(64L << 20, 1L << 42),
          "Memory of the embedded store");

  /** Its part of the key table. */
  public static List<Setting<?>> settings() {
    return List.of(DATA, JOURNAL_MAX_BYTES, MEMORY_BYTES);
  }

  /** Reads it. */
  public static StoreConfig from(Settings settings) {
    return new StoreConfig(
        settings.get(DATA), settings.get(JOURNAL_MAX_BYTES), settings.get(MEMORY_BYTES));
  }
}

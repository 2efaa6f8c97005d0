package nightjar.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import nightjar.journal.JournalKey;
import nightjar.journal.JournalSettings;
import nightjar.web.Secret;

/**
 * Where things are kept and how much.
 *
 * @param data folder of everything Nightjar keeps
 * @param journalMaxBytes raw lines kept on disk; the oldest go first
 * @param journalMaxAge raw lines are kept so long, if there is room
 * @param journalKey where the key that encrypts them comes from
 * @param memoryBytes memory of the embedded store
 * @param maxBytes records kept in it on disk; the oldest go first
 * @param maxAge they are kept so long, if there is room; empty for as long as there is
 */
public record StoreConfig(
    Path data,
    long journalMaxBytes,
    Duration journalMaxAge,
    JournalKey journalKey,
    long memoryBytes,
    long maxBytes,
    Optional<Duration> maxAge) {
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
  public static final Setting<Duration> JOURNAL_MAX_AGE =
      Setting.of(
          "store.journal-max-age",
          "NIGHTJAR_JOURNAL_MAX_AGE",
          "30d",
          Parsers.days(1, 36_500),
          "Days that raw lines are kept");
  public static final Setting<Optional<Path>> JOURNAL_KEY_FILE =
      Setting.of(
          "store.journal-key-file",
          "NIGHTJAR_JOURNAL_KEY_FILE",
          "",
          Parsers.optional(Path::of),
          "File of the key that encrypts raw lines; unset for journal.key of the data folder");
  public static final Setting<Optional<Secret>> JOURNAL_KEY =
      Setting.secret(
          "store.journal-key",
          "NIGHTJAR_JOURNAL_KEY",
          key(),
          "The key that encrypts raw lines, in place of a file: base64 of 32 bytes");
  public static final Setting<Optional<Secret>> JOURNAL_KEY_NEXT =
      Setting.secret(
          "store.journal-key-next",
          "NIGHTJAR_JOURNAL_KEY_NEXT",
          key(),
          "The key that nightjar journal rotate-key replaces NIGHTJAR_JOURNAL_KEY by");
  public static final Setting<Long> MEMORY_BYTES =
      Setting.of(
          "store.memory",
          "NIGHTJAR_STORE_MEMORY",
          "192MB",
          Parsers.bytes(64L << 20, 1L << 42),
          "Memory of the embedded store");
  public static final Setting<Long> MAX_BYTES =
      Setting.of(
          "store.max-bytes",
          "NIGHTJAR_STORE_MAX_BYTES",
          "20GiB",
          Parsers.bytes(16L << 20, 1L << 50),
          "Records kept in the store on disk; the oldest go first");
  public static final Setting<Optional<Duration>> MAX_AGE =
      Setting.of(
          "store.max-age",
          "NIGHTJAR_STORE_MAX_AGE",
          "",
          Parsers.optional(Parsers.days(1, 36_500)),
          "Days that records are kept in the store; unset for as long as there is room");

  /** Its part of the key table. */
  public static List<Setting<?>> settings() {
    return List.of(
        DATA,
        JOURNAL_MAX_BYTES,
        JOURNAL_MAX_AGE,
        JOURNAL_KEY_FILE,
        JOURNAL_KEY,
        JOURNAL_KEY_NEXT,
        MEMORY_BYTES,
        MAX_BYTES,
        MAX_AGE);
  }

  /** Reads it. */
  public static StoreConfig from(Settings settings) {
    return new StoreConfig(
        settings.get(DATA),
        settings.get(JOURNAL_MAX_BYTES),
        settings.get(JOURNAL_MAX_AGE),
        journalKey(settings),
        settings.get(MEMORY_BYTES),
        settings.get(MAX_BYTES),
        settings.get(MAX_AGE));
  }

  /** Folder of the raw lines. */
  public Path journalFolder() {
    return data.resolve("journal");
  }

  /** How they are kept there. */
  public JournalSettings journal(InstantSource clock) {
    return JournalSettings.usual(clock).withMaxAge(journalMaxAge).withKey(journalKey);
  }

  private static JournalKey journalKey(Settings settings) {
    Optional<String> next = settings.get(JOURNAL_KEY_NEXT).map(Secret::reveal);
    return settings
        .get(JOURNAL_KEY)
        .map(key -> JournalKey.given(key.reveal(), next))
        .or(() -> settings.get(JOURNAL_KEY_FILE).map(JournalKey::in))
        .orElseGet(JournalKey::beside);
  }

  private static Setting.Parser<Optional<Secret>> key() {
    return Parsers.optional(
        text -> {
          JournalKey.given(text, Optional.empty()); // checks it
          return new Secret(text.strip());
        });
  }
}

package nightjar.server.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the rules of redaction and the key of its tokens are.
 *
 * @param rules read at the start and whenever it changes; where it is not set, it need not be there
 * @param isRequired was the file named?
 * @param key made at the first start
 */
public record RedactionConfig(Path rules, boolean isRequired, Path key) {
  public static final Setting<Optional<Path>> RULES =
      Setting.of(
          "redaction.rules",
          "NIGHTJAR_REDACTION_RULES",
          "",
          Parsers.optional(Path::of),
          "File of what is redacted and how; unset for redaction.json of the data folder");
  public static final Setting<Optional<Path>> KEY_FILE =
      Setting.of(
          "redaction.key-file",
          "NIGHTJAR_REDACTION_KEY_FILE",
          "",
          Parsers.optional(Path::of),
          "File of the key that tokens are made with; unset for redaction.key of the data folder");

  /** Its part of the key table. */
  public static List<Setting<?>> settings() {
    return List.of(RULES, KEY_FILE);
  }

  /** Reads it. */
  public static RedactionConfig from(Settings settings) {
    Path data = settings.get(StoreConfig.DATA);
    Optional<Path> rules = settings.get(RULES);
    return new RedactionConfig(
        rules.orElse(data.resolve("redaction.json")),
        rules.isPresent(),
        settings.get(KEY_FILE).orElse(data.resolve("redaction.key")));
  }
}

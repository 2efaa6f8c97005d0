package nightjar.server.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import nightjar.Severity;

/** Names of severities as callers give them, to OpenTelemetry numbers. */
final class Levels {
  /** In the order of {@link nightjar.store.Volume}'s counts. */
  static final List<String> NAMES =
      List.of("UNSPECIFIED", "TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL");

  private static final Map<String, Integer> ALIASES =
      Map.ofEntries(
          Map.entry("UNSPECIFIED", 0),
          Map.entry("UNKNOWN", 0),
          Map.entry("NONE", 0),
          Map.entry("TRACE", (int) Severity.TRACE),
          Map.entry("DEBUG", (int) Severity.DEBUG),
          Map.entry("INFO", (int) Severity.INFO),
          Map.entry("INFORMATION", (int) Severity.INFO),
          Map.entry("NOTICE", (int) Severity.INFO),
          Map.entry("WARN", (int) Severity.WARN),
          Map.entry("WARNING", (int) Severity.WARN),
          Map.entry("ERR", (int) Severity.ERROR),
          Map.entry("ERROR", (int) Severity.ERROR),
          Map.entry("SEVERE", (int) Severity.ERROR),
          Map.entry("CRITICAL", (int) Severity.ERROR),
          Map.entry("ALERT", (int) Severity.ERROR),
          Map.entry("EMERGENCY", (int) Severity.FATAL),
          Map.entry("PANIC", (int) Severity.FATAL),
          Map.entry("FATAL", (int) Severity.FATAL));

  private Levels() {}

  /** The lowest number of the level's group, as parsing gives it to records; empty if unknown. */
  static OptionalInt parse(String name) {
    Integer number = ALIASES.get(name.strip().toUpperCase(Locale.ROOT));
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** Group of a place in {@link #NAMES}. */
  static int group(int index) {
    return index == 0 ? 0 : 4 * index - 3;
  }
}

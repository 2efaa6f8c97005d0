package nightjar.search;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nightjar.Severity;

/** Names of severities as callers give them, to OpenTelemetry numbers. */
public final class Levels {
  /** In the order of the counts of a volume. */
  public static final List<String> NAMES =
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
  public static OptionalInt parse(String name) {
    Integer number = ALIASES.get(name.strip().toUpperCase(Locale.ROOT));
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** Group of a place in {@link #NAMES}. */
  public static int ofIndex(int index) {
    return index == 0 ? 0 : 4 * index - 3;
  }

  /** The lowest number of the group a severity belongs to: 0, 1, 5, 9, 13, 17 or 21. */
  public static int group(int severity) {
    return severity <= 0 ? 0 : Math.min(severity - 1, 23) / 4 * 4 + 1;
  }

  /** Lowest numbers of all groups, in order. */
  public static Set<Integer> groups() {
    Set<Integer> groups = new TreeSet<>();
    for (int i = 0; i < NAMES.size(); i++) {
      groups.add(ofIndex(i));
    }
    return groups;
  }

  /** Name of a severity's group, in lower case. */
  static String name(int severity) {
    return Severity.name(severity).toLowerCase(Locale.ROOT);
  }

  /** Every word that {@link #parse} knows, in lower case, the usual ones first. */
  static List<String> words() {
    return Stream.concat(NAMES.stream(), ALIASES.keySet().stream().sorted())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }
}

package nightjar.cli.render;

import java.util.List;
import java.util.Locale;

/**
 * Numbers as people read them: {@code 1,052,604}, {@code 146 MiB}, {@code 24 h 00 min}, {@code 9.8
 * s}.
 */
final class Words {
  private static final String[] BINARY = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
  private static final String[] SMALL = {
    "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"
  };

  private Words() {}

  /** {@code 1,052,604}. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 line}, {@code 1,052,604 lines}. */
  static String count(long number, String noun) {
    return count(number) + " " + (number == 1 ? noun : noun + "s");
  }

  /** {@code Three} up to ten, digits from there on: to begin a sentence. */
  static String spelled(long number) {
    return number >= 0 && number < SMALL.length ? SMALL[(int) number] : count(number);
  }

  /** {@code 512 bytes}, {@code 1.5 KiB}, {@code 146 MiB}. */
  static String bytes(long bytes) {
    if (bytes < 1024) {
      return count(bytes, "byte");
    }
    double value = bytes / 1024.0;
    int unit = 0;
    while (value >= 1023.5 && unit < BINARY.length - 1) {
      value /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, value < 9.95 ? "%.1f %s" : "%.0f %s", value, BINARY[unit]);
  }

  /**
   * A span of time in its two largest units: {@code 3 d 04 h}, {@code 24 h 00 min}, {@code 2 min 05
   * s}.
   */
  static String span(long nanos) {
    long millis = nanos / 1_000_000;
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (millis < 59_950) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1e3).replace(".0 s", " s");
    }
    long seconds = Math.round(millis / 1e3);
    if (seconds < 3_600) {
      return two(seconds, 60, "min", "s");
    }
    long minutes = seconds / 60;
    return minutes < 48 * 60 ? two(minutes, 60, "h", "min") : two(minutes / 60, 24, "d", "h");
  }

  /** A span of time as the unit of a rate: {@code hour}, {@code 24 min}. */
  static String per(long nanos) {
    String span = span(nanos).replaceFirst(" 00 (min|s|h)$", "");
    return switch (span) {
      case "1 s" -> "second";
      case "1 min" -> "minute";
      case "1 h" -> "hour";
      case "24 h", "1 d" -> "day";
      default -> span;
    };
  }

  private static String two(long value, int base, String large, String little) {
    return String.format(
        Locale.ROOT, "%s %s %02d %s", count(value / base), large, value % base, little);
  }

  /**
   * What a run took: {@code 0.41 s}, {@code 9.8 s}, {@code 42 s}, {@code 1 min 42 s}; empty where
   * it is not a number.
   */
  static String seconds(double seconds) {
    if (!Double.isFinite(seconds) || seconds < 0) {
      return "";
    }
    if (seconds >= 99.5) {
      return span((long) (seconds * 1e9));
    }
    String format = seconds < 0.995 ? "%.2f s" : seconds < 9.95 ? "%.1f s" : "%.0f s";
    return String.format(Locale.ROOT, format, seconds);
  }

  /** A share in a table, always one decimal: {@code 84.2 %}, {@code <0.1 %}. */
  static String share(double share) {
    return share > 0 && share < 0.0005
        ? "<0.1 %"
        : String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  /** A share in a sentence: {@code 3 %}, {@code 0.4 %}; never 0 or 100 unless it is none or all. */
  static String about(long part, long whole) {
    double percent = whole == 0 ? 0 : 100.0 * part / whole;
    if (percent > 0 && percent < 0.1) {
      return "less than 0.1 %";
    }
    if (percent > 99 && percent < 100) {
      return "more than 99 %";
    }
    return String.format(
        Locale.ROOT, percent < 0.95 && percent > 0 ? "%.1f %%" : "%.0f %%", percent);
  }

  /** The first of them and how many more there are: {@code a.log, b.log and 3 more}. */
  static String some(List<String> all, int most) {
    String first = String.join(", ", all.subList(0, Math.min(most, all.size())));
    return all.size() > most ? first + " and " + count(all.size() - most) + " more" : first;
  }

  /** The text with a large first letter. */
  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}

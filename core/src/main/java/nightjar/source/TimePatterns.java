package nightjar.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The ways of writing a time that are looked for where nobody said which one it is. Of two that fit
 * the same text the earlier one is taken. ISO 8601 and epoch numbers have readers of their own in
 * {@link Timestamps}.
 */
final class TimePatterns {
  private static final String[] TEXTS = {
    "dd/MMM/yyyy:HH:mm:ss z",
    "dd/MMM/yyyy HH:mm:ss z",
    "dd-MMM-yyyy HH:mm:ss z",
    "d-MMM-yyyy::HH:mm:ss",
    "d-MMM-yyyy H:mm:ss z",
    "MMM d HH:mm:ss yyyy",
    "MMM d yyyy HH:mm:ss z",
    "MMM d, yyyy h:mm:ss a",
    "MMM d HH:mm:ss",
    "EEE MMM d HH:mm:ss yyyy z",
    "EEE MMM d HH:mm:ss z yyyy",
    "EEE, d MMM yyyy HH:mm:ss z",
    "EEE d MMM yyyy HH:mm:ss z",
    "d MMM yyyy HH:mm:ss z",
    "d MMM HH:mm:ss",
    "yyyy MMM d HH:mm:ss z",
    "M/d/yyyy h:mm:ss a",
    "d/M/yyyy h:mm:ss a",
    "M/d/yyyy, h:mm:ss a",
    "d.M.yyyy HH:mm:ss",
    "dd-MM-yyyy HH:mm:ss",
    "yy/MM/dd HH:mm:ss",
    "MM/dd/yy HH:mm:ss",
    "dd/MM/yy HH:mm:ss",
    "yy-MM-dd HH:mm:ss",
    "yyMMdd HHmmss",
    "yyMMdd H:mm:ss",
    "yyyyMMdd HH:mm:ss z",
    "yyyyMMdd-H:m:s:S",
    "yyyyMMdd-HH:mm:ss",
    "yyyyMMddTHHmmss z",
    "yyyyMMdd_HHmmss",
    "yyyyMMdd-HHmmss",
    "yyyyMMddHHmmss",
    "yyyy-MM-dd-HH.mm.ss.SSSSSS",
    "yyyy-MM-dd-HH:mm:ss",
    "yyyy-MM-dd HH.mm.ss",
    "MM-dd HH:mm:ss",
    "MM.dd HH:mm:ss",
    "MM/dd HH:mm:ss",
    "MM/dd-HH:mm:ss",
    "HH:mm:ss",
    "h:mmaa",
  };

  /** All of them, in order of preference. */
  static final List<TimePattern> ALL;

  static final TimePattern MONTH_FIRST;
  static final TimePattern DAY_FIRST;
  static final TimePattern YEAR_SLASHED;
  static final TimePattern MONTH_FIRST_SHORT;
  static final TimePattern DAY_FIRST_SHORT;
  static final TimePattern COMPACT;
  static final TimePattern CLOCK;

  /**
   * Epoch numbers and ISO times have their own numbers for what is remembered per way of writing.
   */
  static final int ISO = TEXTS.length;

  static final int EPOCH = TEXTS.length + 1;
  static final int GIVEN = TEXTS.length + 2;
  static final int COUNT = TEXTS.length + 3;

  /** Names that a template may use instead of a pattern. */
  static final Map<String, String> NAMES =
      Map.of(
          "syslog", "MMM d HH:mm:ss",
          "clf", "dd/MMM/yyyy:HH:mm:ss z",
          "ctime", "EEE MMM d HH:mm:ss yyyy z",
          "clock", "HH:mm:ss",
          "rfc1123", "EEE, d MMM yyyy HH:mm:ss z");

  private static final TimePattern[] DIGIT_FIRST;
  private static final TimePattern[] LETTER_FIRST;

  static {
    List<TimePattern> all = new ArrayList<>();
    for (String text : TEXTS) {
      all.add(new TimePattern(text, all.size()));
    }
    ALL = List.copyOf(all);
    MONTH_FIRST = named("M/d/yyyy h:mm:ss a");
    DAY_FIRST = named("d/M/yyyy h:mm:ss a");
    YEAR_SLASHED = named("yy/MM/dd HH:mm:ss");
    MONTH_FIRST_SHORT = named("MM/dd/yy HH:mm:ss");
    DAY_FIRST_SHORT = named("dd/MM/yy HH:mm:ss");
    COMPACT = named("yyyyMMddHHmmss");
    CLOCK = named("HH:mm:ss");
    DIGIT_FIRST = ALL.stream().filter(p -> !p.startsWithLetter).toArray(TimePattern[]::new);
    LETTER_FIRST = ALL.stream().filter(p -> p.startsWithLetter).toArray(TimePattern[]::new);
  }

  private TimePatterns() {}

  /** Those that may begin with a letter, or with a digit. */
  static TimePattern[] startingWithLetter(boolean letter) {
    return letter ? LETTER_FIRST : DIGIT_FIRST;
  }

  /** A known pattern, or one compiled for the purpose. */
  static TimePattern named(String nameOrText) {
    String text = NAMES.getOrDefault(nameOrText, nameOrText);
    for (TimePattern known : ALL) {
      if (known.text.equals(text)) {
        return known;
      }
    }
    return new TimePattern(text, GIVEN);
  }
}

package nightjar.source;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One way of writing a time, compiled from a pattern of letters: {@code yyyy} {@code yy} year,
 * {@code MMM} name and {@code MM} or {@code M} number of a month, {@code EEE} weekday (not
 * checked), {@code dd} or {@code d} day, {@code HH} {@code H} {@code hh} {@code h} hour, {@code mm}
 * {@code m}, {@code ss} {@code s}, {@code S} a fraction that must be there (behind a colon, alone:
 * milliseconds without leading zeros), {@code a} AM or PM if there is one, {@code aa} one that must
 * be there, {@code z} a zone if there is one. A doubled letter takes two digits, a single one takes
 * one or two. A blank takes a run of blanks; quoted text and every other byte stand for themselves.
 * Seconds may always be followed by {@code .} or {@code ,} and a fraction of 1 to 9 digits (more
 * are read and forgotten).
 *
 * <p>Immutable. Parsing costs about 15 to 30 ns.
 */
final class TimePattern {
  static final byte YEAR4 = 1;
  static final byte YEAR2 = 2;
  static final byte MONTH2 = 3;
  static final byte MONTH1 = 4;
  static final byte MONTH_NAME = 5;
  static final byte WEEKDAY = 6;
  static final byte DAY2 = 7;
  static final byte DAY1 = 8;
  static final byte HOUR2 = 9;
  static final byte HOUR1 = 10;
  static final byte MINUTE2 = 11;
  static final byte MINUTE1 = 12;
  static final byte SECOND2 = 13;
  static final byte SECOND1 = 14;
  static final byte FRACTION = 15;
  static final byte MAYBE_FRACTION = 16;
  static final byte HALF_DAY = 17;
  static final byte ZONE = 18;
  static final byte BLANKS = 19;
  static final byte MILLIS = 20;
  static final byte HALF_DAY_MUST = 21;

  /** Codes from here on are a byte that must stand there, plus this. */
  static final int LITERAL = 128;

  final String text;

  /** Place in the list of known patterns; patterns that a person gave share one number. */
  final int number;

  final short[] codes;
  final boolean startsWithLetter;

  /**
   * Digits before the first byte that is none: at least and at most; 0 where a name comes first.
   */
  final int leastDigits;

  final int mostDigits;

  /** The byte after those digits, 0 where several are possible. */
  final byte separator;

  TimePattern(String text, int number) {
    this.text = text;
    this.number = number;
    this.codes = compile(text);
    this.startsWithLetter = codes[0] == MONTH_NAME || codes[0] == WEEKDAY;
    int least = 0;
    int most = 0;
    int i = 0;
    for (; i < codes.length && digits(codes[i]) > 0; i++) {
      most += digits(codes[i]);
      least += isShort(codes[i]) ? 1 : digits(codes[i]);
    }
    this.leastDigits = least;
    this.mostDigits = most;
    this.separator = i < codes.length && codes[i] >= LITERAL ? (byte) (codes[i] - LITERAL) : 0;
  }

  private static int digits(int code) {
    return switch (code) {
      case YEAR4 -> 4;
      case YEAR2, MONTH2, MONTH1, DAY2, DAY1, HOUR2, HOUR1, MINUTE2, MINUTE1, SECOND2, SECOND1 -> 2;
      default -> 0;
    };
  }

  private static boolean isShort(int code) {
    return code == MONTH1 || code == DAY1 || code == HOUR1 || code == MINUTE1 || code == SECOND1;
  }

  private static short[] compile(String text) {
    short[] codes = new short[text.length() * 2 + 1];
    int size = 0;
    for (int i = 0; i < text.length(); ) {
      char letter = text.charAt(i);
      if (letter == '\'') {
        int close = text.indexOf('\'', i + 1);
        if (close < 0) {
          throw new IllegalArgumentException(
              "time pattern \"" + text + "\": the quote at " + (i + 1) + " is not closed");
        }
        for (byte b : text.substring(i + 1, close).getBytes(StandardCharsets.UTF_8)) {
          codes[size++] = (short) (LITERAL + b);
        }
        i = close + 1;
        continue;
      }
      int run = 1;
      while (i + run < text.length() && text.charAt(i + run) == letter) {
        run++;
      }
      i += run;
      if (letter == 'S' && size > 0 && codes[size - 1] - LITERAL == ':') {
        codes[size++] = run == 1 ? MILLIS : FRACTION;
        continue;
      }
      if (letter == 'S') {
        // "ss.SSS" and "ss,SSS": the fraction is part of the seconds.
        if (size > 1 && codes[size - 2] == MAYBE_FRACTION) {
          size--;
        } else if (size > 0 && codes[size - 1] != MAYBE_FRACTION) {
          codes[size++] = FRACTION;
        }
        continue;
      }
      short code = code(letter, run, text);
      if (code >= LITERAL) {
        for (int k = 0; k < run; k++) {
          codes[size++] = code;
        }
        continue;
      }
      if ((code == ZONE || code == HALF_DAY) && size > 0 && codes[size - 1] == BLANKS) {
        size--; // Both step over blanks themselves, and may be missing.
      }
      codes[size++] = code;
      if ((code == SECOND2 || code == SECOND1) && !text.startsWith(":S", i)) {
        codes[size++] = MAYBE_FRACTION;
      }
    }
    if (size == 0) {
      throw new IllegalArgumentException(
          "time pattern is empty: write one such as yyyy-MM-dd HH:mm:ss,SSS");
    }
    return java.util.Arrays.copyOf(codes, size);
  }

  private static short code(char letter, int run, String text) {
    boolean two = run >= 2;
    return switch (letter) {
      case 'y', 'u' -> run == 2 ? YEAR2 : YEAR4;
      case 'M', 'L' -> run >= 3 ? MONTH_NAME : two ? MONTH2 : MONTH1;
      case 'E' -> WEEKDAY;
      case 'd' -> two ? DAY2 : DAY1;
      case 'H', 'h', 'k', 'K' -> two ? HOUR2 : HOUR1;
      case 'm' -> two ? MINUTE2 : MINUTE1;
      case 's' -> two ? SECOND2 : SECOND1;
      case 'a' -> two ? HALF_DAY_MUST : HALF_DAY;
      case 'z', 'Z', 'X', 'x', 'V', 'O' -> ZONE;
      case ' ' -> BLANKS;
      default -> {
        if (letter > 127 || (Character.isLetter(letter) && letter != 'T')) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "time pattern \"%s\": I do not know the letter %c; known are y M E d H h m s S a"
                      + " z, quote others like 'T'",
                  text,
                  letter));
        }
        yield (short) (LITERAL + letter);
      }
    };
  }

  @Override
  public String toString() {
    return text;
  }
}

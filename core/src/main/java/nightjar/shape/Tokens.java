package nightjar.shape;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a token of a shape is: wildcard, punctuation, word or something else. */
public final class Tokens {
  /** Words a value likes to stand behind. */
  public static final Set<String> PREPOSITIONS =
      Set.of("for", "by", "from", "to", "as", "of", "with", "on", "at", "in");

  /** Words that say in what a value before them is measured: they belong to the value. */
  public static final Set<String> UNITS =
      Set.of(
          "B",
          "KB",
          "MB",
          "GB",
          "TB",
          "KiB",
          "MiB",
          "GiB",
          "bytes",
          "byte",
          "Bytes",
          "ms",
          "us",
          "ns",
          "s",
          "sec",
          "secs",
          "seconds",
          "second",
          "%",
          "minutes",
          "min",
          "hours",
          "milliseconds",
          "kB",
          "kb",
          "hour",
          "day",
          "days",
          "minute",
          "mins",
          "msec",
          "msecs",
          "usec",
          "nsec",
          "microseconds",
          "nanoseconds",
          "Hz",
          "kHz",
          "MHz",
          "GHz",
          "bps",
          "kbps",
          "Mbps",
          "Gbps",
          "mV",
          "mA",
          "mW",
          "kW",
          "dBm",
          "rpm",
          "ppm",
          "px",
          "fps",
          "TiB");

  private static final String PUNCTUATION = "=,;:|(){}[]\"'@，。：；（）「」『』、！？“”„";
  private static final int ASCII = 128;
  private static final boolean[] IS_ASCII_MARK = new boolean[ASCII];

  static {
    PUNCTUATION.chars().filter(c -> c < ASCII).forEach(c -> IS_ASCII_MARK[c] = true);
  }

  private static final String OPENERS = "([{\"'";
  private static final String CLOSERS = ")]}\"'";

  private Tokens() {}

  public static boolean isPunctuation(String token) {
    return token.length() == 1 && isMark(token.charAt(0));
  }

  static boolean isMark(char c) {
    return c < ASCII ? IS_ASCII_MARK[c] : PUNCTUATION.indexOf(c) >= 0;
  }

  static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  public static boolean isWild(String token) {
    return token.equals(Shape.WILD);
  }

  /** Punctuation or a wildcard: says nothing by itself. */
  public static boolean isSlotOrMark(String token) {
    return isWild(token) || isPunctuation(token);
  }

  /** Letters only, perhaps with one of {@code . ! ?} behind; no CJK. */
  public static boolean isWord(String token) {
    int end = token.length();
    if (end > 1 && ".!?".indexOf(token.charAt(end - 1)) >= 0) {
      end--;
    }
    for (int i = 0; i < end; i++) {
      char c = token.charAt(i);
      if (isAsciiLetter(c)) {
        continue;
      }
      if (!Character.isLetter(c)
          || (c >= '\u2e80' && c <= '\u9fff')
          || (c >= '\uac00' && c <= '\ud7af')) {
        return false;
      }
    }
    return end > 0;
  }

  /** The mark that closes what this one opens; null if it opens nothing. */
  public static @Nullable String closer(String token) {
    int i = token.length() == 1 ? OPENERS.indexOf(token) : -1;
    return i < 0 ? null : CLOSERS.substring(i, i + 1);
  }

  static @Nullable String opener(String token) {
    int i = token.length() == 1 ? CLOSERS.indexOf(token) : -1;
    return i < 0 ? null : OPENERS.substring(i, i + 1);
  }

  /** {@code prefix + token + suffix} with runs of wildcards collapsed; for generalising a shape. */
  public static List<String> collapse(List<String> tokens) {
    return Shaping.collapse(tokens);
  }
}

package nightjar.redact;

import java.util.ArrayList;
import java.util.List;

/**
 * What numbers look like, character by character: {@code @} is a capital, {@code #} a digit, {@code
 * *} either, any other character itself; {@code #{6,9}} are six to nine of them. Hyphens and spaces
 * of a text do not count. Immutable; looking allocates nothing.
 */
final class Shapes {
  private final String[][] byLength;

  Shapes(String... shapes) {
    List<String> all = new ArrayList<>();
    for (String shape : shapes) {
      spread(shape, all);
    }
    int longest = all.stream().mapToInt(String::length).max().orElse(0);
    byLength = new String[longest + 1][];
    for (int length = 0; length <= longest; length++) {
      int wanted = length;
      byLength[length] =
          all.stream().filter(shape -> shape.length() == wanted).toArray(String[]::new);
    }
  }

  /** Writes the first count of a shape out, and those behind it in turn. */
  private static void spread(String shape, List<String> to) {
    int open = shape.indexOf('{');
    if (open < 0) {
      to.add(shape);
      return;
    }
    int close = shape.indexOf('}', open);
    String[] counts = shape.substring(open + 1, close).split(",", -1);
    int most = Integer.parseInt(counts[counts.length - 1]);
    String each = shape.substring(open - 1, open);
    for (int count = Integer.parseInt(counts[0]); count <= most; count++) {
      spread(shape.substring(0, open - 1) + each.repeat(count) + shape.substring(close + 1), to);
    }
  }

  /** Has all of {@code [start, end)} one of the shapes? */
  boolean hold(CharSequence text, int start, int end) {
    int length = 0;
    for (int i = start; i < end; i++) {
      length += isJoint(text.charAt(i)) ? 0 : 1;
    }
    if (length >= byLength.length) {
      return false;
    }
    for (String shape : byLength[length]) {
      if (holds(shape, text, start)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(String shape, CharSequence text, int start) {
    int at = start;
    for (int i = 0; i < shape.length(); i++) {
      while (isJoint(text.charAt(at))) {
        at++;
      }
      if (!holds(shape.charAt(i), text.charAt(at++))) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(char wanted, char c) {
    return switch (wanted) {
      case '@' -> Ascii.isUpper(c);
      case '#' -> Ascii.isDigit(c);
      case '*' -> Ascii.isUpperOrDigit(c);
      default -> wanted == c;
    };
  }

  private static boolean isJoint(char c) {
    return c == '-' || c == ' ';
  }
}

package nightjar.redact;

import java.util.Arrays;

/**
 * Reads groups of digits as one dials them, with single spaces, hyphens, dots, slashes or brackets
 * between any two, and keeps how many digits each group has. One thread; for one number.
 */
final class DialledNumber {
  static final int MAX_DIGITS = 15;
  private static final int MAX_GROUPS = 8;

  /** So many digits in a row need no further group. */
  private static final int WHOLE = 8;

  private final CharSequence text;
  private final int[] sizes = new int[MAX_GROUPS];
  private final int[] ends = new int[MAX_GROUPS];
  private int count;
  private boolean hasDots;
  private boolean hasSlashes;
  private boolean hasHyphens;
  private boolean hasBrackets;

  /** From the first digit or opening bracket on. */
  DialledNumber(CharSequence text, int start) {
    this.text = text;
    read(start);
  }

  private void read(int start) {
    int at = Ascii.stands(text, start, '(') ? start + 1 : start;
    hasBrackets = at > start;
    int digits = 0;
    char before = 0;
    while (count < MAX_GROUPS) {
      int end = Runs.digitsEnd(text, at, MAX_DIGITS + 1);
      digits += end - at;
      if (end == at || digits > MAX_DIGITS) {
        return;
      }
      sizes[count] = end - at;
      ends[count++] = end;
      if (end - at >= WHOLE) {
        return;
      }
      int next = separatorEnd(end);
      char separator = next > end ? text.charAt(next - 1) : 0;
      boolean isOther = before != 0 && separator != before && digits >= 10 && separator == ' ';
      if (next == end || isOther || isDateOrTime(next)) {
        return;
      }
      note(end, next);
      before = separator;
      at = next;
    }
  }

  /** Behind one separator or a bracket and one, before a digit; {@code at} if there is none. */
  private int separatorEnd(int at) {
    int end = at;
    while (end < text.length() && end - at < 3 && isSeparator(text.charAt(end))) {
      end++;
    }
    if (Ascii.stands(text, end - 1, "(0)")) {
      end += 2; // a trunk digit that is not dialled from abroad
      end += Ascii.stands(text, end, ' ') ? 1 : 0;
    }
    return Ascii.isDigit(text, end) && isSingle(at, end) ? end : at;
  }

  private boolean isSingle(int at, int end) {
    if (end == at + 2 && text.charAt(at) == ' ' && text.charAt(at + 1) == '-') {
      return false; // a negative number
    }
    return end - at < 2 || text.charAt(at) != text.charAt(at + 1);
  }

  private static boolean isSeparator(char c) {
    return c == ' ' || c == '-' || c == '.' || c == '/' || c == '(' || c == ')';
  }

  private void note(int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      hasDots |= c == '.';
      hasSlashes |= c == '/';
      hasHyphens |= c == '-';
      hasBrackets |= c == '(' || c == ')';
    }
  }

  /** {@code 2026-11-} or {@code 10:12} stands there. */
  private boolean isDateOrTime(int at) {
    int end = Runs.digitsEnd(text, at, 4);
    boolean isDate =
        end == at + 4 && Ascii.stands(text, end, '-') && Ascii.stands(text, end + 3, '-');
    return isDate || (Ascii.stands(text, end, ':') && Ascii.isDigit(text, end + 1));
  }

  int groups() {
    return count;
  }

  int size(int group) {
    return sizes[group];
  }

  int end(int group) {
    return ends[group];
  }

  boolean hasBrackets() {
    return hasBrackets;
  }

  /** Digits of the first groups up to this one. */
  int digits(int group) {
    return Arrays.stream(sizes, 0, group + 1).sum();
  }

  /** Are the first groups, up to this one, of these sizes? */
  boolean has(int group, int... wanted) {
    return wanted.length == group + 1 && Arrays.equals(sizes, 0, group + 1, wanted, 0, group + 1);
  }

  /** A date, an address or a version, up to this group. */
  boolean isOtherwise(int group) {
    boolean isDate =
        has(group, 4, 2, 2)
            || has(group, 2, 2, 4)
            || has(group, 2, 2, 2)
            || has(group, 1, 1, 4)
            || has(group, 1, 2, 4)
            || has(group, 2, 1, 4);
    boolean isSeparated = hasDots || hasSlashes || hasHyphens;
    return (isDate && isSeparated) || (hasDots && ((group == 3 && isAddress()) || !areLong(group)));
  }

  private boolean isAddress() {
    return sizes[0] <= 3 && sizes[1] <= 3 && sizes[2] <= 3 && sizes[3] <= 3;
  }

  private boolean areLong(int group) {
    return Arrays.stream(sizes, 1, group + 1).allMatch(size -> size > 1);
  }
}

package nightjar.redact;

import java.util.Map;

/**
 * Domains of mail addresses: two labels at least, the last of 2 to 24 letters or {@code xn--…} and
 * no extension of files, versions or units; not numbers alone before it.
 */
final class MailDomains {
  private static final int MIN_TOP = 2;
  private static final int MAX_TOP = 24;
  private static final int MAX = 253;
  private static final String PUNYCODE = "xn--";

  /** Names for the hosts of one network; people's accounts there have a dot. */
  private static final LabelWords INNER =
      LabelWords.of(Map.of("local", 1, "internal", 1, "lan", 1, "localhost", 1));

  private MailDomains() {}

  /**
   * Where the domain that starts at {@code from} ends, or -1; the local part starts at {@code
   * local}.
   */
  static int end(CharSequence text, int from, int local) {
    int labels = 0;
    int numbers = 0;
    int start = from;
    int end = labelEnd(text, from);
    while (end > start && end - from <= MAX && text.charAt(start) != '-') {
      labels++;
      boolean isLast = !Ascii.stands(text, end, '.') || labelEnd(text, end + 1) == end + 1;
      if (isLast) {
        int top = topEnd(text, start, end);
        boolean isDomain = labels >= 2 && numbers < Math.max(2, labels - 1) && top >= 0;
        return isDomain && isAccount(text, local, from - 1, top) ? top : -1;
      }
      numbers += isNumber(text, start, end) ? 1 : 0;
      start = end + 1;
      end = labelEnd(text, start);
    }
    return -1;
  }

  private static boolean isAccount(CharSequence text, int local, int at, int end) {
    if (Hosts.isExtension(text, end)) {
      return false;
    }
    return INNER.before(text, end) == 0 || hasDot(text, local, at);
  }

  private static boolean hasDot(CharSequence text, int start, int end) {
    for (int at = start; at < end; at++) {
      if (text.charAt(at) == '.') {
        return true;
      }
    }
    return false;
  }

  /** End of the letters that the last label is, with what follows a hyphen left out; or -1. */
  private static int topEnd(CharSequence text, int start, int end) {
    if (Ascii.stands(text, start, PUNYCODE)) {
      return end;
    }
    int top = start;
    while (top < end && isLetter(text.charAt(top))) {
      top++;
    }
    boolean isWhole = top == end || text.charAt(top) == '-';
    return isWhole && top - start >= MIN_TOP && top - start <= MAX_TOP ? top : -1;
  }

  private static boolean isLetter(char c) {
    return Labels.isName(c) && c != '_' && !Character.isDigit(c);
  }

  private static boolean isNumber(CharSequence text, int start, int end) {
    for (int at = start; at < end; at++) {
      if (!Ascii.isDigit(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static int labelEnd(CharSequence text, int from) {
    int end = from;
    while (end < text.length() && end - from <= MAX && isLabel(text, from, end)) {
      end++;
    }
    return end;
  }

  private static boolean isLabel(CharSequence text, int from, int at) {
    char c = text.charAt(at);
    boolean isLabel = c == '-' || (c != '_' && Labels.isName(c));
    return isLabel && Scripts.isUnspaced(c) == Scripts.isUnspaced(text.charAt(from));
  }
}

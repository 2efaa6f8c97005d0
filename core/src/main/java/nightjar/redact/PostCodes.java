package nightjar.redact;

/**
 * Post codes, which only what stands beside them tells from other numbers. A letter stands for a
 * letter, a nine for a digit in {@link #FORMS}.
 */
final class PostCodes {
  private static final String[] FORMS = {
    "99999-9999",
    "99999-999",
    "9999-999",
    "AA-99999",
    "AA-9999",
    "A-99999",
    "A-9999",
    "99999",
    "999-9999",
    "999999",
    "99-999",
    "9999 AA",
    "9999",
    "999 99",
    "AA99 9AA",
    "AA9A 9AA",
    "A9A 9AA",
    "A99 9AA",
    "AA9 9AA",
    "A9 9AA",
    "A9A 9A9",
    "AA999AA",
    "AA9A9AA",
    "A9A9AA",
    "A999AA",
    "AA99AA",
    "A9A9A9"
  };

  private PostCodes() {}

  /** End of the longest post code that begins at {@code at}, or -1. */
  static int end(CharSequence text, int at) {
    int longest = -1;
    if (at < text.length() && text.charAt(at) == '\u3012') {
      return end(text, at + 1);
    }
    for (String form : FORMS) {
      if (at + form.length() > longest && is(text, at, form)) {
        longest = at + form.length();
      }
    }
    return longest;
  }

  private static boolean is(CharSequence text, int at, String form) {
    int end = at + form.length();
    if (end > text.length() || !isApart(text, end)) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      char c = text.charAt(at + i);
      boolean fits =
          switch (form.charAt(i)) {
            case '9' -> Ascii.isDigit(c);
            case 'A' -> Ascii.isUpper(c);
            default -> c == form.charAt(i);
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isApart(CharSequence text, int end) {
    if (end == text.length()) {
      return true;
    }
    char c = text.charAt(end);
    boolean isDecimal =
        (c == '.' || c == '-' || c == ':')
            && end + 1 < text.length()
            && Ascii.isDigit(text.charAt(end + 1));
    return !isDecimal && !Letters.isLetter(c) && !Ascii.isDigit(c) && "_=/@%".indexOf(c) < 0;
  }
}

package nightjar.redact;

/** Where the name ends that stands right before a value: {@code order_id="…"}, {@code order #…}. */
final class NamesBefore {
  private static final int MAX_SKIPPED = 8;

  private NamesBefore() {}

  /** The end of the name before a value that starts at {@code start}, or -1 if there is none. */
  static int end(CharSequence text, int start) {
    int end = start;
    while (end > 0 && start - end < MAX_SKIPPED && isBetween(text, end - 1)) {
      end--;
    }
    return end > 0 && Labels.isName(text.charAt(end - 1)) ? end : -1;
  }

  private static boolean isBetween(CharSequence text, int at) {
    char c = text.charAt(at);
    return Labels.isSign(c)
        || Labels.isBlank(c)
        || Labels.isQuote(c)
        || "[(<{#/\\".indexOf(c) >= 0
        || (c == '.' && at + 1 < text.length() && Labels.isBlank(text.charAt(at + 1)));
  }
}

package nightjar.server.http;

/** What callers sent, made fit to be shown in messages and logs. */
final class Shown {
  private static final int LONGEST = 120;

  private Shown() {}

  /** The text with control characters and what is beyond ASCII as {@code ?}, cut when long. */
  static String of(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length() && i < LONGEST; i++) {
      char c = text.charAt(i);
      shown.append(c >= ' ' && c < 127 ? c : '?');
    }
    return text.length() > LONGEST ? shown.append('…').toString() : shown.toString();
  }
}

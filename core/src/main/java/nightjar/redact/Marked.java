package nightjar.redact;

/** Text with markers, held against text without. */
public final class Marked {
  private Marked() {}

  /**
   * Could {@code shown} be what some rules have made of {@code raw}? What stands between markers
   * must be there, in its order; a marker, with its token if it has one, stands for anything.
   */
  public static boolean fits(String shown, String raw) {
    int from = 0;
    int at = 0;
    boolean isFirst = true;
    while (true) {
      int marker = nextMarker(shown, from);
      int to = marker < 0 ? shown.length() : marker;
      String constant = shown.substring(from, to);
      if (marker < 0) {
        boolean isLong = raw.length() - constant.length() >= at;
        return isFirst ? raw.equals(constant) : isLong && raw.endsWith(constant);
      }
      int found = isFirst ? (raw.startsWith(constant) ? 0 : -1) : raw.indexOf(constant, at);
      if (found < 0) {
        return false;
      }
      at = found + constant.length();
      from = markerEnd(shown, marker);
      isFirst = false;
    }
  }

  /** Where the next marker starts, or -1. */
  static int nextMarker(String text, int from) {
    int at = text.indexOf('[', from);
    while (at >= 0 && nameEnd(text, at) < 0) {
      at = text.indexOf('[', at + 1);
    }
    return at;
  }

  /** Behind {@code [NAME]}, or -1. */
  private static int nameEnd(String text, int at) {
    int end = at + 1;
    while (end < text.length()
        && (Ascii.isUpperOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return end > at + 1 && end < text.length() && text.charAt(end) == ']' ? end + 1 : -1;
  }

  /** Behind a marker and the token or the last characters that may follow it. */
  private static int markerEnd(String text, int at) {
    int end = nameEnd(text, at);
    int token = end + 1;
    while (token < text.length()
        && token - end <= Long.BYTES
        && Ascii.isLetterOrDigit(text.charAt(token))) {
      token++;
    }
    int length = token - end - 1;
    boolean isTold = end < text.length() && text.charAt(end) == ' ' && (length == 8 || length == 4);
    return isTold && Ascii.isWordEnd(text, token) ? token : end;
  }
}

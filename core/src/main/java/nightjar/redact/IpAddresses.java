package nightjar.redact;

import java.util.List;

/**
 * IPv4 addresses but those of the own machine (127.…, 0.0.0.0). Not recognised: IPv6, and numbers
 * above 255, so that most versions stay.
 */
final class IpAddresses implements WordRule {
  private static final int PARTS = 4;
  private static final int MAX_DIGITS = 3;

  @Override
  public Kind kind() {
    return Kind.IP;
  }

  @Override
  public String reason() {
    return "an IPv4 address";
  }

  @Override
  public List<Blank.Need> needs() {
    return List.of(Blank.ANY.digits(PARTS).dots(PARTS - 1));
  }

  @Override
  public String anchors() {
    return "0123456789";
  }

  @Override
  public int end(CharSequence text, int start) {
    int end = partEnd(text, start);
    for (int part = 1; part < PARTS; part++) {
      if (end < 0 || end == text.length() || text.charAt(end) != '.') {
        return -1;
      }
      end = partEnd(text, end + 1);
    }
    return end >= 0 && Ascii.isWordEnd(text, end) ? end : -1;
  }

  /** End of one to three digits, or -1. */
  private static int partEnd(CharSequence text, int start) {
    int end = start;
    while (end < text.length() && end < start + MAX_DIGITS && Ascii.isDigit(text.charAt(end))) {
      end++;
    }
    return end > start ? end : -1;
  }

  @Override
  public boolean isValue(CharSequence text, int start, int end) {
    int part = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      part = c == '.' ? 0 : part * 10 + c - '0';
      if (part > 255) {
        return false;
      }
    }
    boolean unspecified = end - start == 7 && Ascii.stands(text, start, "0.0.0.0");
    return !unspecified && !Ascii.stands(text, start, "127.");
  }
}

package nightjar.redact;

/**
 * Hardware addresses: six pairs of hexadecimal digits, a colon or a hyphen between two. Not
 * recognised: pairs without separator, three groups of four.
 */
final class MacAddresses implements WordRule {
  private static final int LENGTH = 17;

  @Override
  public Kind kind() {
    return Kind.MAC;
  }

  @Override
  public String anchors() {
    return "0123456789abcdefABCDEF";
  }

  @Override
  public int end(CharSequence text, int start) {
    int end = start + LENGTH;
    if (end > text.length() || !Ascii.isWordEnd(text, end)) {
      return -1;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(start + i);
      if (i % 3 == 2 ? c != ':' && c != '-' : !Ascii.isHex(c)) {
        return -1;
      }
    }
    return end;
  }
}

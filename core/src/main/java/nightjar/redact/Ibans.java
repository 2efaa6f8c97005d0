package nightjar.redact;

import java.util.List;

/**
 * International bank account numbers, together or in groups of four, with the right check digits
 * (ISO 7064, mod 97-10). Not recognised: small letters, other grouping. The country's own length is
 * not checked.
 */
final class Ibans implements WordRule {
  private static final int HEAD = 4;
  private static final int GROUP = 4;
  private static final int MIN_GROUPS = 2;
  private static final int MAX_GROUPS = 7;

  @Override
  public Kind kind() {
    return Kind.IBAN;
  }

  @Override
  public String reason() {
    return "check digits of an IBAN";
  }

  @Override
  public List<Blank.Need> needs() {
    return List.of(Blank.ANY.capitals(2).digits(2).length(HEAD + MIN_GROUPS * GROUP));
  }

  @Override
  public boolean mayReachOn(CharSequence blanked, int at) {
    return at + 2 < blanked.length()
        && blanked.charAt(at + 1) == ' '
        && Ascii.isUpperOrDigit(blanked.charAt(at + 2));
  }

  @Override
  public Blank.Need reachingNeed() {
    return Blank.ANY.capitals(2).digits(2);
  }

  @Override
  public String anchors() {
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  }

  @Override
  public int end(CharSequence text, int start) {
    if (!isHead(text, start)) {
      return -1;
    }
    int at = start + HEAD;
    int groups = 0;
    while (groups < MAX_GROUPS && groupEnd(text, at) >= 0) {
      at = groupEnd(text, at);
      groups++;
    }
    int rest = restEnd(text, at);
    if (groups >= MIN_GROUPS && rest > at && Ascii.isWordEnd(text, rest)) {
      return rest;
    }
    while (groups >= MIN_GROUPS && !Ascii.isWordEnd(text, at)) {
      at -= text.charAt(at - GROUP - 1) == ' ' ? GROUP + 1 : GROUP;
      groups--;
    }
    return groups >= MIN_GROUPS ? at : -1;
  }

  private static boolean isHead(CharSequence text, int at) {
    return at + HEAD <= text.length()
        && Ascii.isUpper(text.charAt(at))
        && Ascii.isUpper(text.charAt(at + 1))
        && Ascii.isDigit(text.charAt(at + 2))
        && Ascii.isDigit(text.charAt(at + 3));
  }

  /** End of a group of four with or without a space before it, or -1. */
  private static int groupEnd(CharSequence text, int at) {
    int start = afterSpace(text, at);
    int end = runEnd(text, start, GROUP);
    return end - start == GROUP ? end : -1;
  }

  /** End of one to three characters with or without a space before them; {@code at} if none. */
  private static int restEnd(CharSequence text, int at) {
    int start = afterSpace(text, at);
    int end = runEnd(text, start, GROUP - 1);
    return end > start ? end : at;
  }

  private static int afterSpace(CharSequence text, int at) {
    return at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
  }

  private static int runEnd(CharSequence text, int start, int max) {
    int end = start;
    while (end < text.length() && end < start + max && Ascii.isUpperOrDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** The number, its first four characters moved to its end and letters read as 10 to 35, is 1. */
  @Override
  public boolean isValue(CharSequence text, int start, int end) {
    int rest = remainder(0, text, start + HEAD, end);
    return remainder(rest, text, start, start + HEAD) == 1;
  }

  private static int remainder(int before, CharSequence text, int start, int end) {
    int rest = before;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c != ' ') {
        rest = Ascii.isDigit(c) ? rest * 10 + c - '0' : rest * 100 + c - 'A' + 10;
        rest %= 97;
      }
    }
    return rest;
  }
}

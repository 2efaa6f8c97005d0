package nightjar.redact;

import java.util.List;

/**
 * Private keys in PEM, from {@code -----BEGIN … PRIVATE KEY-----} to the end of the line that ends
 * them, with line ends as such or escaped; to a double quote or the end of the text if that line is
 * missing. A first line that nothing like a key follows is none. Certificates and public keys stay.
 * Not recognised: lines of a key without its first one, keys of PuTTY.
 */
final class PrivateKeys implements Rule {
  private static final String DASHES = "-----";
  private static final String BEGIN = DASHES + "BEGIN ";
  private static final String END = DASHES + "END ";
  private static final String KEY = "PRIVATE KEY";
  private static final String BLOCK = " BLOCK";
  private static final int MAX_LABEL = 40;
  private static final int MAX_GAP = 16;
  private static final int MIN_BODY = 16;

  @Override
  public Kind kind() {
    return Kind.SECRET;
  }

  @Override
  public String reason() {
    return "a private key in PEM";
  }

  @Override
  public List<Blank.Need> needs() {
    return List.of(Blank.ANY.length(10).hyphens(5).capitals(5));
  }

  @Override
  public String anchors() {
    return "B";
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    return Ascii.stands(text, at - DASHES.length(), BEGIN);
  }

  @Override
  public long next(CharSequence text, int from) {
    for (int at = from; at < text.length(); at++) {
      int label = Ascii.stands(text, at, BEGIN) ? labelEnd(text, at + BEGIN.length()) : -1;
      if (label >= 0 && isFollowed(text, label)) {
        return Span.of(at, end(text, label));
      }
    }
    return Span.NONE;
  }

  /** Behind the dashes of a label of private keys that starts at {@code from}, or -1. */
  private static int labelEnd(CharSequence text, int from) {
    int end = from;
    while (end < text.length() && end - from < MAX_LABEL && isLabel(text.charAt(end))) {
      end++;
    }
    int key = Ascii.stands(text, end - BLOCK.length(), BLOCK) ? end - BLOCK.length() : end;
    boolean isKey = key - from >= KEY.length() && Ascii.stands(text, key - KEY.length(), KEY);
    return isKey && Ascii.stands(text, end, DASHES) ? end + DASHES.length() : -1;
  }

  private static boolean isLabel(char c) {
    return Ascii.isUpperOrDigit(c) || c == ' ';
  }

  /** Base64 of some length, or a line of the head, or less where the text is cut. */
  private static boolean isFollowed(CharSequence text, int label) {
    int start = label;
    while (start < text.length() && start - label < MAX_GAP && isGap(text, start)) {
      start++;
    }
    int end = Alphabet.BASE64.end(text, start, MIN_BODY);
    boolean isHead = end < text.length() && (text.charAt(end) == '-' || text.charAt(end) == ':');
    return end > start && (end - start == MIN_BODY || end == text.length() || isHead);
  }

  /** White space, or a letter of an escaped line end. */
  private static boolean isGap(CharSequence text, int at) {
    char c = text.charAt(at);
    boolean isEscaped = text.charAt(at - 1) == '\\' && (c == 'n' || c == 'r');
    return Ascii.isSpace(c) || c == '\\' || isEscaped;
  }

  private static int end(CharSequence text, int from) {
    for (int at = from; at < text.length(); at++) {
      if (text.charAt(at) == '"') {
        return at;
      }
      int end = Ascii.stands(text, at, END) ? labelEnd(text, at + END.length()) : -1;
      if (end >= 0) {
        return end;
      }
    }
    return text.length();
  }
}

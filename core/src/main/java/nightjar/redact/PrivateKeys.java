package nightjar.redact;

import java.util.List;

/**
 * A private key in PEM, from {@code -----BEGIN … PRIVATE KEY-----} to the end of the line. Not
 * recognised: lines of a key without that first one.
 */
final class PrivateKeys implements Rule {
  private static final String DASHES = "-----";
  private static final String BEGIN = DASHES + "BEGIN ";
  private static final String KEY = "PRIVATE KEY";

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
      if (Ascii.stands(text, at, BEGIN) && isKey(text, at + BEGIN.length())) {
        return Span.of(at, endOfLine(text, at));
      }
    }
    return Span.NONE;
  }

  private static boolean isKey(CharSequence text, int label) {
    int end = label;
    while (end < text.length() && (Ascii.isUpper(text.charAt(end)) || text.charAt(end) == ' ')) {
      end++;
    }
    return end - label >= KEY.length()
        && Ascii.stands(text, end - KEY.length(), KEY)
        && Ascii.stands(text, end, DASHES);
  }

  private static int endOfLine(CharSequence text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n') {
      end++;
    }
    return end;
  }
}

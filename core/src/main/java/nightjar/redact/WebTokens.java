package nightjar.redact;

import java.util.List;

/**
 * JSON web tokens, signed (three parts), not signed (the third is empty) or encrypted (five parts,
 * the second may be empty), in the URL-safe alphabet: the first part is an object in Base64 ({@code
 * eyJ…}, or {@code ewog…} with white space in it). A token that the line cuts short is found from
 * its second part on if that is an object too; one in Base64 again ({@code ZXlK…}) as a whole. Not
 * recognised: a first part of fewer than eleven characters, one without a dot behind it.
 */
final class WebTokens implements Rule {
  private static final String START = "eyJ";
  private static final String SPACED = "ewog";
  private static final String AGAIN = "ZXlK";
  private static final int MIN_HEADER = START.length() + 8;
  private static final int MIN_PAYLOAD = 2;
  private static final int MIN_AGAIN = 40;
  private static final int MAX_PARTS = 5;

  @Override
  public Kind kind() {
    return Kind.SECRET;
  }

  @Override
  public String reason() {
    return "the parts of a web token";
  }

  @Override
  public List<Blank.Need> needs() {
    return List.of(Blank.ANY.length(14).capitals(1).letters(2));
  }

  /** An empty part is between two dots, which are in no blank. */
  @Override
  public boolean mayReachOn(CharSequence blanked, int at) {
    return Ascii.stands(blanked, at + 1, "..");
  }

  @Override
  public Blank.Need reachingNeed() {
    return Blank.ANY.length(MIN_HEADER).letters(2);
  }

  @Override
  public String anchors() {
    return "eZ";
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    return Ascii.stands(text, at, START)
        || Ascii.stands(text, at, SPACED)
        || Ascii.stands(text, at, AGAIN);
  }

  @Override
  public long next(CharSequence text, int from) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if ((c != 'e' && c != 'Z') || !Ascii.isWordStart(text, at) || !mayHold(text, at)) {
        at++;
        continue;
      }
      int header = Alphabet.URL.end(text, at);
      int end = c == 'Z' ? againEnd(text, at, header) : end(text, at, header);
      if (end >= 0) {
        return Span.of(at, end);
      }
      // A later start in the same part has a shorter part before the same rest.
      at = header;
    }
    return Span.NONE;
  }

  private static int againEnd(CharSequence text, int start, int end) {
    return end - start >= MIN_AGAIN ? Alphabet.PADDED.end(text, end, 2) : -1;
  }

  /** End of the token whose first part is {@code [start, header)}, or -1. */
  private static int end(CharSequence text, int start, int header) {
    if (header - start < MIN_HEADER || !isDot(text, header)) {
      return -1;
    }
    int payload = Alphabet.URL.end(text, header + 1);
    boolean isObject = Ascii.stands(text, header + 1, START);
    if (!isDot(text, payload)) {
      return isObject ? payload : -1;
    }
    int length = payload - header - 1;
    int end = Alphabet.URL.end(text, payload + 1);
    return length >= MIN_PAYLOAD || (length == 0 && end > payload + 1)
        ? lastPartEnd(text, end)
        : -1;
  }

  /** Behind the parts of an encrypted token that follow the third. */
  private static int lastPartEnd(CharSequence text, int third) {
    int end = third;
    for (int part = 3; part < MAX_PARTS && isDot(text, end); part++) {
      int next = Alphabet.URL.end(text, end + 1);
      if (next == end + 1) {
        return end;
      }
      end = next;
    }
    return end;
  }

  private static boolean isDot(CharSequence text, int at) {
    return at < text.length() && text.charAt(at) == '.';
  }
}

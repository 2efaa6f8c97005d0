package nightjar.redact;

import java.util.List;

/**
 * JSON web tokens: three parts in the URL-safe alphabet, the first an object in Base64 ({@code
 * eyJ…}). Not recognised: tokens whose first two parts have fewer than eleven and eight characters,
 * encrypted ones of five parts past the third.
 */
final class WebTokens implements Rule {
  private static final String START = "eyJ";
  private static final int MIN_PART = 8;

  @Override
  public Kind kind() {
    return Kind.SECRET;
  }

  @Override
  public String reason() {
    return "a JSON web token";
  }

  @Override
  public List<Blank.Need> needs() {
    return List.of(Blank.ANY.length(20).capitals(1).letters(2));
  }

  @Override
  public String anchors() {
    return "e";
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    return Ascii.stands(text, at, START);
  }

  @Override
  public long next(CharSequence text, int from) {
    int at = from;
    while (at < text.length()) {
      if (!Ascii.stands(text, at, START) || !Ascii.isWordStart(text, at)) {
        at++;
        continue;
      }
      int header = partEnd(text, at + START.length());
      int payload = isDot(text, header) ? partEnd(text, header + 1) : header;
      if (header - at - START.length() >= MIN_PART
          && payload - header > MIN_PART
          && isDot(text, payload)) {
        return Span.of(at, partEnd(text, payload + 1));
      }
      // A later start in the same part has a shorter part before the same rest.
      at = header;
    }
    return Span.NONE;
  }

  private static boolean isDot(CharSequence text, int at) {
    return at < text.length() && text.charAt(at) == '.';
  }

  private static int partEnd(CharSequence text, int from) {
    int end = from;
    while (end < text.length() && isPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isPart(char c) {
    return Ascii.isWord(c) || c == '-';
  }
}

package nightjar.redact;

import java.util.List;

/**
 * Tokens that bear the mark of who issued them: GitHub ({@code ghp_ gho_ ghu_ ghs_ ghr_}), Slack
 * ({@code xoxa- xoxb- xoxp- xoxr- xoxs-}) and {@code sk-}. Not recognised: any other mark.
 */
final class ServiceTokens implements WordRule {
  @Override
  public Kind kind() {
    return Kind.SECRET;
  }

  @Override
  public String reason() {
    return "the mark of the service that issued it";
  }

  @Override
  public List<Blank.Need> needs() {
    return List.of(Blank.ANY.length(15).letters(2));
  }

  @Override
  public String anchors() {
    return "gxs";
  }

  @Override
  public int end(CharSequence text, int start) {
    if (isMark(text, start, "gh", "pousr", '_')) {
      return bodyEnd(text, start + 4, 20, "");
    }
    if (isMark(text, start, "xox", "abprs", '-')) {
      return bodyEnd(text, start + 5, 10, "-");
    }
    return Ascii.stands(text, start, "sk-") ? bodyEnd(text, start + 3, 20, "_-") : -1;
  }

  private static boolean isMark(
      CharSequence text, int start, String issuer, String kinds, char last) {
    int kind = start + issuer.length();
    return kind + 1 < text.length()
        && Ascii.stands(text, start, issuer)
        && kinds.indexOf(text.charAt(kind)) >= 0
        && text.charAt(kind + 1) == last;
  }

  /** End of at least {@code min} letters, digits and {@code others}, or -1. */
  private static int bodyEnd(CharSequence text, int from, int min, String others) {
    int end = from;
    while (end < text.length()
        && (Ascii.isLetterOrDigit(text.charAt(end)) || others.indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    return end - from >= min ? end : -1;
  }
}

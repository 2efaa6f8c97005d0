package nightjar.redact;

import java.util.List;

/**
 * Replaces personal data and secrets in text by markers: {@code [EMAIL] [IP] [CREDIT_CARD] [SSN]
 * [IBAN] [MAC] [SECRET]}. Each rule in turn works on the whole of what those before it have left.
 *
 * <p>Values that can be checked are: card numbers by Luhn's digit, IBANs by ISO 7064 mod 97,
 * addresses by their range; loopback and unspecified addresses stay. Not recognised: names, phone
 * numbers, dates of birth, postal and IPv6 addresses, national numbers other than SSN, values
 * broken over two lines or encoded; each rule's class says what else.
 *
 * <p>Immutable. One pass tells which rules a text needs, another is made for each of those; both
 * are linear in the length of the text whatever it is. A line of a log costs about a microsecond;
 * text without any value is returned as it is and nothing is allocated but the result.
 */
public final class Redactor {
  static final List<Rule> RULES =
      List.of(
          new PrivateKeys(),
          new WebTokens(),
          new CloudKeys(),
          new ServiceTokens(),
          new NamedSecrets(),
          new UrlPasswords(),
          new Emails(),
          new Ibans(),
          new CardNumbers(),
          new SocialSecurityNumbers(),
          new MacAddresses(),
          new IpAddresses());

  static final Anchors ANCHORS = new Anchors(RULES);

  /** The text with a marker in place of each value found. */
  public Redacted redact(String text) {
    return apply(ANCHORS.in(text), text, Windows.NONE, new Edges());
  }

  /**
   * What the rules of a bit set make of a text.
   *
   * @param windows where values begin, as long as the text is as it was
   * @param edges moved along
   */
  static Redacted apply(int rules, String text, Windows windows, Edges edges) {
    String result = text;
    int kinds = 0;
    for (int left = rules; left != 0; left &= left - 1) {
      int rule = Integer.numberOfTrailingZeros(left);
      String before = result;
      result = replaced(rule, before, kinds == 0 ? windows : Windows.NONE, edges);
      kinds |= result.equals(before) ? 0 : RULES.get(rule).kind().bit();
    }
    return new Redacted(result, kinds);
  }

  /** The text itself if there is nothing to replace. */
  private static String replaced(int number, String text, Windows windows, Edges edges) {
    Rule rule = RULES.get(number);
    long span = next(rule, number, text, windows, 0);
    if (span == Span.NONE) {
      return text;
    }
    String marker = rule.kind().marker();
    StringBuilder result = new StringBuilder(text.length() + marker.length());
    int done = 0;
    edges.begin();
    while (span != Span.NONE) {
      edges.replaced(Span.start(span), Span.end(span), marker.length());
      result.append(text, done, Span.start(span)).append(marker);
      done = Span.end(span);
      span = next(rule, number, text, windows, done);
    }
    edges.end();
    return result.append(text, done, text.length()).toString();
  }

  private static long next(Rule rule, int number, String text, Windows windows, int from) {
    return rule instanceof WordRule word && windows.knows(number)
        ? windows.next(word, number, text, from)
        : rule.next(text, from);
  }
}

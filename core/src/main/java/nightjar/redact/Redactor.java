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
    String result = text;
    int kinds = 0;
    for (int left = ANCHORS.in(text); left != 0; left &= left - 1) {
      Rule rule = RULES.get(Integer.numberOfTrailingZeros(left));
      String before = result;
      result = apply(rule, before);
      kinds |= result.equals(before) ? 0 : rule.kind().bit();
    }
    return new Redacted(result, kinds);
  }

  /** The text itself if there is nothing to replace. */
  private static String apply(Rule rule, String text) {
    long span = rule.next(text, 0);
    if (span == Span.NONE) {
      return text;
    }
    String marker = rule.kind().marker();
    StringBuilder result = new StringBuilder(text.length() + marker.length());
    int done = 0;
    while (span != Span.NONE) {
      result.append(text, done, Span.start(span)).append(marker);
      done = Span.end(span);
      span = rule.next(text, done);
    }
    return result.append(text, done, text.length()).toString();
  }
}

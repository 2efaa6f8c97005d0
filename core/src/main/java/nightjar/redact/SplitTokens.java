package nightjar.redact;

import java.util.List;

/**
 * Tokens of services that are told by what stands in their middle: Telegram's {@code number:AA…},
 * Firebase's {@code …:APA91b…}, Azure's {@code ….Q~…}, OpenShift's {@code sha256~…}, Mailchimp's
 * {@code …-us1}, Terraform's {@code ….atlasv1.…}, Stripe's {@code pi_…_secret_…}, Discord's three
 * parts. Found whole only: a cut one has no end that tells it.
 */
final class SplitTokens implements Rule {
  private static final String ATLAS = "atlasv1.";
  private static final String FIREBASE = "APA91b";
  private static final String OPENSHIFT = "sha256~";
  private static final String STRIPE = "_secret_";
  private static final int LEAST = 30;

  @Override
  public Kind kind() {
    return Kind.SECRET;
  }

  @Override
  public String reason() {
    return "the form of a service's tokens";
  }

  @Override
  public List<Blank.Need> needs() {
    return List.of(
        Blank.ANY.length(LEAST).letters(2).capitals(1), Blank.ANY.length(35).hyphens(1).letters(2));
  }

  @Override
  public String anchors() {
    return "~AMNOaups";
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    char c = text.charAt(at);
    return c == '~'
        || (c == 'A' && at > 0 && text.charAt(at - 1) == ':')
        || (c != 'A' && span(text, at) != Span.NONE);
  }

  /** Any side of a sign in the middle may be a blank; tokens without one lie in a blank. */
  @Override
  public boolean mayHoldBlanked(CharSequence blanked, int at) {
    char c = blanked.charAt(at);
    return c == '~'
        || (c == 'A' && at > 0 && blanked.charAt(at - 1) == ':')
        || ((c == 'p' || c == 's') && stripe(blanked, at) != Span.NONE);
  }

  @Override
  public long next(CharSequence text, int from) {
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '~' || (Ascii.isLetter(c) && Ascii.isWordStart(text, at))) {
        long span = span(text, at);
        if (span != Span.NONE && Span.start(span) >= from) {
          return span;
        }
      }
    }
    return Span.NONE;
  }

  /** The token one of whose marks stands at {@code at}. */
  private static long span(CharSequence text, int at) {
    return switch (text.charAt(at)) {
      case '~' -> aroundTilde(text, at);
      case 'A' -> behindColon(text, at);
      case 'M', 'N', 'O' -> discord(text, at);
      case 'a' -> terraform(text, at);
      case 'u' -> mailchimp(text, at);
      case 'p', 's' -> stripe(text, at);
      default -> Span.NONE;
    };
  }

  private static long aroundTilde(CharSequence text, int at) {
    if (Ascii.stands(text, at - OPENSHIFT.length() + 1, OPENSHIFT)) {
      int end = Alphabet.URL.end(text, at + 1, 64);
      return end - at > 40 ? Span.of(at - OPENSHIFT.length() + 1, end) : Span.NONE;
    }
    int start = at - 5;
    if (start < 0
        || text.charAt(at - 1) != 'Q'
        || !Ascii.isDigit(text.charAt(at - 2))
        || !Ascii.isWordStart(text, start)) {
      return Span.NONE;
    }
    int end = at + 1;
    while (end < text.length()
        && end - at <= 64
        && (Alphabet.DOTTED.has(text.charAt(end)) || text.charAt(end) == '~')) {
      end++;
    }
    return end - at > 30 ? Span.of(start, end) : Span.NONE;
  }

  /** Perhaps behind {@code /bot}, as in addresses of Telegram. */
  private static boolean isStart(CharSequence text, int number) {
    return Ascii.isWordStart(text, number) || Ascii.stands(text, number - 4, "/bot");
  }

  private static long behindColon(CharSequence text, int at) {
    int colon = at - 1;
    if (colon < 1 || text.charAt(colon) != ':') {
      return Span.NONE;
    }
    int end = Alphabet.URL.end(text, at, 200);
    int number = colon;
    while (number > 0 && colon - number <= 10 && Ascii.isDigit(text.charAt(number - 1))) {
      number--;
    }
    if (colon - number >= 8 && colon - number <= 10 && isStart(text, number)) {
      return Ascii.stands(text, at, "AA") && end - at >= 33 ? Span.of(number, end) : Span.NONE;
    }
    int start = Alphabet.URL.start(text, colon, 22);
    return Ascii.stands(text, at, FIREBASE) && end - at >= 100 && colon - start >= 11
        ? Span.of(start, end)
        : Span.NONE;
  }

  private static long discord(CharSequence text, int at) {
    int first = Alphabet.URL.end(text, at, 29);
    if (first - at < 24 || first - at > 28 || !isDot(text, first)) {
      return Span.NONE;
    }
    int second = Alphabet.URL.end(text, first + 1, 8);
    if (second - first != 7 || !isDot(text, second)) {
      return Span.NONE;
    }
    int third = Alphabet.URL.end(text, second + 1, 40);
    return third - second > 27
            && Mixture.has(text, at, first, Mixture.ALL)
            && Mixture.has(text, second, third, Mixture.ALL)
        ? Span.of(at, third)
        : Span.NONE;
  }

  private static boolean isDot(CharSequence text, int at) {
    return at < text.length() && text.charAt(at) == '.';
  }

  private static long terraform(CharSequence text, int at) {
    if (!Ascii.stands(text, at, ATLAS) || at < 15 || text.charAt(at - 1) != '.') {
      return Span.NONE;
    }
    int start = Alphabet.ALNUM.start(text, at - 1, 15);
    int end = Alphabet.URL.end(text, at + ATLAS.length(), 80);
    return at - 1 - start == 14 && end - at - ATLAS.length() >= 40
        ? Span.of(start, end)
        : Span.NONE;
  }

  private static long mailchimp(CharSequence text, int at) {
    if (at < 33 || !Ascii.stands(text, at - 1, "-us")) {
      return Span.NONE;
    }
    int end = at + 2;
    while (end < text.length() && end - at < 5 && Ascii.isDigit(text.charAt(end))) {
      end++;
    }
    int start = Alphabet.HEX.start(text, at - 1, 33);
    return end > at + 2 && at - 1 - start == 32 && Ascii.isWordEnd(text, end)
        ? Span.of(start, end)
        : Span.NONE;
  }

  private static long stripe(CharSequence text, int at) {
    int id = Ascii.stands(text, at, "pi_") ? 3 : Ascii.stands(text, at, "seti_") ? 5 : 0;
    if (id == 0) {
      return Span.NONE;
    }
    int secret = Alphabet.ALNUM.end(text, at + id, 40);
    if (secret - at - id < 14 || !Ascii.stands(text, secret, STRIPE)) {
      return Span.NONE;
    }
    int end = Alphabet.ALNUM.end(text, secret + STRIPE.length(), 64);
    return end - secret - STRIPE.length() >= 14 ? Span.of(at, end) : Span.NONE;
  }
}

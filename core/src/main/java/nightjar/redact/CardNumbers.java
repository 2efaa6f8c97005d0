package nightjar.redact;

import java.util.List;
import nightjar.shape.FastKey;

/**
 * Payment card numbers: 13 to 19 digits, single spaces or hyphens among them, that begin with 2 to
 * 6 and end in Luhn's check digit. One in ten of other numbers that long has that digit by chance.
 * Not recognised: other separators.
 */
final class CardNumbers implements WordRule {
  private static final int MIN_DIGITS = 13;
  private static final int MAX_DIGITS = 19;

  @Override
  public Kind kind() {
    return Kind.CREDIT_CARD;
  }

  @Override
  public String reason() {
    return "Luhn's check digit of a payment card";
  }

  @Override
  public List<Blank.Need> needs() {
    return List.of(Blank.ANY.digits(MIN_DIGITS));
  }

  @Override
  public boolean mayReachOn(CharSequence blanked, int at) {
    return at + 2 < blanked.length()
        && blanked.charAt(at + 1) == ' '
        && blanked.charAt(at + 2) == FastKey.BLANK;
  }

  @Override
  public Blank.Need reachingNeed() {
    return Blank.ANY.digits(1);
  }

  @Override
  public String anchors() {
    return "0123456789";
  }

  /** The longest that ends with a word. */
  @Override
  public int end(CharSequence text, int start) {
    int end = -1;
    int at = start;
    int digits = 0;
    while (digits < MAX_DIGITS && at < text.length() && Ascii.isDigit(text.charAt(at))) {
      digits++;
      at++;
      if (digits >= MIN_DIGITS && Ascii.isWordEnd(text, at)) {
        end = at;
      }
      if (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '-')) {
        at++;
      }
    }
    return end;
  }

  /** The first digit tells most numbers from those of cards. */
  @Override
  public boolean mayHold(CharSequence text, int at) {
    return isFirst(text.charAt(at)) && WordRule.super.mayHold(text, at);
  }

  private static boolean isFirst(char c) {
    return c >= '2' && c <= '6';
  }

  @Override
  public boolean isValue(CharSequence text, int start, int end) {
    int sum = 0;
    boolean twice = false;
    for (int i = end - 1; i >= start; i--) {
      if (Ascii.isDigit(text.charAt(i))) {
        int digit = text.charAt(i) - '0';
        int value = twice ? digit * 2 : digit;
        sum += value > 9 ? value - 9 : value;
        twice = !twice;
      }
    }
    return sum % 10 == 0 && isFirst(text.charAt(start));
  }
}

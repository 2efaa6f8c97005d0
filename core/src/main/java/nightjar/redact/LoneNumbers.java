package nightjar.redact;

import java.util.List;
import java.util.Set;
import nightjar.shape.FastKey;

/**
 * Numbers that are masked wherever they stand, as their form and check digits tell them from
 * others: payment cards, IBANs, crypto addresses, and the numbers of many countries ({@link
 * NumberForms}). Not found: numbers right behind a hyphen, {@code +} or {@code #}; grouped ones
 * beside further groups of digits; those behind the name of another thing's number, if the policy
 * says so.
 */
final class LoneNumbers implements WordRule {
  private static final String LETTERS_AND_DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private static final int MAX_GROUP = 4;

  private static final NumberForms FORMS = NumberForms.where(NumberForm::isAlone);

  private final boolean keepsNamedIds;

  LoneNumbers(Set<Policy> policies) {
    this.keepsNamedIds = policies.contains(Policy.KEEP_NAMED_IDS);
  }

  @Override
  public Kind kind() {
    return Kind.CREDIT_CARD;
  }

  @Override
  public Kind kind(CharSequence text, int start, int end) {
    return FORMS.form(text, start).kind();
  }

  @Override
  public String reason() {
    return "form and check digits";
  }

  @Override
  public String reason(CharSequence text, int start, int end) {
    return FORMS.form(text, start).reason();
  }

  /**
   * Cards, and what has eleven digits or more; what has hyphens; short codes with a letter; tax
   * numbers of India; fiscal codes; IBANs; crypto addresses.
   */
  @Override
  public List<Blank.Need> needs() {
    return List.of(
        Blank.ANY.digits(11),
        Blank.ANY.digits(9).hyphens(1).length(11),
        Blank.ANY.digits(6).capitals(1).length(9),
        Blank.ANY.digits(4).capitals(6).length(10),
        Blank.ANY.digits(4).letters(9).length(16),
        Blank.ANY.digits(10).letters(2).length(15),
        Blank.ANY.digits(2).letters(2).length(25));
  }

  /** What stands before it is not asked for, as it may be blotted out later. */
  @Override
  public boolean mayHold(CharSequence text, int at) {
    return FORMS.end(text, at) >= 0;
  }

  /** Of a grouped number there are two further groups at least, digits or up to four capitals. */
  @Override
  public boolean mayReachOn(CharSequence blanked, int at) {
    int second = groupEnd(blanked, at + 1);
    return second >= 0 && groupEnd(blanked, second) >= 0;
  }

  private static int groupEnd(CharSequence blanked, int at) {
    if (!Ascii.stands(blanked, at, ' ')) {
      return -1;
    }
    if (Ascii.stands(blanked, at + 1, FastKey.BLANK)) {
      return at + 2;
    }
    int end = at + 1;
    while (end < blanked.length() && end - at <= MAX_GROUP && Ascii.isLetter(blanked.charAt(end))) {
      end++;
    }
    return end > at + 1 && end - at - 1 <= MAX_GROUP ? end : -1;
  }

  @Override
  public Blank.Need reachingNeed() {
    return Blank.ANY.length(2);
  }

  @Override
  public String anchors() {
    return LETTERS_AND_DIGITS;
  }

  /** No number is without digits, so one that begins in no blank goes on behind a space. */
  @Override
  public boolean mayHoldBlanked(CharSequence blanked, int at) {
    return at + 3 < blanked.length()
        && Ascii.isUpper(blanked.charAt(at))
        && Ascii.isUpper(blanked.charAt(at + 1))
        && blanked.charAt(at + 2) == ' '
        && blanked.charAt(at + 3) == FastKey.BLANK
        && groupEnd(blanked, at + 4) >= 0;
  }

  @Override
  public int end(CharSequence text, int start) {
    int end = FORMS.end(text, start);
    return end < 0 || isJoined(text, start) || isOther(text, start, end) ? -1 : end;
  }

  private static boolean isJoined(CharSequence text, int start) {
    if (start == 0 || "-+#".indexOf(text.charAt(start - 1)) < 0) {
      return false;
    }
    boolean isMarked = start == 1 || Ascii.stands(text, start - 2, ' ');
    return !(isMarked && Ascii.isLetter(text.charAt(start))) && !isIssued(text, start);
  }

  /** {@code PNOPL-…}, {@code TINIT-…}: what and whose it is, ETSI EN 319 412-1 §5.1.3. */
  private static boolean isIssued(CharSequence text, int start) {
    int from = start - 6;
    return from >= 0
        && Borders.isWordStart(text, from)
        && (Ascii.stands(text, from, "PNO")
            || Ascii.stands(text, from, "IDC")
            || Ascii.stands(text, from, "TIN")
            || Ascii.stands(text, from, "VAT"))
        && Ascii.isUpper(text.charAt(start - 3))
        && Ascii.isUpper(text.charAt(start - 2));
  }

  private boolean isOther(CharSequence text, int start, int end) {
    return switch (FORMS.form(text, start).kind()) {
      case IBAN, IT_FISCAL_CODE, ES_NIE -> false;
      case CRYPTO ->
          keepsNamedIds
              && text.charAt(start) == '0'
              && EthereumAddress.isOneCase(text, start, end)
              && NamedIds.anyStandBefore(text, start);
      case PL_PESEL -> keepsNamedIds && NamedIds.anyOrMeasureStandBefore(text, start);
      case CREDIT_CARD -> keepsNamedIds && isNamedId(text, start, end);
      default -> isInRow(text, start, end) || (keepsNamedIds && isNamedId(text, start, end));
    };
  }

  /** What is digits alone may be any id; other forms are rarer. */
  private static boolean isNamedId(CharSequence text, int start, int end) {
    for (int at = start; at < end; at++) {
      if (!Ascii.isDigit(text.charAt(at))) {
        return NamedIds.standBefore(text, start);
      }
    }
    return NamedIds.anyStandBefore(text, start);
  }

  /** Of a grouped number: is there a further group on either side? */
  private static boolean isInRow(CharSequence text, int start, int end) {
    if (!hasSpace(text, start, end)) {
      return false;
    }
    return (Ascii.stands(text, start - 1, ' ') && Borders.isNumberBefore(text, start - 1))
        || (Ascii.stands(text, end, ' ') && Borders.isNumberBehind(text, end));
  }

  private static boolean hasSpace(CharSequence text, int start, int end) {
    for (int at = start; at < end; at++) {
      if (text.charAt(at) == ' ') {
        return true;
      }
    }
    return false;
  }
}

package nightjar.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Numbers in a line that speaks of such, wherever the word stands: before it, behind it, in another
 * column, once for several numbers: {@code 4864390630^^^NHS}, {@code X1234567 (passport)}, {@code
 * TFN 123 456 782 replaces 876 543 210}. They have a check digit, or a form that few other numbers
 * have. {@link TopicWords} are the words. Not recognised: words further away than {@value #REACH}
 * characters; numbers behind the name of another thing's number.
 */
final class TopicalNumbers implements Rule {
  private static final int REACH = 90;
  private static final int MAX_NAME = 64;
  private static final int MAX_BIRTH_YEAR = 2012;
  private static final int PASSPORT_DIGITS = 6;
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  private static final long CHECKED =
      Kind.UK_NHS.bit()
          | Kind.AU_MEDICARE.bit()
          | Kind.IN_AADHAAR.bit()
          | Kind.TH_TNIN.bit()
          | Kind.IT_VAT.bit()
          | Kind.AU_ABN.bit()
          | Kind.AU_ACN.bit()
          | Kind.AU_TFN.bit()
          | Kind.ITIN.bit()
          | Kind.KR_RRN.bit()
          | Kind.MEDICAL_LICENSE.bit();

  private final NumberForms checked = NumberForms.where(form -> has(CHECKED, form));

  /** Those without a check digit; what of them counts is told here. */
  private static final List<NumberForm> OTHERS =
      List.of(
          new AnnouncedForm(
              Kind.PASSPORT, PassportNumbers.PASSPORT.reason(), TopicalNumbers::passportEnd),
          new AnnouncedForm(
              Kind.DATE_OF_BIRTH, Birthdays.DATE.reason(), TopicalNumbers::birthdayEnd),
          BankNumbers.ROUTING,
          new AnnouncedForm(Kind.PHONE, PhoneForms.CALLED.reason(), TopicalNumbers::phoneEnd));

  private static boolean has(long kinds, NumberForm form) {
    return (kinds & form.kind().bit()) != 0;
  }

  @Override
  public Kind kind() {
    return Kind.NATIONAL_ID;
  }

  @Override
  public Kind kind(CharSequence text, int start, int end) {
    List<NumberForm> forms = forms(text, start, end);
    return forms.isEmpty() ? kind() : forms.getFirst().kind();
  }

  @Override
  public String reason() {
    return "its form, in a line that speaks of such numbers";
  }

  @Override
  public String reason(CharSequence text, int start, int end) {
    List<NumberForm> forms = forms(text, start, end);
    return forms.isEmpty()
        ? reason()
        : forms.getFirst().reason() + ", in a line that speaks of such numbers";
  }

  @Override
  public String anchors() {
    return LETTERS + LETTERS.toUpperCase(Locale.ROOT) + "_" + Anchors.BEYOND;
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    if (text.charAt(at) >= Anchors.BEYOND) {
      return TopicWords.at(text, at) != 0;
    }
    int limit = Math.min(text.length(), at + MAX_NAME);
    char before = ' ';
    for (int i = at; i < limit; i++) {
      char c = text.charAt(i);
      if (!Labels.isName(c)) {
        return false;
      }
      boolean isInside = Ascii.isLower(c) && Ascii.isLetter(before);
      if (!isInside && TopicWords.at(text, i) != 0) {
        return true;
      }
      before = c;
    }
    return false;
  }

  @Override
  public long next(CharSequence text, int from) {
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (Ascii.isLetterOrDigit(c) && Runs.isStart(text, at)) {
        int end = end(text, at);
        if (end >= 0) {
          return Span.of(at, end);
        }
      }
    }
    return Span.NONE;
  }

  private int end(CharSequence text, int at) {
    int longest = checked.end(text, at);
    for (NumberForm form : OTHERS) {
      longest = Math.max(longest, form.end(text, at));
    }
    if (longest < 0 || isJoined(text, at) || isNamedId(text, at, longest)) {
      return -1;
    }
    long topics = TopicWords.in(text, at - REACH, longest + REACH);
    long span = topics == 0 || isTime(text, at, longest) ? Span.NONE : among(text, at, topics);
    return span == Span.NONE ? -1 : Span.end(span);
  }

  /** The longest number of these topics: a span from {@code at}, or none. */
  private long among(CharSequence text, int at, long topics) {
    int end = checked.end(text, at, topics);
    for (NumberForm form : OTHERS) {
      end = has(topics, form) ? Math.max(end, form.end(text, at)) : end;
    }
    return end < 0 ? Span.NONE : Span.of(at, end);
  }

  private List<NumberForm> forms(CharSequence text, int start, int end) {
    long topics = TopicWords.in(text, start - REACH, end + REACH);
    List<NumberForm> forms = new ArrayList<>(checked.of(text, start, end, topics));
    OTHERS.stream()
        .filter(form -> has(topics, form) && form.end(text, start) == end)
        .forEach(forms::add);
    return forms;
  }

  /** A date is no id. */
  private static boolean isNamedId(CharSequence text, int start, int end) {
    return NamedIds.standBefore(text, start) && birthdayEnd(text, start) != end;
  }

  private static boolean isJoined(CharSequence text, int at) {
    return at > 0 && Ascii.isDigit(text.charAt(at)) && "-+#".indexOf(text.charAt(at - 1)) >= 0;
  }

  /** Seconds since 1970 from 2001 on, or milliseconds from 2017 to 2030. */
  private static boolean isTime(CharSequence text, int start, int end) {
    boolean isDigits = Runs.digits(text, start, end) == end - start;
    return isDigits
        && text.charAt(start) == '1'
        && (end - start == 10
            || (end - start == 13
                && text.charAt(start + 1) >= '5'
                && text.charAt(start + 1) < '9'));
  }

  /** With a letter and at least six digits. */
  private static int passportEnd(CharSequence text, int at) {
    int end = Ascii.isUpper(text.charAt(at)) ? PassportNumbers.PASSPORT.end(text, at) : -1;
    boolean isGerman = end - at == 9 && Ascii.isDigit(text.charAt(at + 1));
    return end >= 0 && (isGerman || Runs.digits(text, at, end) >= PASSPORT_DIGITS) ? end : -1;
  }

  /** With a year of four digits that no log is from. */
  private static int birthdayEnd(CharSequence text, int at) {
    int end = Birthdays.DATE.end(text, at);
    for (int i = at; i + 4 <= end; i++) {
      if (Runs.digitsEnd(text, i, 4) == i + 4) {
        int year = Runs.number(text, i, i + 4);
        return year >= 1906 && year <= MAX_BIRTH_YEAR ? end : -1;
      }
    }
    return -1;
  }

  /** A trunk's nought, or three digits of an area, which a sign divides from more. */
  private static boolean isPhoneGroup(CharSequence text, int at) {
    if (!Ascii.isDigit(text.charAt(at))) {
      return false;
    }
    int end = Runs.digitsEnd(text, at, 6);
    boolean isDivided =
        Ascii.stands(text, end, ' ')
            || Ascii.stands(text, end, '-')
            || Ascii.stands(text, end, '.');
    boolean isFirst = text.charAt(at) == '0' ? end - at >= 2 : end - at == 3;
    return isFirst && isDivided && Ascii.isDigit(text, end + 1);
  }

  /** In groups. */
  private static int phoneEnd(CharSequence text, int at) {
    int end = isPhoneGroup(text, at) ? PhoneForms.CALLED.end(text, at) : -1;
    return end >= 0 && Runs.digits(text, at, end) < end - at ? end : -1;
  }
}

package nightjar.redact;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that a name or a word before them makes personal: {@code passport_no=…}, {@code "phone":
 * "…"}, {@code <dob>…</dob>}, {@code Führerscheinnummer …}, {@code NHS number for patient …}. What
 * the words are is in {@link Announcements}, how the numbers are written in {@link Announcement},
 * what may stand between both in {@link Announcer}. Not recognised: words behind the number,
 * numbers in the same token as the word ({@code ssn-536228145}), the second of several numbers
 * behind one word.
 */
final class AnnouncedNumbers implements Rule {
  private static final int MAX_NAME = 64;

  /** A phrase, a tag and a gap before a number. */
  private static final int MAX_BEFORE = 192;

  /** Ends before the first letter of a script other than Latin. */
  private static final char LATIN_END = 0x250;

  private static final int LOOK_BACK = 8;
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  private final Announcements phrases = Announcements.KNOWN;
  private final Announcer announcer;

  /**
   * @param numbers forms that an announcement may ask for, by their kind
   */
  AnnouncedNumbers(List<NumberForm> numbers) {
    announcer = new Announcer(numbers);
  }

  @Override
  public Kind kind() {
    return Kind.NATIONAL_ID;
  }

  @Override
  public Kind kind(CharSequence text, int start, int end) {
    NumberForm form = form(text, start, end);
    return form == null ? kind() : form.kind();
  }

  @Override
  public String reason() {
    return "a number behind a name or word that says what it is";
  }

  @Override
  public String reason(CharSequence text, int start, int end) {
    NumberForm form = form(text, start, end);
    return form == null ? reason() : form.reason() + ", behind a name or word that says so";
  }

  /** A phrase may be inside a name; where its script is another one the number tells. */
  @Override
  public String anchors() {
    return LETTERS + LETTERS.toUpperCase(Locale.ROOT) + "_0123456789";
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    return isBehindOtherScript(text, at) || mayAnnounce(text, at, false);
  }

  @Override
  public boolean mayHoldBlanked(CharSequence blanked, int at) {
    return mayAnnounce(blanked, at, true);
  }

  /** The phrase, or a piece of it, may be the end of a blank. */
  @Override
  public boolean mayReachOn(CharSequence blanked, int at) {
    boolean mayGoOn =
        Announcer.isValue(blanked, at)
            && Ascii.stands(blanked, at + 1, ' ')
            && phrases.mayGoOn(blanked, at + 2);
    return mayGoOn || announcer.mayReach(blanked, at, at + 1);
  }

  @Override
  public Blank.Need reachingNeed() {
    return Blank.ANY.letters(2);
  }

  private static boolean isBehindOtherScript(CharSequence text, int at) {
    for (int i = at - 1; i >= 0 && at - i <= LOOK_BACK; i--) {
      char c = text.charAt(i);
      if (c >= LATIN_END && Labels.isName(c)) {
        return true;
      }
    }
    return false;
  }

  /** Does a phrase of the name at {@code at} announce a number? */
  private boolean mayAnnounce(CharSequence text, int from, boolean isBlanked) {
    int limit = Math.min(text.length(), from + MAX_NAME);
    int at = from;
    while (at < limit && Labels.isName(text.charAt(at))) {
      if (announces(text, at, isBlanked)) {
        return true;
      }
      at++;
    }
    return at > from && announces(text, at, isBlanked);
  }

  private boolean announces(CharSequence text, int at, boolean isBlanked) {
    long phrase = phrase(text, at);
    if (phrase == Span.NONE) {
      return false;
    }
    return isBlanked
        ? announcer.mayReach(text, at, Span.end(phrase))
        : number(text, at, phrase) != Span.NONE;
  }

  /**
   * The phrase that starts at {@code at}, or that ends there in digits ({@code phone2}): its number
   * and its end.
   */
  private long phrase(CharSequence text, int at) {
    char c = at < text.length() ? text.charAt(at) : ' ';
    if (Ascii.isLetter(c) || c >= 0x80) {
      return phrases.behind(text, at);
    }
    int what = isBehindNumberedName(text, at, c) ? phrases.before(text, at) : 0;
    return what == 0 ? Span.NONE : Span.of(what, at);
  }

  private static boolean isBehindNumberedName(CharSequence text, int at, char c) {
    if (Ascii.isDigit(c) || c == '_' || !Ascii.isDigit(text, at - 1)) {
      return false;
    }
    int start = at - 1;
    while (Ascii.isDigit(text, start - 1) && at - start < 4) {
      start--;
    }
    char before = start > 0 ? text.charAt(start - 1) : ' ';
    return before == '_' || before >= 0x80 || Ascii.isLetter(before);
  }

  private long number(CharSequence text, int at, long phrase) {
    return announcer.number(text, at, Span.end(phrase), Announcements.of(Span.start(phrase)));
  }

  @Override
  public long next(CharSequence text, int from) {
    for (int at = from; at < text.length(); at++) {
      long phrase = phrase(text, at);
      long number = phrase == Span.NONE ? Span.NONE : number(text, at, phrase);
      if (number != Span.NONE) {
        return number;
      }
    }
    return Span.NONE;
  }

  private @Nullable NumberForm form(CharSequence text, int start, int end) {
    long wanted = Span.of(start, end);
    for (int at = Math.max(0, start - MAX_BEFORE); at < start; at++) {
      long phrase = phrase(text, at);
      if (phrase != Span.NONE && number(text, at, phrase) == wanted) {
        return announcer.form(text, start, end, Announcements.of(Span.start(phrase)));
      }
    }
    return null;
  }
}

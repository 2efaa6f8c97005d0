package nightjar.redact;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nightjar.shape.FastKey;
import org.jspecify.annotations.Nullable;

/**
 * Goes from a phrase that announces a number to the number: over signs, quotes, brackets, small
 * words and, where every form has a check digit, two other words. Every look is bounded. Immutable.
 */
final class Announcer {
  /** Between phrase and number. */
  private static final int MAX_GAP = 40;

  private static final int MAX_TAG = 80;
  private static final int MAX_TOKEN = 64;
  private static final int MAX_FREE_WORDS = 2;
  private static final int MAX_FREE_WORD = 12;

  /** A number has a digit among so many of its first characters. */
  private static final int DIGIT_WITHIN = 14;

  private static final String PUNCTUATION = " \t\"'`=:>#([{)]\\|*°º№";

  private final Map<Announcement, NumberForm[]> forms = new EnumMap<>(Announcement.class);

  /**
   * @param numbers forms that an announcement may ask for, by their kind
   */
  Announcer(List<NumberForm> numbers) {
    for (Announcement each : Announcement.values()) {
      forms.put(each, each.forms(numbers));
    }
  }

  private NumberForm[] forms(Announcement what) {
    return Objects.requireNonNull(forms.get(what));
  }

  /** The {@link Span} of the number behind the phrase {@code [start, end)}, or none. */
  long number(CharSequence text, int start, int end, Announcement what) {
    boolean isOfToken = isNumbered(text, Math.min(start, end - 1));
    return reach(text, start, end, what, isOfToken);
  }

  /** May a blank behind a phrase, or a piece of one, that ends at {@code end} hold its number? */
  boolean mayReach(CharSequence blanked, int start, int end) {
    boolean isOfToken = blanked.charAt(start) == FastKey.BLANK && !isValue(blanked, start);
    return reach(blanked, start, end, null, isOfToken) != Span.NONE;
  }

  /** Right behind an equals sign. */
  static boolean isValue(CharSequence text, int at) {
    return Ascii.stands(text, at - 1, '=');
  }

  /**
   * Is the character part of a token with a digit in it, {@code user1.phone}? Such a name has a
   * sign behind it, so that not each token before a number need be looked at; unless the token is
   * itself a value.
   */
  private static boolean isNumbered(CharSequence text, int at) {
    int start = at;
    while (start > 0 && at - start <= MAX_TOKEN && isToken(text.charAt(start - 1))) {
      start--;
    }
    int end = at;
    while (end < text.length() && end - at <= MAX_TOKEN && isToken(text.charAt(end))) {
      end++;
    }
    boolean isLong = at - start > MAX_TOKEN || end - at > MAX_TOKEN;
    return isLong || (Runs.digits(text, start, end) > 0 && !isValue(text, start));
  }

  private static boolean isToken(char c) {
    return Ascii.isWord(c) || c == '-' || c == '.' || c == '/';
  }

  /**
   * @param what null if the text is {@link FastKey#blanked}: then any blank will do
   * @param needsSign whether mere space is not enough
   */
  private long reach(
      CharSequence text, int start, int end, @Nullable Announcement what, boolean needsSign) {
    int at = behindTag(text, start, end);
    boolean isApart = at > end;
    boolean isSigned = isApart || !needsSign;
    int freeWords = what == null || what.isChecked() ? MAX_FREE_WORDS : 0;
    int limit = Math.min(text.length(), at + MAX_GAP);
    while (at < limit) {
      char c = text.charAt(at);
      long found = isApart && isSigned && mayStart(text, at) ? at(text, at, what) : Span.NONE;
      if (found != Span.NONE) {
        return found;
      }
      if (c == '{' && isApart) {
        at = behindInner(text, at, what);
        if (at < 0) {
          return Span.NONE;
        }
        limit = Math.min(text.length(), at + MAX_GAP);
        isSigned = true;
      } else if (Labels.isName(c) && c != '_') {
        int next = Connectors.end(text, at);
        next = next < 0 ? stateEnd(text, at, what) : next;
        if (next < 0 && freeWords > 0 && isApart) {
          next = freeWordEnd(text, at);
          freeWords--;
        }
        if (next < 0) {
          return Span.NONE;
        }
        at = next;
      } else if (PUNCTUATION.indexOf(c) >= 0) {
        isApart = true;
        isSigned |= isSign(text, at);
        at = isPlace(text, at) ? at + 3 : at + 1;
      } else if (isJoint(text, at)) {
        at++;
      } else {
        return Span.NONE;
      }
    }
    return Span.NONE;
  }

  /** Behind the attributes of a tag that the phrase names; {@code end} if it names none. */
  private static int behindTag(CharSequence text, int start, int end) {
    int name = start;
    while (name > 0 && start - name < LabelWords.MAX_LENGTH && isTagName(text.charAt(name - 1))) {
      name--;
    }
    if (!Ascii.stands(text, name - 1, '<') || !Ascii.stands(text, end, ' ')) {
      return end;
    }
    int limit = Math.min(text.length(), end + MAX_TAG);
    for (int at = end; at < limit && text.charAt(at) != '<'; at++) {
      if (text.charAt(at) == '>') {
        return at;
      }
    }
    return end;
  }

  /**
   * Behind the name that says "number" in the object that opens at {@code open}, as in {@code
   * "passport":{"country":"FR","number":"…"}}; -1 if none is there.
   */
  private static int behindInner(CharSequence text, int open, @Nullable Announcement what) {
    int limit = Math.min(text.length(), open + MAX_TAG);
    for (int at = open + 1; at < limit && text.charAt(at) != '}'; at++) {
      if (Labels.isQuote(text.charAt(at - 1)) || text.charAt(at - 1) == '{') {
        int end =
            Connectors.innerEnd(text, at, what == null || what == Announcement.DRIVER_LICENSE);
        if (end >= 0 && end < limit && isQuoteOrColon(text.charAt(end))) {
          return end;
        }
      }
    }
    return -1;
  }

  private static boolean isQuoteOrColon(char c) {
    return Labels.isQuote(c) || c == ':';
  }

  /** Behind the two capitals of a state or country, before a licence or passport, or -1. */
  private static int stateEnd(CharSequence text, int at, @Nullable Announcement what) {
    boolean isAsked =
        what == null
            || what == Announcement.DRIVER_LICENSE
            || what == Announcement.DRIVER_LETTERS
            || what == Announcement.PASSPORT
            || what == Announcement.LICENSE;
    boolean isState =
        isAsked
            && at + 2 < text.length()
            && Ascii.isUpper(text.charAt(at))
            && Ascii.isUpper(text.charAt(at + 1))
            && " :)-/]".indexOf(text.charAt(at + 2)) >= 0;
    return isState ? at + 2 : -1;
  }

  private static boolean isTagName(char c) {
    return Ascii.isWord(c) || c == '-' || c == '.' || c == ':';
  }

  private static boolean mayStart(CharSequence text, int at) {
    char c = text.charAt(at);
    return Ascii.isLetterOrDigit(c)
        || (c >= 0x80 && Labels.isName(c))
        || ((c == '+' || c == '(' || c == '-') && Ascii.isDigit(text, at + 1));
  }

  private long at(CharSequence text, int at, @Nullable Announcement what) {
    if (what == null) {
      return hasBlank(text, at) ? Span.of(at, at + 1) : Span.NONE;
    }
    int end = end(text, at, what);
    return end < 0 ? Span.NONE : Span.of(at, end);
  }

  private static boolean hasBlank(CharSequence blanked, int at) {
    int limit = Math.min(blanked.length(), at + DIGIT_WITHIN);
    for (int i = at; i < limit; i++) {
      if (blanked.charAt(i) == FastKey.BLANK) {
        return true;
      }
    }
    return false;
  }

  /** Where the number ends that begins right at {@code at}, or -1. */
  int end(CharSequence text, int at, Announcement what) {
    int end = -1;
    if (hasDigit(text, at)) {
      for (NumberForm form : forms(what)) {
        end = Math.max(end, form.end(text, at));
      }
    }
    return end >= 0 && Surroundings.allow(text, at, end, what) ? end : -1;
  }

  private static boolean hasDigit(CharSequence text, int at) {
    int limit = Math.min(text.length(), at + DIGIT_WITHIN);
    for (int i = at; i < limit; i++) {
      if (Ascii.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** The form that the number {@code [start, end)} has, as {@link #number} found it. */
  @Nullable NumberForm form(CharSequence text, int start, int end, Announcement what) {
    for (NumberForm form : forms(what)) {
      if (form.end(text, start) == end) {
        return form;
      }
    }
    return null;
  }

  /** Behind a word of small letters alone that says nothing else of the number, or -1. */
  private static int freeWordEnd(CharSequence text, int at) {
    int end = at;
    while (end < text.length() && Labels.isName(text.charAt(end))) {
      if (!Character.isLowerCase(text.charAt(end)) || end - at >= MAX_FREE_WORD) {
        return -1;
      }
      end++;
    }
    boolean isName = Ascii.stands(text, end, '=');
    return isName || Connectors.isOther(text, at) ? -1 : end;
  }

  /** A colon right before a token stands in times and before ports. */
  private static boolean isSign(CharSequence text, int at) {
    char c = text.charAt(at);
    return c == '='
        || c == '>'
        || (c == ':' && (at + 1 == text.length() || !isToken(text.charAt(at + 1))));
  }

  /** {@code [0]}: which of several. */
  private static boolean isPlace(CharSequence text, int at) {
    return text.charAt(at) == '[' && Ascii.isDigit(text, at + 1) && Ascii.stands(text, at + 2, ']');
  }

  /** What stands between two words of one name, or a hyphen with spaces around it. */
  private static boolean isJoint(CharSequence text, int at) {
    char c = text.charAt(at);
    return c == '.'
        || c == '_'
        || (c == '-' && at + 1 < text.length() && !Ascii.isDigit(text, at + 1));
  }
}

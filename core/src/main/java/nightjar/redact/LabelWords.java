package nightjar.redact;

import java.util.Map;

/**
 * A table of names and phrases, each with a number above zero: {@code "social security number"} is
 * found in {@code SocialSecurityNumber}, {@code social-security_number} and {@code
 * customer.socialsecuritynumber}. A name is split at {@code _ - . /}, at single spaces and where a
 * small letter meets a capital; case does not count. Chinese and Japanese characters are words
 * each. Hashes of 64 bits are compared, not texts. Immutable; looking allocates nothing.
 */
final class LabelWords {
  /** Longest name that is looked at, in characters. */
  static final int MAX_LENGTH = 64;

  private static final int MAX_WORDS = 6;
  private static final long FACTOR = 0x9E3779B97F4A7C15L;
  private static final long NONE = 0;

  private final long[] keys;
  private final int[] values;
  private final int mask;

  private LabelWords(Map<String, Integer> entries) {
    int size = Integer.highestOneBit(Math.max(8, entries.size() * 8));
    keys = new long[size];
    values = new int[size];
    mask = size - 1;
    entries.forEach(this::put);
  }

  /**
   * @param entries by words in small letters with a space between any two; those of several words
   *     are found written together as well
   */
  static LabelWords of(Map<String, Integer> entries) {
    return new LabelWords(entries);
  }

  private void put(String words, int value) {
    if (value <= 0) {
      throw new IllegalArgumentException(words + " has no number above zero");
    }
    put(hashOf(words), value);
    if (words.indexOf(' ') > 0) {
      put(hashOf(words.replace(" ", "")), value);
    }
  }

  private static long hashOf(String words) {
    long hash = NONE;
    int at = 0;
    while (at < words.length()) {
      int end = wordEnd(words, at);
      if (end == at) {
        throw new IllegalArgumentException("a sign that is in no word: " + words);
      }
      hash = hash * FACTOR + word(words, at, end);
      at = end < words.length() && isJoint(words.charAt(end)) ? end + 1 : end;
    }
    return hash;
  }

  private void put(long hash, int value) {
    int place = place(hash);
    while (keys[place] != NONE && keys[place] != hash) {
      place = (place + 1) & mask;
    }
    keys[place] = hash;
    values[place] = value;
  }

  private int get(long hash) {
    for (int place = place(hash); keys[place] != NONE; place = (place + 1) & mask) {
      if (keys[place] == hash) {
        return values[place];
      }
    }
    return 0;
  }

  private int place(long hash) {
    return (int) (hash ^ (hash >>> 32)) & mask;
  }

  /**
   * The number of the longest entry that the name ending at {@code end} ends with, 0 if there is
   * none. Digits at its end do not count: {@code password2} is a {@code password}.
   */
  int before(CharSequence text, int end) {
    return before(text, end, Math.max(0, end - MAX_LENGTH));
  }

  /** The same of a name that starts at {@code first} or later. */
  int before(CharSequence text, int end, int first) {
    long hash = NONE;
    long factor = 1;
    int found = 0;
    int at = beforeDigits(text, end);
    for (int words = 0; words < MAX_WORDS && at > first; words++) {
      int start = wordStart(text, at, first);
      if (start == at) {
        break;
      }
      hash += word(text, start, at) * factor;
      factor *= FACTOR;
      int value = get(hash);
      found = value == 0 ? found : value;
      at = start > first && isJoint(text.charAt(start - 1)) ? start - 1 : start;
    }
    return found;
  }

  /**
   * The longest entry that starts at {@code start}, where a word starts: a {@link Span}'s start is
   * its number, its end the place behind it; {@link Span#NONE} if there is none.
   */
  long behind(CharSequence text, int start) {
    long hash = NONE;
    long found = Span.NONE;
    int at = start;
    int limit = Math.min(text.length(), start + MAX_LENGTH);
    for (int words = 0; words < MAX_WORDS && at < limit; words++) {
      int end = wordEnd(text, at);
      if (end == at) {
        break;
      }
      hash = hash * FACTOR + word(text, at, end);
      int value = get(hash);
      if (value != 0 && isWordEnd(text, end)) {
        found = Span.of(value, end);
      }
      at = end < text.length() && isJoint(text.charAt(end)) ? end + 1 : end;
    }
    return found;
  }

  /** Does a word of a name start at {@code at}, be it inside a longer name? */
  static boolean isWordStart(CharSequence text, int at) {
    char c = text.charAt(at);
    return c != '_'
        && Labels.isName(c)
        && (at == 0 || isOwnWord(c) || isHump(text, at) || !isPart(text.charAt(at - 1)));
  }

  private static boolean isWordEnd(CharSequence text, int at) {
    return at == text.length()
        || isOwnWord(text.charAt(at))
        || isHump(text, at)
        || !Labels.isName(text.charAt(at))
        || text.charAt(at) == '_'
        || isOwnWord(text.charAt(at - 1));
  }

  private static int beforeDigits(CharSequence text, int end) {
    int at = end;
    while (at > 0 && end - at < 4 && Ascii.isDigit(text.charAt(at - 1))) {
      at--;
    }
    return at > 0 && at < end && text.charAt(at - 1) == '_' ? at - 1 : at;
  }

  private static boolean isJoint(char c) {
    return c == '_' || c == '-' || c == '.' || c == ' ' || c == '/';
  }

  private static int wordStart(CharSequence text, int end, int first) {
    int at = end;
    if (at > first && isOwnWord(text.charAt(at - 1))) {
      return at - 1;
    }
    while (at > first && isPart(text.charAt(at - 1)) && (at == end || !isHump(text, at))) {
      at--;
    }
    return at;
  }

  private static int wordEnd(CharSequence text, int start) {
    int at = start;
    if (at < text.length() && isOwnWord(text.charAt(at))) {
      return at + 1;
    }
    while (at < text.length() && isPart(text.charAt(at)) && (at == start || !isHump(text, at))) {
      at++;
    }
    return at;
  }

  private static boolean isPart(char c) {
    return c != '_' && Labels.isName(c) && !isOwnWord(c);
  }

  /** A capital behind a small letter or digit, or the last of several before a small one. */
  private static boolean isHump(CharSequence text, int at) {
    if (at == 0 || !Character.isUpperCase(text.charAt(at))) {
      return false;
    }
    char before = text.charAt(at - 1);
    boolean isLast = at + 1 < text.length() && Character.isLowerCase(text.charAt(at + 1));
    return Character.isLowerCase(before)
        || Ascii.isDigit(before)
        || (Character.isUpperCase(before) && isLast);
  }

  private static boolean isOwnWord(char c) {
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF);
  }

  private static long word(CharSequence text, int start, int end) {
    long hash = 7;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      hash =
          hash * 31 + (c < 0x80 ? (Ascii.isUpper(c) ? (c | 0x20) : c) : Character.toLowerCase(c));
    }
    return (hash * FACTOR) ^ (hash >>> 29);
  }
}

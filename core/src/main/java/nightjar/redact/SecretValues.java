package nightjar.redact;

/**
 * What stands behind the name of a secret and is one: not a placeholder, a type, a call, a path,
 * nor the next word of a sentence. Looks at the value and a few characters around it.
 */
final class SecretValues {
  private static final int MIN_LENGTH = 4;
  private static final int UUID_LENGTH = 36;
  private static final String SCOPE = "/aws4_request";
  private static final String SPECIAL = "!@#$%^&*?";

  private SecretValues() {}

  /**
   * Is {@code text[start, end)} a secret behind a name of this number?
   *
   * @param isQuoted it stands in quotes
   */
  static boolean isSecret(CharSequence text, int start, int end, int name, boolean isQuoted) {
    int least = isQuoted && name == SecretWords.PASSWORD ? 1 : MIN_LENGTH;
    if (end - start < least && name != SecretWords.CARD_CODE) {
      return false;
    }
    return !Placeholders.isPlaceholder(text, start, end)
        && !Placeholders.isSaid(text, start, end)
        && !isCode(text, start, end, isQuoted)
        && !isPath(text, start, end)
        && !Ascii.stands(text, start, "arn:")
        && isLike(text, start, end, name);
  }

  private static boolean isLike(CharSequence text, int start, int end, int name) {
    return switch (name) {
      case SecretWords.PASSWORD, SecretWords.PHRASE -> true;
      case SecretWords.KEY -> isKey(text, start, end);
      case SecretWords.BARE -> isKey(text, start, end) && isNoName(text, start, end);
      case SecretWords.SESSION -> isSession(text, start, end);
      case SecretWords.CODE -> isShortCode(text, start, end);
      case SecretWords.CARD_CODE ->
          isDigits(text, start, end) && end - start <= 4 && end - start > 2;
      case SecretWords.PASS -> isPass(text, start, end);
      case SecretWords.WEAK ->
          isByChance(text, start, end) && !isUuid(text, start, end) && !isScope(text, end);
      case SecretWords.DIGEST -> end - start == 32 && Alphabet.HEX.end(text, start) == end;
      case SecretWords.GRANT -> end - start >= 6 && Mixture.isMixed(text, start, end);
      default -> false;
    };
  }

  private static boolean isKey(CharSequence text, int start, int end) {
    return !isAddress(text, start)
        && !isObject(text, start, end)
        && (end - start >= 6 || !isDigits(text, start, end));
  }

  private static boolean isAddress(CharSequence text, int start) {
    return Ascii.stands(text, start, "http://") || Ascii.stands(text, start, "https://");
  }

  /** {@code Token@1f3b}, {@code 0x7ffe12ab}. */
  private static boolean isObject(CharSequence text, int start, int end) {
    int word = start;
    while (word < end && (Ascii.isLetter(text.charAt(word)) || text.charAt(word) == '.')) {
      word++;
    }
    boolean isHandle = word > start && word < end && text.charAt(word) == '@';
    boolean isReference = isHandle && Alphabet.ANY_HEX.end(text, word + 1, 16) == end;
    return isReference || isHandle(text, start, end);
  }

  private static boolean isHandle(CharSequence text, int start, int end) {
    return end - start <= 18
        && Ascii.stands(text, start, "0x")
        && Alphabet.ANY_HEX.end(text, start + 2) == end;
  }

  /** Not the name of a secret: small words with hyphens or slashes between, or one word. */
  private static boolean isNoName(CharSequence text, int start, int end) {
    int found = Mixture.of(text, start, end);
    if ((found & Mixture.DIGIT) == 0) {
      return (found & Mixture.OTHER) == 0
          ? end - start >= 16 && found == Mixture.LETTER_AND_CASE
          : hasSpecial(text, start, end);
    }
    return (found & Mixture.CAPITAL) != 0 || !isJoinedWords(text, start, end);
  }

  /** {@code default-token-x7k2p}: the first part is a word, none is long and of chance. */
  private static boolean isJoinedWords(CharSequence text, int start, int end) {
    int parts = 0;
    int from = start;
    while (from < end) {
      int to = Alphabet.ALNUM.end(text, from, end - from);
      boolean isMixed = Mixture.isMixed(text, from, to);
      if (to == from || (isMixed && (parts == 0 || to - from > 6))) {
        return false;
      }
      if (to < end && text.charAt(to) != '-' && text.charAt(to) != '/' && text.charAt(to) != '.') {
        return false;
      }
      parts++;
      from = to + 1;
    }
    return parts > 1 && Ascii.isLetter(text.charAt(start));
  }

  private static boolean hasSpecial(CharSequence text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == Found.BLOT || SPECIAL.indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSession(CharSequence text, int start, int end) {
    return end - start >= 10
        && !isHandle(text, start, end)
        && !Ascii.stands(text, start, "S-1-")
        && (Mixture.isMixed(text, start, end) || isLongWord(text, start, end));
  }

  private static boolean isLongWord(CharSequence text, int start, int end) {
    return end - start >= 24 && Mixture.has(text, start, end, Mixture.LETTER_AND_CASE);
  }

  private static boolean isShortCode(CharSequence text, int start, int end) {
    return isDigits(text, start, end)
        ? end - start <= 8
        : end - start >= 6 && digits(text, start, end) > 1 && Mixture.isMixed(text, start, end);
  }

  private static boolean isPass(CharSequence text, int start, int end) {
    return end - start > 4
        && (Mixture.of(text, start, end) & Mixture.LETTER_AND_CASE) != 0
        && (Mixture.isMixed(text, start, end) || hasSpecial(text, start, end));
  }

  /** Words joined by hyphens have digits too, but no capitals. */
  static boolean isByChance(CharSequence text, int start, int end) {
    return end - start >= 8
        && Mixture.isMixed(text, start, end)
        && !isHandle(text, start, end)
        && !isAddress(text, start)
        && (Mixture.has(text, start, end, Mixture.ALL)
            || (end - start >= 16 && !isJoinedWords(text, start, end)));
  }

  private static boolean isUuid(CharSequence text, int start, int end) {
    return end - start == UUID_LENGTH
        && text.charAt(start + 8) == '-'
        && text.charAt(start + 13) == '-';
  }

  /** Of a credential of AWS: what it is for, behind the id of the key. */
  private static boolean isScope(CharSequence text, int end) {
    return Ascii.stands(text, end - SCOPE.length(), SCOPE);
  }

  private static int digits(CharSequence text, int start, int end) {
    int digits = 0;
    for (int i = start; i < end; i++) {
      digits += Ascii.isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits;
  }

  private static boolean isDigits(CharSequence text, int start, int end) {
    return digits(text, start, end) == end - start;
  }

  /** A call, a constructor, an index, or names joined by dots. */
  private static boolean isCode(CharSequence text, int start, int end, boolean isQuoted) {
    int dots = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (i - start > 2 && (c == '(' || c == '{' || c == '[')) {
        return true;
      }
      if (c == '.' && i > start) {
        dots++;
      } else if (!Ascii.isLetter(c) && c != '_') {
        return false;
      }
    }
    return dots > 0 && !isQuoted && Ascii.isLetter(text.charAt(end - 1));
  }

  /**
   * From a root, with names of letters between slashes; a key in Base64 has digits and capitals in
   * one.
   */
  static boolean isPath(CharSequence text, int start, int end) {
    char first = text.charAt(start);
    boolean isHome =
        (first == '~' || first == '.') && start + 1 < end && text.charAt(start + 1) == '/';
    boolean isDrive =
        end - start > 3
            && Ascii.isLetter(first)
            && text.charAt(start + 1) == ':'
            && text.charAt(start + 2) == '\\';
    return isHome || isDrive || (first == '/' && isRooted(text, start, end));
  }

  private static boolean isRooted(CharSequence text, int start, int end) {
    int from = start;
    while (from < end) {
      int to = Alphabet.DOTTED.end(text, from + 1, end - from - 1);
      boolean isOver = to < end && text.charAt(to) != '/';
      if (isOver || Mixture.has(text, from, to, Mixture.CAPITAL | Mixture.DIGIT)) {
        return false;
      }
      from = to;
    }
    return true;
  }
}

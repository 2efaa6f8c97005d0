package nightjar.redact;

/**
 * The words a secret is announced by, in capitals or not. As where case is folded by Unicode, ſ is
 * an s and the Kelvin sign a k.
 */
final class SecretWords {
  static final String INITIALS = "pPsStTaAbB\u017F";

  private static final char LONG_S = '\u017F';
  private static final char KELVIN = '\u212A';

  // A hyphen stands for a hyphen, an underscore or nothing. No word begins another.
  private static final String[] WITH_P = {"password", "passwd", "pwd"};
  private static final String[] WITH_S = {"secret"};
  private static final String[] WITH_T = {"token"};
  private static final String[] WITH_A = {"api-key", "access-key", "authorization"};
  private static final String[] WITH_B = {"bearer"};
  private static final String[] NONE = {};
  private static final String[] SCHEMES = {"bearer", "basic"};

  private SecretWords() {}

  /** Where the word that starts at {@code at} ends, or -1. */
  static int wordEnd(CharSequence text, int at) {
    int end = end(text, at, words(fold(text.charAt(at))));
    return end >= 0 && isBoundary(text, at) ? end : -1;
  }

  private static String[] words(char initial) {
    return switch (initial) {
      case 'p' -> WITH_P;
      case 's' -> WITH_S;
      case 't' -> WITH_T;
      case 'a' -> WITH_A;
      case 'b' -> WITH_B;
      default -> NONE;
    };
  }

  /** Where the name of an authentication scheme that starts at {@code at} ends, or -1. */
  static int schemeEnd(CharSequence text, int at) {
    return end(text, at, SCHEMES);
  }

  /** As ſ makes no words, a boundary before it is one behind a word. */
  private static boolean isBoundary(CharSequence text, int at) {
    return Ascii.isWordStart(text, at) == (text.charAt(at) != LONG_S);
  }

  private static int end(CharSequence text, int at, String[] words) {
    for (String word : words) {
      int end = end(text, at, word);
      if (end >= 0) {
        return end;
      }
    }
    return -1;
  }

  private static int end(CharSequence text, int at, String word) {
    int end = at;
    for (int i = 0; i < word.length(); i++) {
      char next = end < text.length() ? fold(text.charAt(end)) : 0;
      if (word.charAt(i) != '-') {
        if (next != word.charAt(i)) {
          return -1;
        }
        end++;
      } else if (next == '-' || next == '_') {
        end++;
      }
    }
    return end;
  }

  private static char fold(char c) {
    return switch (c) {
      case LONG_S -> 's';
      case KELVIN -> 'k';
      default -> Ascii.isUpper(c) ? (char) (c | 0x20) : c;
    };
  }
}

package nightjar.redact;

import java.text.Normalizer;

/**
 * Letters of all scripts as names are written with them, and how two spellings of a name are held
 * against each other: without case and, in Latin, without accents. Characters beyond the first
 * 65,536 count as no letters.
 */
final class Letters {
  static final int NONE = 0;
  static final int CAPITAL = 1;
  static final int SMALL = 2;

  /** Of a script without capitals that puts spaces between words. */
  static final int PLAIN = 3;

  /** Chinese characters and kana. */
  static final int HAN = 4;

  static final int HANGUL = 5;

  /** Of a script that puts no space between words: Thai, Lao, Khmer, Burmese. */
  static final int UNSPACED = 6;

  /** An accent or a vowel sign of its own, part of the word it stands in. */
  static final int MARK = 7;

  private static final int LATIN_END = 0x250;
  private static final int VIETNAMESE = 0x1E00;
  private static final int VIETNAMESE_END = 0x1F00;
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private static final char[] LATIN = folds(0, LATIN_END);
  private static final char[] MORE_LATIN = folds(VIETNAMESE, VIETNAMESE_END);

  private Letters() {}

  private static char[] folds(int from, int to) {
    char[] folds = new char[to - from];
    for (int c = from; c < to; c++) {
      String apart = Normalizer.normalize(String.valueOf((char) c), Normalizer.Form.NFD);
      folds[c - from] = Character.toLowerCase(strokeless(apart.charAt(0)));
    }
    return folds;
  }

  /** Letters that no normal form takes apart. */
  private static char strokeless(char c) {
    return switch (c) {
      case 'Ł', 'ł' -> 'l';
      case 'Ø', 'ø' -> 'o';
      case 'Đ', 'đ' -> 'd';
      case 'ı' -> 'i';
      default -> c;
    };
  }

  /** Which of the kinds above. */
  static int of(char c) {
    if (c < 0x80) {
      return Ascii.isLower(c) ? SMALL : Ascii.isUpper(c) ? CAPITAL : NONE;
    }
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> CAPITAL;
      case Character.LOWERCASE_LETTER -> isGeorgian(c) ? PLAIN : SMALL;
      case Character.OTHER_LETTER, Character.MODIFIER_LETTER -> c < LATIN_END ? SMALL : script(c);
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> MARK;
      default -> NONE;
    };
  }

  static boolean isLetter(char c) {
    return c < 0x80 ? Ascii.isLetter(c) : of(c) != NONE;
  }

  private static boolean isGeorgian(char c) {
    return c >= 0x10D0 && c <= 0x10FF;
  }

  private static int script(char c) {
    if ((c >= 0x2E80 && c <= 0x312F) || (c >= 0x31A0 && c <= 0x9FFF) || isCompatible(c)) {
      return HAN;
    }
    if ((c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF)) {
      return HANGUL;
    }
    boolean isUnspaced =
        (c >= 0x0E00 && c < 0x0F00) || (c >= 0x1000 && c < 0x10A0) || (c >= 0x1780 && c < 0x1800);
    return isUnspaced ? UNSPACED : PLAIN;
  }

  private static boolean isCompatible(char c) {
    return c >= 0xF900 && c <= 0xFAFF;
  }

  /** 64 bits of a word however its case and accents are; zero of no word. */
  static long hash(CharSequence text, int from, int to) {
    long hash = 7;
    for (int i = from; i < to; i++) {
      char c = fold(text.charAt(i));
      if (c != 0) {
        hash = (hash ^ c) * FACTOR;
        hash ^= hash >>> 29;
      }
    }
    return hash == 0 ? 1 : hash;
  }

  /** Zero for an accent that stands alone. */
  private static char fold(char c) {
    if (c < LATIN_END) {
      return LATIN[c];
    }
    if (c >= VIETNAMESE && c < VIETNAMESE_END) {
      return MORE_LATIN[c - VIETNAMESE];
    }
    if (c >= 0x0300 && c < 0x0370) {
      return 0;
    }
    return c == '\u2019' ? '\'' : Character.toLowerCase(c);
  }
}

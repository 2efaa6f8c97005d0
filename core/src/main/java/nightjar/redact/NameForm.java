package nightjar.redact;

/**
 * How names are written in scripts with capitals: one to five words, each with a capital, with
 * initials and small particles between them. {@code O'Brien}, {@code McDonald}, {@code J. R. R.
 * Smith}, {@code van den Berg}, {@code ANNA SCHMIDT}. No word of it may be a part of something
 * longer: a path, a key, a call, a class name.
 */
final class NameForm {
  private static final int MAX_LENGTH = 60;
  private static final int MAX_WORDS = 5;
  private static final int MAX_PIECES = 8;

  private static final NameList PARTICLES =
      NameList.of(
          """
          da de do dos das del della di du la le las los van von der den dem ten ter zu zum zur bin
          ibn al el af av y e i
          """);

  /** Prefixes with a capital of their own behind them. */
  private static final NameList PREFIXES =
      NameList.of("mc mac de di du la le van von fitz o da del st ten ter lo al el ben");

  private NameForm() {}

  /**
   * The longest name that begins at {@code at}: a {@link Span}'s start is the number of its whole
   * words, its end the place behind it; none if there is none.
   *
   * @param isValue of a field, where a name may be written {@code Last, First} and {@code A+B}
   */
  static long at(CharSequence text, int at, boolean isValue) {
    int words = 0;
    int end = -1;
    int piece = at;
    for (int pieces = 0; piece >= 0 && pieces < MAX_PIECES && words < MAX_WORDS; pieces++) {
      int behind = wordEnd(text, piece);
      boolean isWord = behind > piece + 1;
      if (!isWord) {
        behind = shortEnd(text, piece, pieces > 0 ? behind : -1);
      } else if ((Names.isNever(text, piece, behind) && !isNameAnyway(text, at, piece, behind))
          || behind - at > MAX_LENGTH
          || (isValue && words > 0 && Ascii.stands(text, behind, ":"))) {
        break; // a word of logs, or the name of the next field
      } else {
        words++;
        end = behind;
      }
      piece = behind < 0 ? -1 : nextPiece(text, behind, isValue, isWord && words == 1);
    }
    return end < 0 ? Span.NONE : Span.of(words, withInitials(text, end));
  }

  /** A word of logs that ends Vietnamese and Chinese names: {@code Nguyễn Thị Lan}. */
  private static boolean isNameAnyway(CharSequence text, int at, int piece, int behind) {
    return behind - piece == 3
        && piece > at
        && Letters.of(text.charAt(piece + 1)) == Letters.SMALL
        && "LMS".indexOf(text.charAt(piece)) >= 0
        && Names.isListed(text, piece, behind)
        && isAccented(text, at, piece);
  }

  private static boolean isAccented(CharSequence text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) >= Anchors.BEYOND) {
        return true;
      }
    }
    return false;
  }

  /** Behind the initials that follow a family name in Cyrillic: {@code Кузнецов А. В.} */
  private static int withInitials(CharSequence text, int at) {
    int end = at;
    int next = at;
    while (next + 2 < text.length()
        && next - at < 7
        && (text.charAt(next) == ' ' || next > at)
        && isInitial(text, text.charAt(next) == ' ' ? next + 1 : next)) {
      next += text.charAt(next) == ' ' ? 3 : 2;
      end = next;
    }
    return end;
  }

  private static boolean isInitial(CharSequence text, int at) {
    return at + 1 < text.length()
        && text.charAt(at) >= '\u0400'
        && Letters.of(text.charAt(at)) == Letters.CAPITAL
        && text.charAt(at + 1) == '.';
  }

  /** Where the next piece may begin, behind what stands between two, or -1. */
  private static int nextPiece(CharSequence text, int at, boolean isValue, boolean isFirst) {
    if (at + 1 >= text.length()) {
      return -1;
    }
    char c = text.charAt(at);
    if (c == ' ' || (isValue && c == '+')) {
      return at + 1;
    }
    return isValue && isFirst && c == ',' && text.charAt(at + 1) == ' ' ? at + 2 : -1;
  }

  /** Where initials or a particle end, or the {@code initial} without a dot, or -1. */
  private static int shortEnd(CharSequence text, int at, int initial) {
    int end = initialsEnd(text, at);
    if (end < 0 && Ascii.stands(text, at, "St. ")) {
      end = at + 3;
    }
    if (end < 0) {
      end = initial;
    }
    return end < 0 ? particleEnd(text, at) : end;
  }

  /** {@code J.}, {@code J.R.}; -1 if there is none. */
  private static int initialsEnd(CharSequence text, int at) {
    int end = at;
    while (end + 1 < text.length()
        && Letters.of(text.charAt(end)) == Letters.CAPITAL
        && text.charAt(end + 1) == '.') {
      end += 2;
    }
    return end > at && end < text.length() && text.charAt(end) == ' ' ? end : -1;
  }

  private static int particleEnd(CharSequence text, int at) {
    int end = at;
    while (end < text.length() && end - at < 6 && Ascii.isLower(text.charAt(end))) {
      end++;
    }
    boolean isApart = end < text.length() && text.charAt(end) == ' ';
    return isApart && PARTICLES.has(text, at, end) ? end : -1;
  }

  /** Where the word of a name that begins at {@code at} ends, or -1. One letter is an initial. */
  static int wordEnd(CharSequence text, int at) {
    int end = at;
    int part = at;
    while (end < text.length() && end - at < MAX_LENGTH) {
      char c = text.charAt(end);
      if (!isCased(c)) {
        if (!isJoint(text, end) || end == at) {
          break;
        }
        if (!isPart(text, part, end, part == at)) {
          return -1;
        }
        part = end + 1;
      }
      end++;
    }
    return isPart(text, part, end, part == at) && isEnd(text, end) ? end : -1;
  }

  private static boolean isCased(char c) {
    int kind = Letters.of(c);
    return kind == Letters.CAPITAL || kind == Letters.SMALL || kind == Letters.MARK;
  }

  /** An apostrophe or a hyphen inside a word; that of a genitive is behind it. */
  private static boolean isJoint(CharSequence text, int at) {
    char c = text.charAt(at);
    if (at + 1 >= text.length() || !isCased(text.charAt(at + 1))) {
      return false;
    }
    if (c == '-') {
      return true;
    }
    boolean isGenitive =
        (text.charAt(at + 1) | 0x20) == 's'
            && (at + 2 == text.length() || !isCased(text.charAt(at + 2)));
    return (c == '\'' || c == '\u2019') && !isGenitive;
  }

  /**
   * A capital and small letters, capitals alone, a prefix before these; small ones behind a joint.
   */
  private static boolean isPart(CharSequence text, int from, int to, boolean isFirst) {
    int capitals = 0;
    int lastCapital = -1;
    int letters = 0;
    for (int i = from; i < to; i++) {
      int kind = Letters.of(text.charAt(i));
      letters += kind == Letters.MARK ? 0 : 1;
      if (kind == Letters.CAPITAL) {
        capitals++;
        lastCapital = i;
      }
    }
    if (letters == 0) {
      return false;
    }
    boolean begins = Letters.of(text.charAt(from)) == Letters.CAPITAL;
    return switch (capitals) {
      case 0 -> !isFirst;
      case 1 -> begins || (!isFirst && PARTICLES.has(text, from, lastCapital));
      default ->
          begins
              && (capitals == letters
                  || (capitals == 2
                      && PREFIXES.has(text, from, lastCapital)
                      && lastCapital < to - 1));
    };
  }

  /** Does nothing stand there that makes the word a part of something else? */
  static boolean isEnd(CharSequence text, int at) {
    if (at >= text.length()) {
      return true;
    }
    char c = text.charAt(at);
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    return switch (c) {
      case '_', '/', '\\', '@', '=', '#', '$', '*', '[', '(', '{', '~', '^', '-', '%', Found.BLOT ->
          false;
      case '!' -> next != '=';
      case '.' -> !Letters.isLetter(next) && !Ascii.isDigit(next) && "_-/\0".indexOf(next) < 0;
      case ':' -> next != ':' && next != '/';
      default -> !Letters.isLetter(c) && !Character.isDigit(c);
    };
  }

  /** May a word of a name begin there, by what stands before it? */
  static boolean isStart(CharSequence text, int at) {
    if (at == 0) {
      return true;
    }
    char c = text.charAt(at - 1);
    return Ascii.isSpace(c)
        || "\"'`=:([{<>,;|+\u0000\u00AB\u201C\u201E\u2018\u00A1\u00BF".indexOf(c) >= 0;
  }

  /** Does a word follow that no name has, so that what seems one is the start of a phrase? */
  static boolean goesOn(CharSequence text, int end) {
    if (end + 1 >= text.length() || text.charAt(end) != ' ') {
      return false;
    }
    int behind = wordEnd(text, end + 1);
    return behind > 0 && Names.isNever(text, end + 1, behind);
  }
}

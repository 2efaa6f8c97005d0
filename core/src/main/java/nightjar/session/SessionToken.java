package nightjar.session;

/**
 * A token taken apart as a possible session id: which bytes are the value, and of which
 * <em>class</em> it is. Values of one class mean the same kind of thing wherever they stand. Reused
 * for every token; allocates nothing.
 *
 * <table>
 * <caption>classes by example</caption>
 * <tr><td>{@code blk_-160899}, {@code order-12}</td><td>the letters before the first digit: {@code blk_}, {@code order-};
 *     a '-' after another separator is a sign</td></tr>
 * <tr><td>{@code req-38101a0b-2096-…}</td><td>{@code req-}: hexadecimal letters behind a separator belong to the value</td></tr>
 * <tr><td>{@code request 3f2a…-…}</td><td>UUID behind the word {@code request}</td></tr>
 * <tr><td>{@code trace_id=4bf92f35}</td><td>hexadecimal digits (8 or more) behind {@code traceid}</td></tr>
 * <tr><td>{@code sshd[24200]}</td><td>number behind {@code sshd}; 5 digits or more, 3 behind one of {@code [ = #}</td></tr>
 * <tr><td>{@code sid=aZ3kP9q}</td><td>anything else, only behind {@code =} and a word</td></tr>
 * </table>
 */
final class SessionToken {
  /** The token cannot be a session id. */
  static final long NO_CLASS = 0;

  private static final int NOTHING = 0;
  private static final int PREFIX = 1;
  private static final int UUID = 2;
  private static final int HEX = 3;
  private static final int NUMBER = 4;
  private static final int ADDRESS = 5;
  private static final int OTHER = 6;

  private static final int LEAST_HEX = 8;
  private static final int LEAST_NUMBER = 5;
  private static final int LEAST_MARKED_NUMBER = 3;
  private static final int LONGEST_GAP = 4;
  private static final int LONGEST_WORD = 40;

  /** First byte of the value. */
  int from;

  /** The byte after the value's last one. */
  int to;

  /** Class of the value, {@link #NO_CLASS} if it cannot be a session id. */
  long type;

  /**
   * A second class it may count for (digits are hexadecimal too; any value may follow a '='), else
   * {@link #NO_CLASS}.
   */
  long otherType;

  /** Is it a plain number that may be a clock's or a counter's? */
  boolean number;

  private int wordFrom;
  private int wordTo;
  private int mark;
  private int prefixTo;

  /** Reads the token {@code bytes[tokenFrom, tokenTo)} of a line that begins at {@code begin}. */
  void read(byte[] bytes, int begin, int tokenFrom, int tokenTo) {
    trim(bytes, tokenFrom, tokenTo);
    type = NO_CLASS;
    otherType = NO_CLASS;
    number = false;
    if (from >= to) {
      return;
    }
    int kind = kind(bytes);
    if (kind == NOTHING) {
      return;
    }
    findWord(bytes, begin, tokenFrom);
    if (kind == PREFIX) {
      type = classOf(PREFIX, hash(bytes, from, prefixTo));
      otherType = valueOfWord(bytes);
      return;
    }
    int length = to - from - (bytes[from] == '-' ? 1 : 0);
    boolean marked = mark == '[' || mark == '=' || mark == '#';
    number = kind == NUMBER;
    boolean shortNumber = kind == NUMBER && length < (marked ? LEAST_MARKED_NUMBER : LEAST_NUMBER);
    boolean bareWord = kind == OTHER && (mark != '=' || wordFrom == wordTo);
    if (shortNumber || bareWord) {
      return;
    }
    long word = wordFrom == wordTo ? mark : hash(bytes, wordFrom, wordTo);
    type = classOf(kind, word);
    if (kind == NUMBER && length >= LEAST_HEX) {
      otherType = classOf(HEX, word);
    } else if (kind != OTHER) {
      otherType = valueOfWord(bytes);
    }
  }

  /** Class of any value behind {@code word=}. */
  private long valueOfWord(byte[] bytes) {
    return mark == '=' && wordFrom < wordTo
        ? classOf(OTHER, hash(bytes, wordFrom, wordTo))
        : NO_CLASS;
  }

  /**
   * First byte of the text that names the class: the prefix, or the word before the value and what
   * lies between.
   */
  int nameFrom() {
    return prefixTo > from ? from : wordFrom;
  }

  /** The byte after that text, for a token that begins at {@code tokenFrom}. */
  int nameTo(int tokenFrom) {
    return prefixTo > from ? prefixTo : tokenFrom;
  }

  private void trim(byte[] bytes, int tokenFrom, int tokenTo) {
    from = tokenFrom;
    to = tokenTo;
    while (from < to && (bytes[from] == '/' || bytes[from] == '.')) {
      from++;
    }
    while (from < to && (bytes[to - 1] == '.' || bytes[to - 1] == '/' || bytes[to - 1] == '-')) {
      to--;
    }
    wordFrom = tokenFrom;
    wordTo = tokenFrom;
    mark = 0;
    prefixTo = 0;
  }

  private int kind(byte[] bytes) {
    int digits = 0;
    int hexLetters = 0;
    int letters = 0;
    int dashes = 0;
    int dots = 0;
    int firstDigit = -1;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (isDigit(b)) {
        digits++;
        firstDigit = firstDigit < 0 ? i : firstDigit;
      } else if (isLetter(b)) {
        letters++;
        hexLetters += isHexLetter(b) ? 1 : 0;
      } else if (b == '-') {
        dashes++;
      } else if (b == '.') {
        dots++;
      }
    }
    int length = to - from;
    if (letters == 0) {
      boolean sign = dashes == 1 && bytes[from] == '-';
      if (digits == length || (sign && digits == length - 1)) {
        return NUMBER;
      }
      return dots == 3 && digits == length - 3 && length <= 15 ? ADDRESS : NOTHING;
    }
    if (hexLetters == letters) {
      if (dashes == 4 && length == 36 && isUuid(bytes)) {
        return UUID;
      }
      if (digits + letters == length) {
        return length >= LEAST_HEX && digits > 0 ? HEX : OTHER;
      }
    }
    if (digits == 0 || isDigit(bytes[from])) {
      return OTHER;
    }
    return prefix(bytes, firstDigit);
  }

  /** Finds where the prefix ends; a prefix that runs into letters and digits in turn is none. */
  private int prefix(byte[] bytes, int firstDigit) {
    int cut = firstDigit;
    while (cut > from && isHexLetter(bytes[cut - 1])) {
      cut--;
    }
    boolean hexTail = cut > from && isSeparator(bytes[cut - 1]) && isHexSegment(bytes, cut);
    int end = hexTail ? cut : firstDigit;
    if (end - 2 >= from && bytes[end - 1] == '-' && isSeparator(bytes[end - 2])) {
      end--;
    }
    if (isSeparator(bytes[end - 1])) {
      prefixTo = end - from > 1 ? end : 0;
      return end - from > 1 ? PREFIX : OTHER;
    }
    for (int i = firstDigit; i < to && !isSeparator(bytes[i]); i++) {
      if (isLetter(bytes[i])) {
        return OTHER;
      }
    }
    prefixTo = end;
    return PREFIX;
  }

  private boolean isHexSegment(byte[] bytes, int at) {
    int i = at;
    while (i < to && !isSeparator(bytes[i])) {
      if (!isDigit(bytes[i]) && !isHexLetter(bytes[i])) {
        return false;
      }
      i++;
    }
    return true;
  }

  private boolean isUuid(byte[] bytes) {
    return bytes[from + 8] == '-'
        && bytes[from + 13] == '-'
        && bytes[from + 18] == '-'
        && bytes[from + 23] == '-';
  }

  /**
   * Finds the word without digits directly before the token, and the most telling delimiter
   * between.
   */
  private void findWord(byte[] bytes, int begin, int tokenFrom) {
    int at = tokenFrom;
    int least = Math.max(begin, tokenFrom - LONGEST_GAP);
    while (at > least && !isToken(bytes[at - 1])) {
      at--;
      byte b = bytes[at];
      if (mark == 0 || mark == ' ' || mark == '"' || mark == '\'') {
        mark = b;
      }
    }
    wordTo = at;
    wordFrom = at;
    if (at > begin && at == least && !isToken(bytes[at - 1])) {
      return;
    }
    least = Math.max(begin, at - LONGEST_WORD);
    while (at > least && isToken(bytes[at - 1])) {
      at--;
      if (isDigit(bytes[at])) {
        return;
      }
    }
    wordFrom = at;
  }

  private static long classOf(int kind, long hash) {
    return SessionHash.finish(hash * 8 + kind);
  }

  /**
   * Hash of the letters in lower case, so that {@code request_id} and {@code requestId} are one.
   */
  private static long hash(byte[] bytes, int from, int to) {
    long hash = 0xCBF29CE484222325L;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (isLetter(b)) {
        hash = (hash ^ (b | 0x20)) * 0x100000001B3L;
      }
    }
    return hash;
  }

  private static boolean isToken(byte b) {
    return isLetter(b) || isDigit(b) || isSeparator(b);
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isLetter(byte b) {
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  private static boolean isHexLetter(byte b) {
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'f';
  }

  private static boolean isSeparator(byte b) {
    return b == '-' || b == '_' || b == '.' || b == '/';
  }
}

package nightjar.redact;

/** Sets of ASCII characters that the bodies of tokens are made of. Immutable. */
enum Alphabet {
  HEX("0123456789abcdef"),
  ANY_HEX("0123456789abcdefABCDEF"),
  CAPITALS("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
  /** Of keys for people to type, in groups. */
  GROUPED(CAPITALS.characters + "-"),
  ALNUM(CAPITALS.characters + "abcdefghijklmnopqrstuvwxyz"),
  /** Without the letters and digits that look alike. */
  BASE58("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"),
  BASE64(ALNUM.characters + "+/="),
  /** Base64 for addresses, RFC 4648 §5. */
  URL(ALNUM.characters + "-_"),
  PADDED(URL.characters + "="),
  /** Parts in that, and dots between. */
  DOTTED(URL.characters + "."),
  /** Of a hash as crypt(3) and its heirs write it. */
  CRYPT(BASE64.characters + ".$,_-");

  private final String characters;
  private final long low;
  private final long high;

  Alphabet(String characters) {
    this.characters = characters;
    long lower = 0;
    long higher = 0;
    for (int i = 0; i < characters.length(); i++) {
      char c = characters.charAt(i);
      lower |= c < Long.SIZE ? 1L << c : 0;
      higher |= c < Long.SIZE ? 0 : 1L << c;
    }
    this.low = lower;
    this.high = higher;
  }

  boolean has(char c) {
    return c < 2 * Long.SIZE && ((c < Long.SIZE ? low : high) >>> c & 1) != 0;
  }

  /** End of the characters of this that stand at {@code from}, at most {@code most} of them. */
  int end(CharSequence text, int from, int most) {
    int limit = (int) Math.min(text.length(), (long) from + most);
    int end = from;
    while (end < limit && has(text.charAt(end))) {
      end++;
    }
    return end;
  }

  int end(CharSequence text, int from) {
    return end(text, from, Integer.MAX_VALUE);
  }

  /** Start of the characters of this that end at {@code to}, at most {@code most} of them. */
  int start(CharSequence text, int to, int most) {
    int limit = Math.max(0, to - most);
    int start = to;
    while (start > limit && has(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }
}

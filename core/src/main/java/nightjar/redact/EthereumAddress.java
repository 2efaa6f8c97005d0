package nightjar.redact;

/**
 * Addresses of Ethereum: {@code 0x} and forty hexadecimal digits. Where small and capital letters
 * are mixed, they are the checksum: a letter is capital where the Keccak-256 hash of the small
 * digits has eight or more (EIP-55); that allocates a little. Not found: the address nought, and
 * those without capitals or without small letters that are said to be a hash.
 */
final class EthereumAddress implements NumberForm {
  private static final int PREFIX = 2;
  private static final int LENGTH = 42;

  /** So many digits, and so many letters. */
  private static final int MIN = 2;

  @Override
  public Kind kind() {
    return Kind.CRYPTO;
  }

  @Override
  public boolean isAlone() {
    return true;
  }

  @Override
  public String reason() {
    return "the form of an Ethereum address";
  }

  @Override
  public boolean mayBegin(char first, int run) {
    return first == '0' && run == LENGTH;
  }

  @Override
  public int end(CharSequence text, int at) {
    int end = at + LENGTH;
    return end <= text.length()
            && Ascii.stands(text, at, "0x")
            && Borders.isStart(text, at)
            && Borders.isEnd(text, end)
            && isAddress(text, at + PREFIX, end)
        ? end
        : -1;
  }

  private static boolean isAddress(CharSequence text, int start, int end) {
    int digits = 0;
    int capitals = 0;
    for (int at = start; at < end; at++) {
      char c = text.charAt(at);
      if (!Ascii.isHex(c)) {
        return false;
      }
      digits += Ascii.isDigit(c) ? 1 : 0;
      capitals += Ascii.isUpper(c) ? 1 : 0;
    }
    int letters = end - start - digits;
    boolean isOneCase = capitals == 0 || capitals == letters;
    return digits >= MIN && letters >= MIN && (isOneCase || isChecked(text, start, end));
  }

  /** Without a checksum it may be a hash or a place in memory. */
  static boolean isOneCase(CharSequence text, int start, int end) {
    boolean upper = false;
    boolean lower = false;
    for (int at = start + PREFIX; at < end; at++) {
      upper |= Ascii.isUpper(text.charAt(at));
      lower |= Ascii.isLower(text.charAt(at));
    }
    return upper != lower;
  }

  private static boolean isChecked(CharSequence text, int start, int end) {
    byte[] small = new byte[end - start];
    for (int i = 0; i < small.length; i++) {
      char c = text.charAt(start + i);
      small[i] = (byte) (Ascii.isUpper(c) ? c | 0x20 : c);
    }
    byte[] hash = Keccak.hash256(small);
    for (int i = 0; i < small.length; i++) {
      char c = text.charAt(start + i);
      int nibble = (hash[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 15;
      if (Ascii.isLetter(c) && Ascii.isUpper(c) != nibble >= 8) {
        return false;
      }
    }
    return true;
  }
}

package nightjar.redact;

/**
 * Addresses of Bitcoin and Litecoin in Bech32 (BIP 173) and Bech32m (BIP 350): {@code bc1…}, {@code
 * tb1…}, {@code ltc1…}, all letters small or all capital. Chance 2⁻³⁰.
 */
final class Bech32Address implements NumberForm {
  private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final String[] NETWORKS = {"bc", "tb", "ltc"};
  private static final int[] GENERATORS = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  private static final int BECH32 = 1;
  private static final int BECH32M = 0x2bc830a3;
  private static final int MIN = 25;
  private static final int MAX = 90;

  private static final byte[] VALUES = Base58Address.values(ALPHABET);

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
    return "checksum of a Bech32 address";
  }

  @Override
  public boolean mayBegin(char first, int run) {
    return run >= MIN && "btlBTL".indexOf(first) >= 0;
  }

  @Override
  public int end(CharSequence text, int at) {
    for (String network : NETWORKS) {
      int data = data(text, at, network);
      if (data > 0 && Borders.isStart(text, at)) {
        return checkedEnd(text, at, data, network);
      }
    }
    return -1;
  }

  private static int data(CharSequence text, int at, String network) {
    int data = at + network.length() + 1;
    if (data >= text.length() || text.charAt(data - 1) != '1') {
      return -1;
    }
    for (int i = 0; i < network.length(); i++) {
      if ((text.charAt(at + i) | 0x20) != network.charAt(i)) {
        return -1;
      }
    }
    return data;
  }

  private static int checkedEnd(CharSequence text, int start, int data, String network) {
    boolean isUpper = Ascii.isUpper(text.charAt(start));
    int sum = prefix(network);
    int end = data;
    int digits = 1;
    while (end < text.length() && end - start <= MAX) {
      char c = text.charAt(end);
      if (Ascii.isLetter(c) && Ascii.isUpper(c) != isUpper) {
        break;
      }
      int value = value(c);
      if (value < 0) {
        break;
      }
      sum = step(sum) ^ value;
      digits += Ascii.isDigit(c) ? 1 : 0;
      end++;
    }
    int version = value(text.charAt(data));
    boolean isRight = sum == (version == 0 ? BECH32 : BECH32M);
    return isRight && end - start >= MIN && digits >= 2 && Borders.isEnd(text, end) ? end : -1;
  }

  private static int value(char c) {
    char small = Ascii.isUpper(c) ? (char) (c | 0x20) : c;
    return small < VALUES.length ? VALUES[small] : -1;
  }

  private static int prefix(String network) {
    int sum = 1;
    for (int i = 0; i < network.length(); i++) {
      sum = step(sum) ^ network.charAt(i) >> 5;
    }
    sum = step(sum);
    for (int i = 0; i < network.length(); i++) {
      sum = step(sum) ^ (network.charAt(i) & 31);
    }
    return sum;
  }

  private static int step(int sum) {
    int top = sum >>> 25;
    int next = (sum & 0x1ffffff) << 5;
    for (int i = 0; i < GENERATORS.length; i++) {
      next ^= (top >> i & 1) == 0 ? 0 : GENERATORS[i];
    }
    return next;
  }
}

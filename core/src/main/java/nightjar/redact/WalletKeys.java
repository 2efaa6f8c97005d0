package nightjar.redact;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * Private keys of Bitcoin wallets in their import format: 51 or 52 characters of Base58 that begin
 * with 5, K or L and end in the four bytes that SHA-256, twice, has for checksum.
 */
final class WalletKeys implements WordRule {
  private static final String DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
  private static final int SHORT = 51;
  private static final int LONG = 52;
  private static final int CHECKSUM = 4;
  private static final byte VERSION = (byte) 0x80;

  @Override
  public Kind kind() {
    return Kind.SECRET;
  }

  @Override
  public String reason() {
    return "a wallet's private key with its checksum";
  }

  @Override
  public List<Blank.Need> needs() {
    return List.of(Blank.ANY.length(SHORT).letters(20).capitals(5));
  }

  @Override
  public String anchors() {
    return "5KL";
  }

  @Override
  public int end(CharSequence text, int start) {
    char first = text.charAt(start);
    int length = first == '5' ? SHORT : first == 'K' || first == 'L' ? LONG : 0;
    int end = start + length;
    return length > 0
            && end <= text.length()
            && Ascii.isWordEnd(text, end)
            && Alphabet.BASE58.end(text, start, length) == end
        ? end
        : -1;
  }

  @Override
  public boolean isValue(CharSequence text, int start, int end) {
    BigInteger number = BigInteger.ZERO;
    for (int i = start; i < end; i++) {
      number = number.multiply(BASE).add(BigInteger.valueOf(DIGITS.indexOf(text.charAt(i))));
    }
    byte[] bytes = number.toByteArray();
    // The version has its highest bit set, so a zero stands before it.
    byte[] key = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    int body = key.length - CHECKSUM;
    byte[] checksum = Arrays.copyOf(sha256(sha256(Arrays.copyOf(key, body))), CHECKSUM);
    return key[0] == VERSION && Arrays.equals(checksum, Arrays.copyOfRange(key, body, key.length));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

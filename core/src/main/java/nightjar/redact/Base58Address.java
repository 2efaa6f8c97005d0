package nightjar.redact;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Addresses of Bitcoin, Litecoin, Dogecoin, Tron and XRP in Base58Check: a version byte, 20 bytes,
 * and the first four bytes of SHA-256 of SHA-256 of both. Chance 2⁻³². Allocates a little, once the
 * version is right. Source: Bitcoin Wiki, Base58Check encoding.
 */
final class Base58Address implements NumberForm {
  private static final String BITCOIN =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String XRP = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
  private static final int BASE = 58;
  private static final int MIN = 25;
  private static final int MAX = 35;
  private static final int BYTES = 25;
  private static final int CHECKED = 21;

  /** First character and version byte side by side. */
  private static final String FIRST = "13LMDTr";

  private static final int[][] VERSIONS = {{0}, {5}, {48}, {50, 5}, {30}, {65}, {0}};

  private static final byte[] BITCOIN_VALUES = values(BITCOIN);
  private static final byte[] XRP_VALUES = values(XRP);

  /** By ASCII character its place in an alphabet, -1 if it is not in it. */
  static byte[] values(String alphabet) {
    byte[] values = new byte[128];
    Arrays.fill(values, (byte) -1);
    for (byte i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = i;
    }
    return values;
  }

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
    return "checksum of a Base58 address";
  }

  @Override
  public boolean mayBegin(char first, int run) {
    return run >= MIN && run <= MAX && FIRST.indexOf(first) >= 0;
  }

  @Override
  public int end(CharSequence text, int at) {
    int place = FIRST.indexOf(text.charAt(at));
    if (place < 0 || !Borders.isStart(text, at)) {
      return -1;
    }
    byte[] values = text.charAt(at) == 'r' ? XRP_VALUES : BITCOIN_VALUES;
    int end = at;
    int digits = 0;
    int letters = 0;
    while (end < text.length() && end - at <= MAX && isPart(text.charAt(end), values)) {
      digits += Ascii.isDigit(text.charAt(end)) ? 1 : 0;
      letters += Ascii.isLetter(text.charAt(end)) ? 1 : 0;
      end++;
    }
    boolean isLong = end - at >= MIN && end - at <= MAX && digits >= 2 && letters >= 2;
    return isLong && Borders.isEnd(text, end) && isRight(text, at, end, values, VERSIONS[place])
        ? end
        : -1;
  }

  private static boolean isPart(char c, byte[] values) {
    return c < values.length && values[c] >= 0;
  }

  private static boolean isRight(
      CharSequence text, int start, int end, byte[] values, int[] versions) {
    byte[] bytes = new byte[BYTES];
    for (int at = start; at < end; at++) {
      int carry = values[text.charAt(at)];
      for (int i = BYTES - 1; i >= 0; i--) {
        carry += (bytes[i] & 0xFF) * BASE;
        bytes[i] = (byte) carry;
        carry >>>= Byte.SIZE;
      }
      if (carry != 0) {
        return false;
      }
    }
    return isVersion(bytes[0], versions) && isChecked(bytes);
  }

  private static boolean isVersion(byte version, int[] versions) {
    for (int each : versions) {
      if (each == version) {
        return true;
      }
    }
    return false;
  }

  private static boolean isChecked(byte[] bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, CHECKED);
      byte[] hash = digest.digest(digest.digest());
      return Arrays.equals(hash, 0, BYTES - CHECKED, bytes, CHECKED, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

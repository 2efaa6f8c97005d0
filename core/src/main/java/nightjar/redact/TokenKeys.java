package nightjar.redact;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes tokens of values. The key of a day is the HMAC-SHA-256 of its number under a master key, so
 * that who learns one day's key can join the lines of that day only; a token is 32 bits of the HMAC
 * of kind and value under it [RFC 2104]. Letters' case does not count, nor do the spaces and
 * hyphens of numbers. Among 10,000 values of a day two share a token with a chance of one percent.
 * Safe for many threads; a token costs about two microseconds.
 */
public final class TokenKeys {
  /** Bytes of a master key. */
  public static final int BYTES = 32;

  private static final String HMAC = "HmacSHA256";
  private static final int TOKEN_BYTES = 4;

  private final byte[] master;
  private volatile Day last;

  /** A day and its key. */
  private record Day(long day, SecretKeySpec key) {}

  /**
   * @param master {@value #BYTES} bytes that nobody else knows
   */
  public TokenKeys(byte[] master) {
    if (master.length != BYTES) {
      throw new IllegalArgumentException("a master key has " + BYTES + " bytes");
    }
    this.master = master.clone();
    this.last = day(0);
  }

  /**
   * A master key as text: base64, as the server keeps it, or hexadecimal digits.
   *
   * @throws IllegalArgumentException if it is neither; the text is not in the message
   */
  public static TokenKeys parse(String text) {
    String key = text.strip();
    try {
      return new TokenKeys(
          key.length() == 2 * BYTES
              ? HexFormat.of().parseHex(key)
              : Base64.getDecoder().decode(key));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "not a key: %d bytes in base64 or hexadecimal digits".formatted(BYTES), e);
    }
  }

  /** Eight hexadecimal digits. */
  String token(long epochDay, Kind kind, String value) {
    Day day = last;
    if (day.day != epochDay) {
      day = day(epochDay);
      last = day;
    }
    byte[] hash = hmac(day.key, kind.name() + ':' + plain(kind, value));
    return HexFormat.of().formatHex(hash, 0, TOKEN_BYTES);
  }

  /** Do these have the same master key? Takes as long whatever they have in common. */
  public boolean isSame(TokenKeys other) {
    return MessageDigest.isEqual(master, other.master);
  }

  private Day day(long epochDay) {
    byte[] key = hmac(new SecretKeySpec(master, HMAC), "day:" + epochDay);
    return new Day(epochDay, new SecretKeySpec(key, HMAC));
  }

  private static byte[] hmac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + HMAC, e);
    }
  }

  private static String plain(Kind kind, String value) {
    return switch (kind) {
      case SECRET, CUSTOM -> value;
      case EMAIL, IP, PERSON, LOCATION, DATE_OF_BIRTH -> value.toLowerCase(Locale.ROOT);
      default -> value.replace(" ", "").replace("-", "").toLowerCase(Locale.ROOT);
    };
  }
}

package nightjar.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import nightjar.store.Seal;
import nightjar.store.Sealed;

/**
 * Seals by a key that the journal keeps beside those of days, {@code keys/seal.key}, so that what
 * is sealed is as safe as the lines it was made of, and stays readable when the master key is
 * replaced:
 *
 * <pre>
 * "sealed:1:", then as base64:
 *  0 12  nonce: the beginning of HMAC-SHA-256 over what is encrypted
 * 12  .  AES-256-GCM over the text as UTF-8, packed by DEFLATE
 * </pre>
 *
 * The same text is sealed to the same characters, so that a store made again is the same; that two
 * texts are one is all that can be seen. Packing a megabyte takes some twenty milliseconds.
 */
final class KeySeal implements Seal {
  private static final String MARK = "sealed:1:";
  private static final int NONCE = 12;

  private final SecretKey key;
  private final SecretKey nonceKey;

  KeySeal(DayKey key) {
    this.key = Derived.key(key.secret(), new byte[0], "nightjar seal");
    this.nonceKey = Derived.key(key.secret(), new byte[0], "nightjar seal nonce");
  }

  @Override
  public Sealed seal(String text) {
    byte[] packed = packed(text.getBytes(StandardCharsets.UTF_8));
    byte[] nonce = nonce(packed);
    byte[] sealed = Arrays.copyOf(nonce, NONCE + packed.length + Frame.TAG);
    try {
      int length =
          cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(packed, 0, packed.length, sealed, NONCE);
      if (length != packed.length + Frame.TAG) {
        throw new IllegalStateException("AES-GCM makes texts a tag longer, not " + length);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
    return new Sealed(MARK + Base64.getEncoder().encodeToString(sealed));
  }

  @Override
  public String open(Sealed sealed) throws IOException {
    String text = sealed.characters();
    if (!text.startsWith(MARK)) {
      return text;
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(text.substring(MARK.length()));
      byte[] nonce = Arrays.copyOf(bytes, NONCE);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce);
      return new String(
          unpacked(cipher.doFinal(bytes, NONCE, Math.max(0, bytes.length - NONCE))),
          StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("it is damaged, or sealed by another key than this journal's", e);
    }
  }

  private byte[] nonce(byte[] packed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(nonceKey);
      return Arrays.copyOf(mac.doFinal(packed), NONCE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(8 * Frame.TAG, nonce));
    return cipher;
  }

  private static byte[] packed(byte[] text) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
      out.write(text);
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail", e);
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    }
  }
}

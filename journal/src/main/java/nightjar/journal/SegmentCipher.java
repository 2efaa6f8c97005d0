package nightjar.journal;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** The bodies of one segment's frames under its own key. One thread at a time. */
final class SegmentCipher {
  private static final int TAG_BITS = 8 * Frame.TAG;
  private final SecretKey key;
  private final Cipher cipher;

  SegmentCipher(DayKey day, SegmentHeader header) {
    try {
      key = Derived.key(day.secret(), header.salt(), "nightjar segment");
      cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  /** Encrypts to the end of {@code out}, behind the nonce that was put there last. */
  void encrypt(Bytes signed, int signedIndex, int indexLength, byte[] packed, int length) {
    try {
      int at = signed.room(length + Frame.TAG);
      byte[] out = signed.array();
      cipher.init(Cipher.ENCRYPT_MODE, key, nonce(out, at - Frame.NONCE));
      cipher.updateAAD(out, signedIndex - Frame.HEAD, Frame.SIGNED);
      cipher.updateAAD(out, signedIndex, indexLength);
      signed.skip(cipher.doFinal(packed, 0, length, out, at));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a frame could not be encrypted", e);
    }
  }

  /**
   * Decrypts a body whose frame begins at {@code at}.
   *
   * @return length of what {@code packed} holds then; -1 if the key is another or bytes were
   *     changed
   */
  int decrypt(byte[] frame, int at, int indexLength, int length, byte[] packed) {
    try {
      int index = at + Frame.HEAD;
      int nonce = index + indexLength;
      cipher.init(Cipher.DECRYPT_MODE, key, nonce(frame, nonce));
      cipher.updateAAD(frame, at, Frame.SIGNED);
      cipher.updateAAD(frame, index, indexLength);
      return cipher.doFinal(frame, nonce + Frame.NONCE, length, packed, 0);
    } catch (AEADBadTagException e) {
      return -1;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a frame could not be decrypted", e);
    }
  }

  private static GCMParameterSpec nonce(byte[] bytes, int at) {
    return new GCMParameterSpec(TAG_BITS, bytes, at, Frame.NONCE);
  }
}

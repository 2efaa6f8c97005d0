package nightjar.journal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Keys made from keys: HKDF with SHA-256 (RFC 5869). */
final class Derived {
  private static final int BYTES = 32;

  private Derived() {}

  static SecretKey key(byte[] secret, byte[] salt, String purpose) {
    return new SecretKeySpec(bytes(secret, salt, purpose), "AES");
  }

  static byte[] bytes(byte[] secret, byte[] salt, String purpose) {
    try {
      AlgorithmParameterSpec how =
          HKDFParameterSpec.ofExtract()
              .addIKM(secret)
              .addSalt(salt)
              .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), BYTES);
      return KDF.getInstance("HKDF-SHA256").deriveData(how);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java 25 has HKDF-SHA256", e);
    }
  }
}

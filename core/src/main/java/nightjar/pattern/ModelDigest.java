package nightjar.pattern;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The checksum of a model while it is written or read: SHA-256 over its texts and numbers in the
 * order of the file, so that a model need not be held as a whole, and white space does not matter.
 */
final class ModelDigest {
  private final MessageDigest digest;
  private final byte[] eight = new byte[Long.BYTES];

  ModelDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  void add(long number) {
    ByteBuffer.wrap(eight).putLong(number);
    digest.update(eight);
  }

  void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    digest.update(bytes);
  }

  /** 64 hexadecimal digits; ends the digest. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}

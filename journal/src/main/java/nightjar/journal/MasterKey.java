package nightjar.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The key that wraps the keys of days: 32 bytes, in a file or a variable as base64.
 *
 * @param id tells master keys apart and gives nothing away
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shown
record MasterKey(long id, byte[] secret) {
  private static final int SECRET = 32;

  static MasterKey random(RandomGenerator random) {
    byte[] secret = new byte[SECRET];
    random.nextBytes(secret);
    return of(secret);
  }

  /** Reads base64; empty if it is not that of 32 bytes. */
  static Optional<MasterKey> parse(String text) {
    try {
      byte[] secret = Base64.getDecoder().decode(text.strip());
      return secret.length == SECRET ? Optional.of(of(secret)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** As {@link #parse} reads it. */
  byte[] file() {
    return (Base64.getEncoder().encodeToString(secret) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return "master key";
  }

  private static MasterKey of(byte[] secret) {
    byte[] id = Derived.bytes(secret, new byte[0], "nightjar master key id");
    return new MasterKey(ByteBuffer.wrap(id).getLong(), secret);
  }
}

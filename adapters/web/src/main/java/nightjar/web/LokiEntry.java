package nightjar.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One entry of Loki.
 *
 * @param nanos Loki's time of it, since 1970
 * @param stream its labels
 * @param line its text; hostile, may hold line feeds
 */
record LokiEntry(long nanos, LokiStream stream, String line) {
  /** 64 bits of a SHA-256 over labels and line: with the time, they tell entries apart. */
  long hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(stream.identity());
      digest.update((byte) 1);
      digest.update(line.getBytes(UTF_8));
      return ByteBuffer.wrap(digest.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

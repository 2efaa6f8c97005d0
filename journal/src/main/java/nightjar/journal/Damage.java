package nightjar.journal;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Bytes of a segment that could not be read back, named so that a person can look at them.
 *
 * @param segment the file
 * @param offset where the bytes begin
 * @param bytes how many
 * @param lost how many arrivals they can have held at most
 * @param reason what is wrong with them and what was done
 */
public record Damage(Path segment, long offset, long bytes, long lost, String reason) {
  /** The whole finding as a sentence. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "%s: %,d bytes at %,d %s (at most %,d arrivals)",
        segment,
        bytes,
        offset,
        reason,
        lost);
  }
}

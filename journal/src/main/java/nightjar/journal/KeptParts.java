package nightjar.journal;

import java.util.List;

/**
 * What became of lines that were kept as several arrivals.
 *
 * @param number of the last of them
 * @param fresh those that were not there before, in their order
 */
public record KeptParts(long number, List<Fresh> fresh) {
  /** A part, and the number of its arrival. */
  public record Fresh(long number, Part part) {}

  public KeptParts {
    fresh = List.copyOf(fresh);
  }
}

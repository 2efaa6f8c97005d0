package nightjar.search;

import java.util.Optional;
import java.util.UUID;

/**
 * The identity of a record outside: a UUID of version 7 [1] made of when it came and its number, so
 * that no index is needed to find it again.
 *
 * <pre>
 * 48 bits  milliseconds since 1970 when it came
 *  4 bits  version, 7
 * 12 bits  bits 62 to 73 of the number: 0
 *  2 bits  variant, binary 10
 * 62 bits  the number
 * </pre>
 *
 * <p>[1] RFC 9562, section 5.7.
 *
 * @param millis when it came, 0 to 2^48 − 1
 * @param number place of the record in the order of storage
 */
public record LogId(long millis, long number) {
  private static final long MILLIS = (1L << 48) - 1;
  private static final long NUMBER = (1L << 62) - 1;

  public static LogId of(Candidate row) {
    return new LogId(Math.floorDiv(row.observedNanos(), 1_000_000L) & MILLIS, row.number());
  }

  /** Empty if the text is no UUID, or none of ours. */
  public static Optional<LogId> parse(String text) {
    if (text.length() != 36) {
      return Optional.empty();
    }
    try {
      UUID uuid = UUID.fromString(text);
      long high = uuid.getMostSignificantBits();
      return uuid.version() == 7 && uuid.variant() == 2 && (high & 0xFFF) == 0
          ? Optional.of(new LogId(high >>> 16, uuid.getLeastSignificantBits() & NUMBER))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Is it this record's? */
  public boolean is(Candidate row) {
    return row.number() == number && of(row).millis == millis;
  }

  @Override
  public String toString() {
    return new UUID(millis << 16 | 7L << 12, 1L << 63 | (number & NUMBER)).toString();
  }
}

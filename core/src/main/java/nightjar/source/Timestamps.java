package nightjar.source;

import java.time.Instant;
import java.time.ZoneId;
import nightjar.LineRef;

/**
 * Reads times from bytes as nanoseconds since 1970, without allocating: {@link TimePattern}s, ISO
 * 8601, counts since 1970, or whichever of them fits. {@link TimeRules} says what becomes of
 * missing years and zones. One object serves one source, one thread at a time.
 *
 * <p>The readers return the place after the time, or -1 if there is none. A time that is written
 * properly but does not exist, such as February 30, is stepped over, and {@link #nanos} says {@link
 * LineRef#NO_TIME}.
 */
final class Timestamps {
  private static final long NANOS = 1_000_000_000L;

  private final TimeFields fields = new TimeFields();
  private final TimeRules rules;

  /** What the last call read. */
  long nanos = LineRef.NO_TIME;

  private int patternRead;
  private TimePattern lastPattern = TimePatterns.ALL.get(0);
  private boolean lastWasIso = true;
  private SlashedDates slashed = SlashedDates.YEAR_FIRST;

  Timestamps(ZoneId zone, Instant reference) {
    this.rules = new TimeRules(zone, reference);
  }

  /** Makes the time read last the one that later times without a year follow. */
  void accept() {
    if (nanos != LineRef.NO_TIME) {
      rules.accept(nanos, patternRead);
    }
  }

  /** Was the time read last a count since 1970, or digits without anything between them? */
  boolean wasBareNumber() {
    return patternRead == TimePatterns.EPOCH || patternRead == TimePatterns.COMPACT.number;
  }

  /** Was the time read last a time of day alone? */
  boolean wasClock() {
    return patternRead == TimePatterns.CLOCK.number;
  }

  /** Says how dates such as {@code 02/03/26} and {@code 02/03/2026} are to be read. */
  void readSlashedDates(SlashedDates order) {
    slashed = order;
  }

  /** Reads a time written by one pattern. */
  int read(TimePattern pattern, byte[] b, int from, int to) {
    if (pattern == TimePatterns.YEAR_SLASHED && slashed.yearLast()) {
      return -1;
    }
    return resolved(fields.readPattern(pattern, b, from, to), pattern.number);
  }

  /** Reads ISO 8601, see {@link TimeFields#readIso}. */
  int readIso(byte[] b, int from, int to) {
    return resolved(fields.readIso(b, from, to), TimePatterns.ISO);
  }

  private int resolved(int end, int patternNumber) {
    patternRead = patternNumber;
    nanos = end < 0 ? LineRef.NO_TIME : rules.resolve(fields, patternNumber);
    return end;
  }

  /**
   * Reads a time written in any known way, trying the last one first. Returns the place after it,
   * or -1.
   */
  int readAny(byte[] b, int from, int to) {
    if (from >= to) {
      return -1;
    }
    byte first = b[from];
    boolean letter = Ascii.isLetter(first);
    if (!letter && !Ascii.isDigit(first)) {
      return -1;
    }
    if (!letter && lastWasIso) {
      int end = readIso(b, from, to);
      if (end >= 0) {
        return end;
      }
    } else if (letter == lastPattern.startsWithLetter) {
      int end = read(lastPattern, b, from, to);
      if (end >= 0 && nanos != LineRef.NO_TIME) {
        return end;
      }
    }
    return letter ? search(b, from, to, 0) : readDigits(b, from, to);
  }

  private int readDigits(byte[] b, int from, int to) {
    int digits = Ascii.skipDigits(b, from, Math.min(to, from + 20)) - from;
    if ((digits == 4 && !lastWasIso) || digits == 8) {
      int end = readIso(b, from, to);
      if (end >= 0) {
        lastWasIso = true;
        return end;
      }
    }
    int end = search(b, from, to, digits);
    if (end < 0 && (digits == 10 || digits == 13 || digits == 16 || digits == 19)) {
      end = readEpoch(b, from, to);
      end = end >= 0 && nanos != LineRef.NO_TIME && nanos >= 631_152_000L * NANOS ? end : -1;
    }
    return end;
  }

  private int search(byte[] b, int from, int to, int digits) {
    byte separator = from + digits < to ? b[from + digits] : 0;
    int unreadable = -1;
    for (TimePattern pattern : TimePatterns.startingWithLetter(digits == 0)) {
      boolean possible =
          digits >= pattern.leastDigits
              && digits <= pattern.mostDigits
              && (pattern.separator == 0 || pattern.separator == separator);
      if (!possible || slashed.forbids(pattern)) {
        continue;
      }
      int end = read(pattern, b, from, to);
      if (end >= 0 && nanos != LineRef.NO_TIME) {
        slashed = slashed.after(pattern);
        lastPattern = pattern;
        lastWasIso = false;
        return end;
      }
      unreadable = Math.max(unreadable, end);
    }
    nanos = LineRef.NO_TIME;
    return unreadable;
  }

  /**
   * Reads a count since 1970: up to 11 digits are seconds, up to 14 milliseconds, up to 17
   * microseconds, more nanoseconds; a fraction may follow.
   */
  int readEpoch(byte[] b, int from, int to) {
    nanos = LineRef.NO_TIME;
    int end = Ascii.skipDigits(b, from, Math.min(to, from + 20));
    int digits = end - from;
    if (digits < 9 || digits > 19) {
      return -1;
    }
    long whole = 0;
    for (int i = from; i < end; i++) {
      whole = whole * 10 + b[i] - '0';
    }
    fields.fraction = 0;
    if (end + 1 < to && b[end] == '.' && Ascii.isDigit(b[end + 1])) {
      end = fields.maybeFraction(b, end, to);
    }
    patternRead = TimePatterns.EPOCH;
    nanos = epochNanos(whole, digits, fields.fraction);
    return end;
  }

  /**
   * Nanoseconds of a count of that many digits and a fraction in 1e-9 of its unit; {@link
   * LineRef#NO_TIME} if too large.
   */
  static long epochNanos(long whole, int digits, int fraction) {
    long unit = digits <= 11 ? NANOS : digits <= 14 ? 1_000_000 : digits <= 17 ? 1_000 : 1;
    long part = fraction / (NANOS / unit);
    return whole < 0 || whole > (Long.MAX_VALUE - NANOS) / unit
        ? LineRef.NO_TIME
        : whole * unit + part;
  }
}

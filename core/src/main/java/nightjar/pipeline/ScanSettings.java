package nightjar.pipeline;

import java.time.ZoneId;
import java.util.Objects;
import nightjar.LineRef;
import nightjar.pattern.Model;
import nightjar.source.LogSource;
import nightjar.source.ParseSettings;
import org.jspecify.annotations.Nullable;

/**
 * How a scan reads and judges.
 *
 * @param format as in {@link ParseSettings#format()}
 * @param zone zone of times that carry none
 * @param maxLineBytes longest line kept whole
 * @param sinceNanos records before are counted and left out; {@link Long#MIN_VALUE} for none
 * @param untilNanos records at or after are counted and left out; {@link Long#MAX_VALUE} for none
 * @param sessionKey RE2/J expression whose group 1, or whole match, names a record's session; null:
 *     found by itself
 * @param baseline what normal looks like; null: the scanned logs themselves
 * @param minScore incidents below are not reported, 0–100
 * @param windowSize lines in a window of the window detector, 2 or more
 * @param windowStep lines from one window to the next, 1 or more
 * @param contamination share of windows that the window detector may call odd, over 0 and at most
 *     0.5
 * @param redact are personal data and secrets in shown lines replaced by markers?
 * @param seed seed of everything random, and of the fast key of a scan; no result depends on the
 *     latter as long as nobody has made lines that collide
 */
public record ScanSettings(
    String format,
    ZoneId zone,
    int maxLineBytes,
    long sinceNanos,
    long untilNanos,
    @Nullable String sessionKey,
    @Nullable Model baseline,
    int minScore,
    int windowSize,
    int windowStep,
    double contamination,
    boolean redact,
    long seed) {
  /** Incidents with fewer points are noise more often than not. */
  public static final int MIN_SCORE = 20;

  public ScanSettings {
    Objects.requireNonNull(format);
    Objects.requireNonNull(zone);
    check(minScore >= 0 && minScore <= 100, "min-score must be 0 to 100, not " + minScore);
    check(windowSize >= 2, "WINDOW_SIZE must be at least 2, not " + windowSize);
    check(windowStep >= 1, "WINDOW_STEP must be at least 1, not " + windowStep);
    check(
        contamination > 0 && contamination <= 0.5,
        "CONTAMINATION must be over 0 and at most 0.5, not " + contamination);
    check(sinceNanos < untilNanos, "the time range is empty: since is not before until");
  }

  /** The settings of a scan without options. */
  public static ScanSettings defaults(ZoneId zone) {
    return new ScanSettings(
        "auto",
        zone,
        ParseSettings.MAX_LINE_BYTES,
        LineRef.NO_TIME,
        Long.MAX_VALUE,
        null,
        null,
        MIN_SCORE,
        50,
        25,
        0.05,
        false,
        20260301L);
  }

  /** How a source's lines are read. */
  ParseSettings parsing(LogSource source) {
    return new ParseSettings(format, zone, source.reference(), maxLineBytes);
  }

  /** Is a time in the range that was asked for? */
  boolean holds(long timeNanos) {
    boolean isAll = sinceNanos == LineRef.NO_TIME && untilNanos == Long.MAX_VALUE;
    return isAll || (timeNanos >= sinceNanos && timeNanos < untilNanos);
  }

  /** The same with another baseline. */
  ScanSettings with(@Nullable Model other) {
    return new ScanSettings(
        format,
        zone,
        maxLineBytes,
        sinceNanos,
        untilNanos,
        sessionKey,
        other,
        minScore,
        windowSize,
        windowStep,
        contamination,
        redact,
        seed);
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}

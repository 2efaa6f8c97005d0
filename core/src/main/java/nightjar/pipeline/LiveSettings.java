package nightjar.pipeline;

import java.time.Duration;
import java.util.Objects;
import nightjar.redact.RedactionRules;
import nightjar.redact.Redactors;
import nightjar.shape.FastKey;

/**
 * How a running system reads and judges.
 *
 * @param scan how lines are read and records judged; its range, baseline and redaction are not
 *     used, and its seed for what is random only
 * @param key by which lines are recognised. Its seed is secret where anybody may send lines, so
 *     that nobody can make one that is taken for another; rows and incidents do not depend on it,
 *     nothing of it is stored, and another run may have another one
 * @param redactors of what is stored, told and shown; asked at each tick, as rules may change
 * @param horizon event time that detection looks back on, at most
 * @param lateness a record this much older than the latest one is stored and not judged
 * @param early a record this much younger than its arrival has a clock that is wrong: it counts at
 *     its arrival
 * @param warmUp while less event time than this, or less than {@value #WARM_UP_RECORDS} records, is
 *     known, nearly everything is new: then only what is very odd is an incident
 */
public record LiveSettings(
    ScanSettings scan,
    FastKey key,
    Redactors redactors,
    Duration horizon,
    Duration lateness,
    Duration early,
    Duration warmUp) {
  static final int WARM_UP_RECORDS = 1_000;

  /** Least score of an incident during warm-up. */
  static final int WARM_UP_SCORE = 60;

  public LiveSettings {
    Objects.requireNonNull(scan);
    Objects.requireNonNull(key);
    Objects.requireNonNull(redactors);
    if (horizon.compareTo(Duration.ofMinutes(10)) < 0) {
      throw new IllegalArgumentException("the horizon must be at least ten minutes: " + horizon);
    }
  }

  /** Looks back a day; what is a day late is too late. */
  public static LiveSettings defaults(ScanSettings scan, FastKey key) {
    return new LiveSettings(
        scan,
        key,
        new Redactors(RedactionRules.DEFAULT),
        Duration.ofHours(24),
        Duration.ofHours(24),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15));
  }

  /** The same with other redactors. */
  public LiveSettings with(Redactors others) {
    return new LiveSettings(scan, key, others, horizon, lateness, early, warmUp);
  }
}

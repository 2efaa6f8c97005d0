package nightjar.session;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.time.Duration;
import java.util.Optional;

/**
 * How sessions are found and judged.
 *
 * @param key what a person says links records; empty: found in the log
 * @param idle a session closes when its source's time is this far beyond its last record; empty:
 *     only when room is needed
 * @param delay sessions that may close before one is judged, from 0; keeps the start of a new
 *     regime from alarming
 */
public record SessionSettings(Optional<Pattern> key, Optional<Duration> idle, int delay) {
  /** Finds the key itself, closes nothing by time, delay 100. */
  public static final SessionSettings DEFAULT =
      new SessionSettings(Optional.empty(), Optional.empty(), 100);

  public SessionSettings {
    if (delay < 0) {
      throw new IllegalArgumentException("session delay below 0: " + delay);
    }
    if (idle.isPresent() && !idle.get().isPositive()) {
      throw new IllegalArgumentException("session idle time not above 0: " + idle.get());
    }
  }

  /** The same with a key that a person gave, an RE2/J expression. */
  public SessionSettings withKey(String regex) {
    try {
      return new SessionSettings(Optional.of(Pattern.compile(regex)), idle, delay);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "session-key is no regular expression: " + e.getMessage(), e);
    }
  }
}

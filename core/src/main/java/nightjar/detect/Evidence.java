package nightjar.detect;

import java.util.Objects;

/**
 * A fact that shows an anomaly, in words and numbers.
 *
 * @param detector who says so
 * @param text one sentence without line breaks; may quote pattern text, so it is hostile
 * @param observed what was seen, in the unit the text names; NaN if no single number tells it
 * @param expected what the baseline expects; NaN likewise
 */
public record Evidence(String detector, String text, double observed, double expected) {
  public Evidence {
    Objects.requireNonNull(detector);
    Objects.requireNonNull(text);
  }

  /** Evidence that no single pair of numbers tells. */
  public static Evidence of(String detector, String text) {
    return new Evidence(detector, text, Double.NaN, Double.NaN);
  }
}

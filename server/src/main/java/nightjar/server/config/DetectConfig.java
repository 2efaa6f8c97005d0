package nightjar.server.config;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How lines are read and judged.
 *
 * @param zone time zone of lines that name none; unset for the machine's
 * @param windowSize lines of one window of the window detector
 * @param windowStep lines from one window to the next
 * @param contamination share of windows that may be unusual
 */
public record DetectConfig(
    Optional<ZoneId> zone, int windowSize, int windowStep, double contamination) {
  public static final Setting<Optional<ZoneId>> ZONE =
      Setting.of(
          "detect.zone",
          "NIGHTJAR_TZ",
          "",
          Parsers.optional(Parsers.zone()),
          "Time zone of lines that name none; unset for the machine's");
  public static final Setting<Integer> WINDOW_SIZE =
      Setting.of(
          "detect.window-size",
          "WINDOW_SIZE",
          "50",
          Parsers.whole(2, 100_000),
          "Lines of one window of the window detector");
  public static final Setting<Integer> WINDOW_STEP =
      Setting.of(
          "detect.window-step",
          "WINDOW_STEP",
          "25",
          Parsers.whole(1, 100_000),
          "Lines from one window to the next");
  public static final Setting<Double> CONTAMINATION =
      Setting.of(
          "detect.contamination",
          "CONTAMINATION",
          "0.05",
          Parsers.decimal(0, 0.5),
          "Share of windows that may be unusual");

  /** Its part of the key table. */
  public static List<Setting<?>> settings() {
    return List.of(ZONE, WINDOW_SIZE, WINDOW_STEP, CONTAMINATION);
  }

  /** Reads it. */
  public static DetectConfig from(Settings settings) {
    return new DetectConfig(
        settings.get(ZONE),
        settings.get(WINDOW_SIZE),
        settings.get(WINDOW_STEP),
        settings.get(CONTAMINATION));
  }
}

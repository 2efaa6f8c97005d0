package nightjar.cli;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.OptionalInt;
import nightjar.pattern.Model;
import nightjar.pipeline.ScanSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say what counts as unusual. */
final class JudgingOptions {
  @Option(names = "--baseline", paramLabel = "FILE")
  private @Nullable String baseline;

  @Option(names = "--min-score", paramLabel = "N")
  private @Nullable String minScore;

  @Option(names = "--fail-on", paramLabel = "SCORE")
  private @Nullable String failOn;

  @Option(names = "--session-key", paramLabel = "REGEX")
  private @Nullable String sessionKey;

  @Option(names = "--window-size", paramLabel = "N")
  private @Nullable String windowSize;

  @Option(names = "--window-step", paramLabel = "N")
  private @Nullable String windowStep;

  @Option(names = "--contamination", paramLabel = "SHARE")
  private @Nullable String contamination;

  @Nullable String baseline() {
    return baseline;
  }

  OptionalInt failOn() {
    return failOn == null
        ? OptionalInt.empty()
        : OptionalInt.of(Numbers.whole("--fail-on", failOn, 0, 100));
  }

  /** The least score reported. What {@code --fail-on} asks for is always looked for. */
  int minScore() {
    if (minScore == null) {
      return Math.min(ScanSettings.MIN_SCORE, failOn().orElse(ScanSettings.MIN_SCORE));
    }
    int least = Numbers.whole("--min-score", minScore, 0, 100);
    if (failOn().orElse(least) < least) {
      throw new UsageException(
          "--fail-on %d is below --min-score %d, under which nothing is looked for; lower --min-score"
              .formatted(failOn().getAsInt(), least));
    }
    return least;
  }

  /** How a scan reads and judges. */
  ScanSettings settings(ReadingOptions reading, boolean redact, Shell shell) {
    return new ScanSettings(
        reading.format(),
        reading.zone(),
        reading.maxLineBytes(),
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        checkedSessionKey(),
        null,
        minScore(),
        Setting.of("--window-size", windowSize, "WINDOW_SIZE", shell, "50").whole(2, 1_000_000),
        Setting.of("--window-step", windowStep, "WINDOW_STEP", shell, "25").whole(1, 1_000_000),
        Setting.of("--contamination", contamination, "CONTAMINATION", shell, "0.05").share(0.5),
        redact,
        ScanSettings.defaults(reading.zone()).seed());
  }

  /** The settings for a span of time and against a baseline. */
  static ScanSettings with(ScanSettings s, Span span, @Nullable Model baseline) {
    return new ScanSettings(
        s.format(),
        s.zone(),
        s.maxLineBytes(),
        span.sinceNanos(),
        span.untilNanos(),
        s.sessionKey(),
        baseline,
        s.minScore(),
        s.windowSize(),
        s.windowStep(),
        s.contamination(),
        s.redact(),
        s.seed());
  }

  private @Nullable String checkedSessionKey() {
    if (sessionKey != null) {
      try {
        Pattern.compile(sessionKey);
      } catch (PatternSyntaxException e) {
        throw new UsageException(
            "--session-key: \"%s\" is no regular expression: %s"
                .formatted(sessionKey, e.getDescription()));
      }
    }
    return sessionKey;
  }
}

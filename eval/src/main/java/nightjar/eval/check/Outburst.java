package nightjar.eval.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a client sends beside its daily lines, so that there are incidents within seconds: now and
 * then one client tells some hundred times of an error of a new kind, or of a crash with its trace.
 *
 * <p>The first lines of all clients date from the two hours before. Without a past nothing is
 * judged ({@code LiveSettings}), and what lies half an hour of event time apart are incidents of
 * their own.
 *
 * @param number which, from 0; the odd ones are crashes
 */
record Outburst(int number) {
  /** Lines of each client that date back. */
  static final int PAST_LINES = 8_000;

  private static final Duration PAST = Duration.ofHours(2);
  static final int EVERY_LINES = 2_000;
  private static final int LINES = 300;
  private static final int FRAMES = 12;
  private static final String[] THINGS = {
    "ledger", "till", "cellar", "lantern", "harbour", "kiln", "loom", "orchard", "quarry"
  };
  private static final String[] ENDS = {
    "is torn", "has burnt down to the ground", "cannot be reached", "gave way under its own weight"
  };

  /** What is due at a line of a client; empty for daily lines. */
  static Optional<Outburst> at(int client, int line, int done) {
    boolean isDue = client == 0 && line >= (done + 1L) * EVERY_LINES;
    return isDue ? Optional.of(new Outburst(done)) : Optional.empty();
  }

  /** When a line happened that is sent now, by a client that began at {@code began}. */
  static Instant timeOf(int line, Instant began, Instant now) {
    return line < PAST_LINES
        ? began.minus(PAST.multipliedBy(PAST_LINES - line).dividedBy(PAST_LINES))
        : now;
  }

  private boolean isCrash() {
    return number % 2 == 1;
  }

  int lines() {
    return isCrash() ? FRAMES : LINES;
  }

  /** One of its lines, from 0, as the client's line {@code sequence}, with its line feed. */
  String line(int index, Instant time, int client, int sequence) {
    String thing = THINGS[number % THINGS.length];
    String end = ENDS[number / THINGS.length % ENDS.length];
    if (isCrash() && index > 0) {
      return "\tat shop.%s.Step%d.run(Step%d.java:%d) %s"
          .formatted(thing, index, index, 10 + index, SentLine.sealed(client, sequence, "frame"));
    }
    String said =
        isCrash()
            ? "broke: java.lang.IllegalStateException: the %s %s".formatted(thing, end)
            : "was given up, the %s %s".formatted(thing, end);
    return time
        + (isCrash() ? " FATAL shop - " : " ERROR shop - ")
        + SentLine.sealed(client, sequence, said);
  }
}

package nightjar.generator;

import java.util.List;

/** Something that writes lines without a request. */
sealed interface Routine {
  /** Names the routine, and so its draws. */
  String name();

  /**
   * A sign of life at a regular period.
   *
   * @param jitter standard deviation of each beat, as a share of the period
   */
  record Heartbeat(String name, Statement statement, double periodSeconds, double jitter)
      implements Routine {}

  /**
   * A reading reported at a regular period: a level, slow waves around it, and noise.
   *
   * @param spread standard deviation of the reading's logarithm
   * @param rhythmic whether it is higher while the shop is busy
   */
  record Gauge(
      String name,
      Statement statement,
      double periodSeconds,
      double level,
      double spread,
      boolean rhythmic)
      implements Routine {}

  /** A job that starts on the clock and finishes a log-normal while later. */
  record Job(
      String name, Statement started, Statement finished, double periodSeconds, double medianMillis)
      implements Routine {}

  /** Lines at random times; when rhythmic, more of them while the shop is busy. */
  record Chatter(String name, Statement statement, double perHour, boolean rhythmic)
      implements Routine {}

  /** Many rare statements; the n-th most common of them has weight 1/n. */
  record Tail(String name, List<Statement> statements, double perHour) implements Routine {
    public Tail {
      statements = List.copyOf(statements);
    }
  }
}

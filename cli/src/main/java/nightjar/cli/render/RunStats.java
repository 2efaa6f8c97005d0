package nightjar.cli.render;

/**
 * What a run cost.
 *
 * @param seconds wall-clock time; NaN if not measured
 * @param cpuSeconds processor time of all threads; NaN if not measured
 */
public record RunStats(double seconds, double cpuSeconds) {
  /** A run whose cost nobody measured; it is then left out of what is shown. */
  public static final RunStats UNKNOWN = new RunStats(Double.NaN, Double.NaN);
}

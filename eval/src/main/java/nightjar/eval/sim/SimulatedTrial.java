package nightjar.eval.sim;

import java.util.List;

/** One history that a seed decides. Any thread; the same seed gives the same outcome. */
@FunctionalInterface
public interface SimulatedTrial {
  /** Runs the history of a seed to its end. */
  Outcome run(long seed);

  /**
   * What came of it.
   *
   * @param acknowledged arrivals whose sender was told that they are kept
   * @param lost those of them that are not stored, but for what a damaged byte cost
   * @param duplicates arrivals stored more than once
   * @param damaged acknowledged arrivals that damaged bytes or a missing file cost, each named by
   *     the journal
   * @param crashes ends of a process, by a kill or a loss of power
   * @param violations promises that were broken, as sentences, the last operations before the first
   *     one at its end; empty if all were kept
   * @param traceHash over everything that was done to the disk, with its bytes, and everything that
   *     was heard of it
   */
  record Outcome(
      long acknowledged,
      long lost,
      long duplicates,
      long damaged,
      long crashes,
      List<String> violations,
      long traceHash) {
    public Outcome {
      violations = List.copyOf(violations);
    }
  }
}

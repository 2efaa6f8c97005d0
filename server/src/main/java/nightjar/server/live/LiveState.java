package nightjar.server.live;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import nightjar.source.RefusedException.Reason;

/**
 * How the running system stands at one moment.
 *
 * @param startedNanos when the process began, wall clock
 * @param phase what it is doing
 * @param trouble what keeps it from working, in words; empty if nothing does
 * @param lines every line accounted for
 * @param refused how often lines were not taken since the process began, by reason
 * @param recordsStored records in the store in all
 * @param behindArrivals arrivals kept and not yet judged
 * @param lagNanos how long ago the oldest line came that is not judged yet; 0 if none waits
 * @param linesPerSecond over the last ten seconds
 * @param sources where lines come from
 */
public record LiveState(
    long startedNanos,
    Phase phase,
    String trouble,
    LineBalance lines,
    Map<Reason, Long> refused,
    long recordsStored,
    long behindArrivals,
    long lagNanos,
    double linesPerSecond,
    List<SourceState> sources) {
  /** What the running system is doing. */
  public enum Phase {
    STARTING,
    /** Everything works; what it knew before the restart is being read again. */
    CATCHING_UP,
    LIVE,
    DRAINING
  }

  public LiveState {
    Objects.requireNonNull(phase);
    Objects.requireNonNull(trouble);
    Objects.requireNonNull(lines);
    refused = Map.copyOf(refused);
    sources = List.copyOf(sources);
  }

  /** The same with other words about what keeps it from working. */
  LiveState withTrouble(String other) {
    return new LiveState(
        startedNanos,
        phase,
        other,
        lines,
        refused,
        recordsStored,
        behindArrivals,
        lagNanos,
        linesPerSecond,
        sources);
  }

  /**
   * One source.
   *
   * @param name as people know it
   * @param kind {@code file}, {@code http}, {@code loki}
   * @param trouble why it gives nothing; empty if it works
   * @param lines since the process began
   * @param linesPerSecond over the last ten seconds
   * @param lastNanos when its last line came, wall clock; 0 if none has
   * @param unparsed records in which neither format nor time was found
   * @param format what most of its lines are written in
   */
  public record SourceState(
      String name,
      String kind,
      String trouble,
      long lines,
      double linesPerSecond,
      long lastNanos,
      long unparsed,
      String format) {
    public SourceState {
      Objects.requireNonNull(name);
      Objects.requireNonNull(kind);
      Objects.requireNonNull(trouble);
      Objects.requireNonNull(format);
    }
  }
}

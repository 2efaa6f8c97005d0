package nightjar.store;

import java.util.Objects;

/**
 * How far the path of arrivals is, beside what else is stored with it: together they are all that
 * decides what later arrivals lead to, so that a path which begins anew goes on as if it had never
 * ended.
 *
 * @param origin arrival of the {@link Checkpoint} that detection began at; 0 for the very first
 *     arrival. What detection knows is what it makes of that checkpoint's model and the arrivals
 *     since; the checkpoint stays as long as it is named here
 * @param judgedNanos time of the tick that was judged last
 * @param checkpointNanos time of the arrival whose checkpoint was the last one
 * @param countedNanos time of the judgement that last stored how often each pattern was met
 * @param memory what judgements remember beside the records: {@code
 *     nightjar.pipeline.LivePipeline#memory}, which names sessions as they came
 * @param lines what became of every line; it decides nothing
 */
public record PathState(
    long origin,
    long judgedNanos,
    long checkpointNanos,
    long countedNanos,
    Sealed memory,
    LineCounts lines) {
  public PathState {
    Objects.requireNonNull(memory);
    Objects.requireNonNull(lines);
  }
}

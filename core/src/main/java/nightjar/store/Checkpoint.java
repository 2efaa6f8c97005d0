package nightjar.store;

import java.util.Objects;

/**
 * What was known at a moment: replaying the arrivals after it onto the model gives the state of
 * detection again.
 *
 * @param arrival the last arrival before it
 * @param rows records stored up to it
 * @param nanos event time
 * @param model {@code nightjar.pattern.ModelFile} text, which holds constant text of lines as they
 *     came
 */
public record Checkpoint(long arrival, long rows, long nanos, Sealed model) {
  public Checkpoint {
    Objects.requireNonNull(model);
  }
}

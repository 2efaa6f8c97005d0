package nightjar.detect;

import nightjar.LineRef;
import nightjar.shape.Slots;
import nightjar.source.RecordBatch;

/**
 * The record in hand, as detectors see it. One object serves the whole run: valid only during the
 * call.
 */
public final class CurrentRecord {
  /** Columns of the batch it is in, and its row there. */
  public RecordBatch batch = new RecordBatch(1);

  public int row;

  /** Tokens of the message that vary, then the numeric fields beside it. */
  public final Slots slots = new Slots();

  /** Number of its shape, dense from 0; the same shape has the same number for the whole run. */
  public int shape;

  /** Is this the first record of its shape in the run? */
  public boolean firstOfShape;

  /**
   * Number of the service it counts for: the one the line names, else one named after the source.
   */
  public int service;

  /** Records before it in the run. */
  public long ordinal;

  public long timeNanos() {
    return batch.timeNanos[row];
  }

  public boolean hasTime() {
    return batch.timeNanos[row] != LineRef.NO_TIME;
  }

  public int severity() {
    return batch.severity[row];
  }
}

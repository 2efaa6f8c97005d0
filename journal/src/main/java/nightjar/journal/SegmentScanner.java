package nightjar.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import nightjar.source.Arrival;

/**
 * Walks over the frames of one segment. Bytes that are no frame, and frames that cannot be read,
 * are passed over and reported once a later frame shows that they are not the end; every step moves
 * forward, so it always ends. One thread at a time.
 */
interface SegmentScanner extends Closeable {
  /** How much of a frame must be right. */
  enum Depth {
    /** Its head and index: what of it is known without a key. Bodies are not read. */
    HEADS,
    /** Its body as it lies on the disk, too. */
    BODIES,
    /** What is in the body, too. */
    ARRIVALS
  }

  /**
   * What lies between the last frame and the end.
   *
   * @param bytes how many there are
   * @param lost arrivals that they can have held at most
   * @param last no number in them is higher
   */
  record Tail(long bytes, long lost, long last) {}

  /**
   * Moves to the next frame that lies wholly before {@code limit}; false if there is none.
   *
   * @param wanted a frame before this number is passed over without a look at its body
   */
  boolean next(long limit, long wanted) throws IOException;

  /** Gives up what lies between the last frame and {@code limit}. */
  void skipTo(long limit);

  /**
   * Gives up what lies between the last frame and {@code limit}, but for the beginning of a frame
   * that may be being written.
   */
  default void giveUpFrames(long limit) throws IOException {}

  /** What {@link #skipTo} would give up. */
  Tail tail(long limit);

  /** Arrivals in the frame. */
  int count();

  /** Number of one of them, from 0. */
  long number(int place);

  /** When it came. */
  long nanos(int place);

  /** Its batch key, if it has one. */
  Optional<BatchKeys.Digest> batch(int place);

  /** One of them, at depth {@link Depth#ARRIVALS}; without text where that is not wanted. */
  Arrival arrival(int place, boolean withText) throws JournalException;

  /** Bytes of the arrivals as they were before they were packed. */
  long rawBytes();

  /** The highest number that is known of; one less than the segment's first before any. */
  long last();

  /** Where the frame ends. */
  long end();
}

package nightjar.files;

import java.time.Instant;

/** Something that is looked at again and again for new lines. One thread but for the state. */
sealed interface FollowedSource permits FollowedFile, FollowedPipe, PackedFile {
  /** Hands in what is there, up to a few arrivals; true if there is more. */
  boolean poll(Instant now) throws InterruptedException;

  FollowState state();

  /** Is nothing of it open, so that it could be something else by now? */
  boolean isWaiting();

  void close();
}

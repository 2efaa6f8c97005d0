package nightjar.files;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Something that is looked at again and again for new lines. One thread but for the state. */
abstract sealed class FollowedSource permits FollowedFile, FollowedPipe, PackedFile {
  final String name;
  final Path path;
  final FollowSettings settings;
  final HandIn hand;
  private final LineSpan span;
  private boolean behind = true;

  FollowedSource(String name, Path path, LinesIntake intake, ZoneId zone, FollowSettings settings) {
    this.name = name;
    this.path = path;
    this.settings = settings;
    this.hand = new HandIn(name, intake, settings.retry());
    this.span = new LineSpan(zone);
  }

  /** Finds out what there is to read by now; true if lines may be had by {@link #unread}. */
  final boolean look(Instant now) throws InterruptedException {
    return hand.isFree(now) && find(now);
  }

  abstract boolean find(Instant now);

  /** The lines that come next, the same until they are kept; null if no whole one is there. */
  abstract @Nullable Unread unread(Share share, Instant now);

  /** Is nothing of it open, so that it could be something else by now? */
  abstract boolean isWaiting();

  abstract void close();

  final FollowState state() {
    return hand.state();
  }

  /** From when to when the lines are that come next. */
  final LineSpan span() {
    return span;
  }

  /** Was its end not reached yet, so that its lines were written before it was followed? */
  final boolean isBehind() {
    return behind;
  }

  final void caughtUp() {
    behind = false;
  }
}

package nightjar.files;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import nightjar.EpochNanos;
import nightjar.source.Arrival;
import nightjar.source.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The account of one source's lines on their way to the intake. Lines that are refused are kept and
 * tried again before any others. One thread; {@link #state()} from any.
 */
final class HandIn {
  private static final Duration FIRST_WAIT = Duration.ofMillis(250);

  /** Lines on their way. */
  record Offer(HandIn hand, Arrival.Lines lines, LineCut cut, Runnable whenKept) {}

  private final String name;
  private final LinesIntake intake;
  private final Duration retry;
  private Duration wait = FIRST_WAIT;
  private Instant retryAt = Instant.MIN;
  private String trouble = "";
  private @Nullable Offer held;
  private volatile FollowState state;

  HandIn(String name, LinesIntake intake, Duration retry) {
    this.name = name;
    this.intake = intake;
    this.retry = retry;
    this.state = new FollowState(name, "", 0, 0, Instant.EPOCH);
  }

  FollowState state() {
    return state;
  }

  /** Says what keeps the source from being read; empty for nothing. */
  void trouble(String found) {
    trouble = found;
    if (held == null) {
      show(found);
    }
  }

  /** Are there lines that were refused and wait? */
  boolean holdsLines() {
    return held != null;
  }

  /** Can lines be handed in? Tries first again those that were refused, when it is time. */
  boolean isFree(Instant now) throws InterruptedException {
    Offer again = held;
    if (again == null) {
      return true;
    }
    if (now.isBefore(retryAt)) {
      return false;
    }
    try {
      intake.take(List.of(again.lines));
    } catch (RefusedException e) {
      refused(again, e, now);
      return false;
    }
    kept(again, now);
    return true;
  }

  /**
   * Lines to be handed in, whose fate is to be told by {@link #kept} or {@link #refused}.
   *
   * @param key of the batch; empty for none
   */
  Offer offer(byte[] text, LineCut cut, String key, Unread.Step step, Instant now) {
    var lines = new Arrival.Lines(EpochNanos.of(now), name, "", key, step.position(), text);
    return new Offer(this, lines, cut, step.kept());
  }

  void kept(Offer offer, Instant now) {
    held = null;
    wait = FIRST_WAIT;
    long cutLines = state.cutLines() + (offer.cut.isCut() ? 1 : 0);
    state = new FollowState(name, trouble, state.lines() + offer.cut.lines(), cutLines, now);
    offer.whenKept.run();
  }

  void refused(Offer offer, RefusedException refusal, Instant now) {
    Duration pause = refusal.isTemporary() ? min(wait, retry) : retry;
    wait = min(wait.multipliedBy(2), retry);
    retryAt = now.plus(pause);
    held = offer;
    show(
        String.format(
            Locale.ROOT,
            "its lines are not taken: %s; they are kept and tried again every %.1f s",
            refusal.getMessage(),
            pause.toMillis() / 1000.0));
  }

  private void show(String found) {
    if (!state.trouble().equals(found)) {
      state = new FollowState(name, found, state.lines(), state.cutLines(), state.lastTime());
    }
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}

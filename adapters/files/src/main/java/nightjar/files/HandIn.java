package nightjar.files;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import nightjar.EpochNanos;
import nightjar.source.Arrival;
import nightjar.source.Intake;
import nightjar.source.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The way of one source's lines to the intake, with its account. Lines that are refused are kept
 * and tried again before any others. One thread; {@link #state()} from any.
 */
final class HandIn {
  private static final Duration FIRST_WAIT = Duration.ofMillis(250);

  private record Held(Arrival.Lines lines, LineCut cut, Runnable kept) {}

  private final String name;
  private final Intake intake;
  private final Duration retry;
  private Duration wait = FIRST_WAIT;
  private Instant retryAt = Instant.MIN;
  private @Nullable Held held;
  private volatile FollowState state;

  HandIn(String name, Intake intake, Duration retry) {
    this.name = name;
    this.intake = intake;
    this.retry = retry;
    this.state = new FollowState(name, "", 0, 0, Instant.EPOCH);
  }

  FollowState state() {
    return state;
  }

  void trouble(String trouble) {
    if (held == null && !state.trouble().equals(trouble)) {
      state = new FollowState(name, trouble, state.lines(), state.cutLines(), state.lastTime());
    }
  }

  /** Are there lines that were refused and wait? */
  boolean holdsLines() {
    return held != null;
  }

  /** Can lines be handed in? Tries first again those that were refused, when it is time. */
  boolean isFree(Instant now) throws InterruptedException {
    Held again = held;
    if (again == null) {
      return true;
    }
    return !now.isBefore(retryAt) && offer(again, now);
  }

  /**
   * Hands lines in.
   *
   * @param kept run when they are kept, now or later
   * @return false if they were refused and wait
   */
  boolean offer(byte[] text, LineCut cut, String position, Instant now, Runnable kept)
      throws InterruptedException {
    var lines = new Arrival.Lines(EpochNanos.of(now), name, "", "", position, text);
    return offer(new Held(lines, cut, kept), now);
  }

  private boolean offer(Held offered, Instant now) throws InterruptedException {
    try {
      intake.take(offered.lines);
    } catch (RefusedException e) {
      held = null;
      refused(e, now);
      held = offered;
      return false;
    }
    held = null;
    wait = FIRST_WAIT;
    LineCut cut = offered.cut;
    state =
        new FollowState(
            name, "", state.lines() + cut.lines(), state.cutLines() + (cut.isCut() ? 1 : 0), now);
    offered.kept.run();
    return true;
  }

  private void refused(RefusedException refusal, Instant now) {
    Duration pause = refusal.isTemporary() ? min(wait, retry) : retry;
    wait = min(wait.multipliedBy(2), retry);
    retryAt = now.plus(pause);
    trouble(
        String.format(
            Locale.ROOT,
            "its lines are not taken: %s; they are kept and tried again every %.1f s",
            refusal.getMessage(),
            pause.toMillis() / 1000.0));
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}

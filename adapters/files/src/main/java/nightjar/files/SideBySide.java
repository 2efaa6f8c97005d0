package nightjar.files;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nightjar.source.Arrival;
import nightjar.source.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Hands in the lines of several sources, history in the order of its times.
 *
 * <p>A source whose end was not reached yet holds history. While there is any, sources are handed
 * in together, in rounds: each looks at what it may hand in at once, its {@link Share}; of those
 * that have more, the one whose share ends first gives the moment up to which all hand in. So no
 * line of a round is later than one of the next, unless a log itself goes back, and no round lasts
 * longer than one share of its most talkative source, however much larger that is than the others.
 * Lines without readable times go in share by share, and so do those of a source that has reached
 * its end before: what is written now does not wait for a file that is found later.
 *
 * <p>Costs two reads of each share a round, and the times of a few lines. One thread.
 */
final class SideBySide {
  private final FollowSettings settings;
  private final LinesIntake intake;
  private final String keyStart;
  private long batches;

  /**
   * @param started when following began, for keys of batches
   */
  SideBySide(FollowSettings settings, LinesIntake intake, Instant started) {
    this.settings = settings;
    this.intake = intake;
    this.keyStart = "follow " + started + " ";
  }

  /**
   * One round; takes out of {@code ready} what has no more lines, or has lines that were refused.
   *
   * @return is there more already?
   */
  boolean handIn(List<FollowedSource> ready, Instant now) throws InterruptedException {
    if (ready.isEmpty()) {
      return false;
    }
    Share share = Share.of(settings, ready.size());
    boolean isHistory = ready.size() > 1 && ready.stream().anyMatch(FollowedSource::isBehind);
    long until = isHistory ? until(ready, share, now) : Long.MAX_VALUE;
    var together = new ArrayList<HandIn.Offer>();
    for (FollowedSource source : List.copyOf(ready)) {
      if (isHistory && waits(source, until)) {
        continue;
      }
      HandIn.Offer offer = offer(source, share, until, isHistory, now);
      if (offer == null) {
        ready.remove(source);
      } else {
        together.add(offer);
      }
      if (!isHistory) {
        take(together, now);
        together.clear();
      }
    }
    take(together, now);
    ready.removeIf(source -> source.hand.holdsLines());
    return !ready.isEmpty();
  }

  private static boolean waits(FollowedSource source, long until) {
    return source.isBehind() && source.span().isTimed() && source.span().first() > until;
  }

  /** The moment at which the first share of those that do not reach a source's end is over. */
  private static long until(List<FollowedSource> ready, Share share, Instant now) {
    long until = Long.MAX_VALUE;
    for (FollowedSource source : ready) {
      Unread unread = source.isBehind() ? source.unread(share, now) : null;
      source.span().see(unread, now);
      if (unread != null && unread.isMore() && source.span().isTimed()) {
        until = Math.min(until, source.span().last());
      }
    }
    return until;
  }

  private HandIn.@Nullable Offer offer(
      FollowedSource source, Share share, long until, boolean isKeyed, Instant now) {
    Unread unread = source.unread(share, now);
    if (unread == null) {
      source.caughtUp();
      return null;
    }
    boolean isBounded = source.isBehind() && until < Long.MAX_VALUE && source.span().isTimed();
    LineCut cut = isBounded ? source.span().until(until, unread, now) : unread.cut();
    if (!unread.isMore() && cut.equals(unread.cut())) {
      source.caughtUp();
    }
    try {
      Unread.Step step = unread.way().behind(cut);
      String key = isKeyed ? keyStart + batches++ + " " + step.position() : "";
      return source.hand.offer(cut.text(unread.bytes()), cut, key, step, now);
    } catch (IOException e) {
      source.hand.trouble("reading it failed: " + e.getMessage() + "; it is tried again");
      return null;
    }
  }

  private void take(List<HandIn.Offer> together, Instant now) throws InterruptedException {
    if (together.isEmpty()) {
      return;
    }
    List<Arrival.Lines> lines = together.stream().map(HandIn.Offer::lines).toList();
    try {
      intake.take(lines);
      together.forEach(offer -> offer.hand().kept(offer, now));
    } catch (RefusedException e) {
      together.forEach(offer -> offer.hand().refused(offer, e, now));
    }
  }
}

package nightjar.eval.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import nightjar.journal.Journal;
import nightjar.journal.JournalException;
import nightjar.source.Arrival;
import nightjar.source.RefusedException;
import org.jspecify.annotations.Nullable;

/** One process from its start to its end, with the journal it has opened. */
final class Life {
  private final SimulatedDisk disk;
  private final DiskFaults faults;
  private final Journal journal;
  private final Follower follower;
  private final Reckoning reckoning;
  private final SimulatedClock clock;
  private final List<Request> queued = new ArrayList<>();
  private long injectedBefore;

  Life(
      SimulatedDisk disk,
      DiskFaults faults,
      Journal journal,
      Follower follower,
      Reckoning reckoning,
      SimulatedClock clock) {
    this.disk = disk;
    this.faults = faults;
    this.journal = journal;
    this.follower = follower;
    this.reckoning = reckoning;
    this.clock = clock;
  }

  Journal journal() {
    return journal;
  }

  Follower follower() {
    return follower;
  }

  boolean isDead() {
    return disk.isDead();
  }

  /** Hands in what a client wants kept; it hears of it at once or at the next {@link #step}. */
  void submit(Request request) throws InterruptedException {
    injectedBefore = faults.injected();
    request.sent();
    reckoning.sent(request);
    try {
      CompletableFuture<Long> answer = journal.submit(request.arrival(clock.instant()));
      if (!answer.isDone()) {
        queued.add(request);
      }
      var _ = answer.whenComplete((number, failure) -> heard(request, number, failure));
    } catch (RefusedException e) {
      reckoning.refused(request, true);
    }
  }

  void tick() throws InterruptedException {
    try {
      var _ = journal.submit(new Arrival.Tick(clock.nanos()));
    } catch (RefusedException e) {
      // The next one will be taken.
    }
  }

  private void heard(Request request, @Nullable Long number, @Nullable Throwable failure) {
    if (disk.isDead()) {
      return;
    }
    if (number != null) {
      reckoning.acknowledged(request, number);
    } else if (failure != null) {
      // One failure can be cleaned up after; where that fails too, what was written may stay.
      reckoning.refused(request, faults.injected() - injectedBefore <= 1);
    }
  }

  /** Lets the journal write what waits. */
  boolean step() {
    var _ = disk.takeWritten();
    injectedBefore = faults.injected();
    queued.forEach(request -> request.written(clock.day()));
    try {
      return journal.step();
    } finally {
      List<SimulatedDisk.Extent> written = disk.takeWritten();
      queued.forEach(request -> request.extents.addAll(written));
      queued.clear();
    }
  }

  /** Writes all that waits. */
  void drain() {
    while (step()) {}
  }

  /** Ends it as asked for: what waits is written first. */
  void close() throws JournalException {
    drain();
    journal.close();
  }

  /** Nothing that was under way will be answered. */
  void ended() {
    disk.die();
    follower.died();
    try {
      journal.close(); // to the disk it is dead; what it holds of the real memory is given back
    } catch (JournalException e) {
      // As whatever a dead process does.
    }
    reckoning.requests().forEach(Request::unanswered);
  }
}

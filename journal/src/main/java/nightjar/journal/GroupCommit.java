package nightjar.journal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import nightjar.source.RefusedException;
import nightjar.source.RefusedException.Reason;

/**
 * The queue in front of the disk and the one thread that empties it: all that waits is written,
 * forced once, and then acknowledged together. While one group is being forced the next one
 * gathers, so there is no waiting time to tune.
 */
final class GroupCommit {
  /** Told of every arrival that is kept, before its sender is. */
  interface Kept {
    void kept(Pending pending);
  }

  private static final long GROUP_BYTES = 8 << 20;
  private final JournalSettings settings;
  private final SegmentWriter writer;
  private final Segments segments;
  private final Progress progress;
  private final Kept listener;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final ReentrantLock writing = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition room = lock.newCondition();
  private final ArrayDeque<Pending> queue = new ArrayDeque<>();
  private long queuedBytes;
  private int urgent;
  private long tickSince;
  private long next;
  private boolean closing;
  private boolean started;

  GroupCommit(
      JournalSettings settings,
      SegmentWriter writer,
      Segments segments,
      Progress progress,
      long next,
      Kept listener) {
    this.settings = settings;
    this.writer = writer;
    this.segments = segments;
    this.progress = progress;
    this.next = next;
    this.listener = listener;
    this.thread = Thread.ofPlatform().daemon().name("journal writer").unstarted(this::run);
  }

  void start() {
    started = true;
    thread.start();
  }

  /** Writes what is queued on the caller's thread, instead of one of its own. */
  boolean step() {
    List<Pending> group = group();
    if (!group.isEmpty()) {
      commit(group);
    }
    return !group.isEmpty();
  }

  /** Queues an arrival and numbers it. Waits for room, but not for the disk. */
  void offer(Pending pending) throws RefusedException, InterruptedException {
    offer(List.of(pending));
  }

  /** Queues arrivals that are written together, all or none, and numbers them in a row. */
  void offer(List<Pending> unit) throws RefusedException, InterruptedException {
    lock.lockInterruptibly();
    try {
      if (!unit.getFirst().isTick()) {
        awaitRoom(unit.stream().mapToLong(Pending::bytes).sum());
      }
      if (closing) {
        throw new RefusedException(
            Reason.CLOSING,
            "the journal in " + segments.folder() + " is closing; send again later");
      }
      unit.subList(0, unit.size() - 1).forEach(Pending::followed);
      unit.forEach(this::enqueue);
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  private void enqueue(Pending pending) {
    pending.number(next++);
    if (pending.isTick()) {
      tickSince = queue.isEmpty() ? System.nanoTime() : tickSince;
    } else {
      urgent++;
    }
    queue.add(pending);
    queuedBytes += pending.bytes();
  }

  void skipTo(long number) {
    lock.lock();
    try {
      next = Math.max(next, number);
    } finally {
      lock.unlock();
    }
  }

  /** Seals the segment that is appended to: what is on disk by now is in sealed ones. */
  void seal() {
    writing.lock();
    try {
      writer.seal();
    } finally {
      writing.unlock();
    }
  }

  /** Something that is done to the journal's files. */
  interface Change {
    void run() throws IOException;
  }

  /** Does something while nothing is written. */
  void alone(Change change) throws IOException {
    writing.lock();
    try {
      change.run();
    } finally {
      writing.unlock();
    }
  }

  /** Seals, and puts an empty segment behind, whose name says which numbers were given. */
  void sealAndBegin() throws IOException {
    writing.lock();
    try {
      writer.beginAt(
          Math.max(progress.last() + 1, segments.newest().map(Segment::first).orElse(1L)));
    } finally {
      writing.unlock();
    }
  }

  /** Writes what is queued and ends. */
  void close() {
    lock.lock();
    try {
      closing = true;
      work.signal();
      room.signalAll();
    } finally {
      lock.unlock();
    }
    while (!started && step()) {}
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitRoom(long bytes) throws RefusedException, InterruptedException {
    long left = settings.queueWait().toNanos();
    while (queuedBytes > 0 && queuedBytes + bytes > settings.queueBytes() && !closing) {
      if (left <= 0) {
        throw new RefusedException(
            Reason.BUSY,
            String.format(
                Locale.ROOT,
                "the disk of %s does not keep up: %,d bytes wait for it; send again later",
                segments.folder(),
                queuedBytes));
      }
      left = room.awaitNanos(left);
    }
  }

  private void run() {
    for (List<Pending> group = nextGroup(); !group.isEmpty(); group = nextGroup()) {
      commit(group);
    }
  }

  private void commit(List<Pending> group) {
    writing.lock();
    try {
      writer.write(group);
    } catch (IOException | RuntimeException | Error e) {
      Reason reason = isFull(e) ? Reason.FULL : Reason.BROKEN;
      String why = why(reason, e);
      group.forEach(pending -> pending.refused(reason, why));
      return;
    } finally {
      writing.unlock();
    }
    progress.moveTo(group.getLast().number());
    for (Pending pending : group) {
      try {
        listener.kept(pending);
      } catch (RuntimeException e) {
        // It is on disk, whatever becomes of its key, and others wait for this thread.
      }
      pending.kept();
    }
  }

  /** Java has no type of its own for it: the words are those of the C library. */
  private static boolean isFull(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      String text = String.valueOf(each.getMessage());
      if (text.contains("No space left") || text.contains("quota exceeded")) {
        return true;
      }
    }
    return false;
  }

  private String why(Reason reason, Throwable failure) {
    return "the journal in %s cannot be written: %s%s; nothing of this was kept, send again later"
        .formatted(segments.folder(), reason == Reason.FULL ? "disk full: " : "", failure);
  }

  /** What is to be written together; empty when there is nothing more to come. */
  private List<Pending> nextGroup() {
    lock.lock();
    try {
      awaitReady();
      return group();
    } finally {
      lock.unlock();
    }
  }

  private List<Pending> group() {
    lock.lock();
    try {
      var group = new ArrayList<Pending>();
      long bytes = 0;
      boolean isOpen = false; // do arrivals of one unit still follow?
      while (!queue.isEmpty() && (bytes < GROUP_BYTES || isOpen)) {
        Pending pending = queue.remove();
        bytes += pending.bytes();
        urgent -= pending.isTick() ? 0 : 1;
        isOpen = pending.isFollowed();
        group.add(pending);
      }
      queuedBytes -= bytes;
      room.signalAll();
      return group;
    } finally {
      lock.unlock();
    }
  }

  private void awaitReady() {
    try {
      while (!isReady()) {
        long _ = work.awaitNanos(queue.isEmpty() ? Long.MAX_VALUE : tickLeft());
      }
    } catch (InterruptedException e) {
      // Nobody has a reason to interrupt this thread: it ends by close(), and so it does here.
      closing = true;
    }
  }

  private boolean isReady() {
    return closing || urgent > 0 || (!queue.isEmpty() && tickLeft() <= 0);
  }

  private long tickLeft() {
    return settings.tickDelay().toNanos() - (System.nanoTime() - tickSince);
  }
}

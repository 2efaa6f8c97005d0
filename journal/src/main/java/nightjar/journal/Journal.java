package nightjar.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import nightjar.EpochNanos;
import nightjar.source.Arrival;
import nightjar.source.Intake;
import nightjar.source.RefusedException;

/**
 * The arrivals of this machine in one order, on disk in one folder that one process at a time may
 * use. Whatever {@link #append} has returned for is there after a crash or a loss of power.
 *
 * <p>Any thread may call any method. The folder holds {@code lock} and the segment files that
 * {@code SegmentHeader} describes; all are readable by their owner only.
 */
public final class Journal implements Intake, AutoCloseable {
  private final Closeable lock;
  private final Segments segments;
  private final BatchKeys keys;
  private final JournalSettings settings;
  private final SegmentWriter writer;
  private final Progress progress;
  private final GroupCommit commits;
  private final Map<BatchKeys.Digest, Pending> coming = new ConcurrentHashMap<>();

  private Journal(
      Path folder, JournalSettings settings, Closeable lock, Disk disk, RandomGenerator random)
      throws IOException {
    this.lock = lock;
    this.settings = settings;
    segments = new Segments(folder, disk);
    keys = new BatchKeys(settings.batchKeys(), settings.batchAge());
    Instant youngest = settings.clock().instant().minus(settings.batchAge());
    long last = new Recovery(disk, segments, keys, youngest).run();
    progress = new Progress(last);
    writer = new SegmentWriter(disk, segments, settings.segmentBytes(), random);
    writer.resume();
    commits = new GroupCommit(settings, writer, segments, progress, last + 1, this::kept);
  }

  /**
   * Opens the journal in a folder, which is created if need be. Cuts an unfinished end and steps
   * over damage; {@link #damage()} then tells of both. Reads the newest segment and those of the
   * last {@link JournalSettings#batchAge()} once.
   *
   * @throws JournalException if another process uses it, a later version wrote it, or the disk does
   *     not let it be read
   */
  public static Journal open(Path folder, JournalSettings settings) throws JournalException {
    return open(folder, settings, new LocalDisk(), new SecureRandom());
  }

  /** As {@link #open(Path, JournalSettings)}, on another disk. */
  public static Journal open(
      Path folder, JournalSettings settings, Disk disk, RandomGenerator random)
      throws JournalException {
    Journal journal = inSteps(folder, settings, disk, random);
    journal.commits.start();
    return journal;
  }

  /**
   * A journal without a thread: what was given to {@link #submit} waits until {@link #step}. It is
   * a function of its calls, its disk and the random numbers, so that a simulation can repeat it.
   */
  public static Journal inSteps(
      Path folder, JournalSettings settings, Disk disk, RandomGenerator random)
      throws JournalException {
    try {
      disk.createFolder(folder);
      Closeable lock = disk.lock(folder);
      try {
        return new Journal(folder, settings, lock, disk, random);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (JournalException e) {
      throw e;
    } catch (IOException e) {
      throw new JournalException(
          "the journal in %s cannot be opened: %s; check the folder, its owner and its disk"
              .formatted(folder, e),
          e);
    }
  }

  /** As {@link #append}. */
  @Override
  public long take(Arrival arrival) throws RefusedException, InterruptedException {
    return append(arrival);
  }

  /**
   * Keeps an arrival. Returns when it is on disk; for a {@link Arrival.Tick} at once, since it is
   * written with the next arrival or within {@link JournalSettings#tickDelay()}. One disk flush
   * serves all who wait.
   *
   * @return its number; for lines whose batch key is known, the number they got the first time
   * @throws RefusedException if it could not be kept; nothing of it is
   * @throws InterruptedException if interrupted; it may have been kept
   */
  public long append(Arrival arrival) throws RefusedException, InterruptedException {
    Pending pending = offer(arrival);
    return pending.isTick() ? pending.number() : pending.await();
  }

  /**
   * As {@link #append}, but for waiting for the disk.
   *
   * @return its number once it is on disk, or a {@link RefusedException}
   */
  public CompletableFuture<Long> submit(Arrival arrival)
      throws RefusedException, InterruptedException {
    return offer(arrival).outcome();
  }

  /**
   * Writes and forces what waits, as one group; for a journal without a thread.
   *
   * @return was there anything?
   */
  public boolean step() {
    return commits.step();
  }

  private Pending offer(Arrival arrival) throws RefusedException, InterruptedException {
    var pending = new Pending(arrival);
    if (pending.bytes() > Frame.MAX_BODY) {
      throw new RefusedException(
          "an arrival of %d bytes is over the limit of %d; send it in parts"
              .formatted(pending.bytes(), Frame.MAX_BODY),
          false);
    }
    if (arrival instanceof Arrival.Lines lines && !lines.batch().isEmpty()) {
      return offerOnce(BatchKeys.Digest.of(lines.batch()), pending);
    }
    commits.offer(pending);
    return pending;
  }

  /**
   * Makes batch keys known that were kept before, with their numbers, as of now; a key that is
   * known keeps its number.
   */
  public void remember(Map<String, Long> numbers) {
    long nanos = EpochNanos.now(settings.clock());
    numbers.forEach((key, number) -> keys.add(BatchKeys.Digest.of(key), number, nanos));
  }

  /** Gives no number below this one from now on; for a store that has seen more than is here. */
  public void skipTo(long number) {
    commits.skipTo(number);
  }

  /** Reads from an arrival on, or from the oldest that is kept. To be closed by its user. */
  public JournalReader reader(long fromArrival) {
    return new JournalReader(segments, progress, fromArrival, true);
  }

  /**
   * One arrival. Reads at most a few hundred KiB, more if its segment was not read before.
   *
   * @throws JournalException if the disk cannot be read
   */
  public Optional<Arrival> find(long number) throws JournalException, InterruptedException {
    try (JournalReader reader = reader(number)) {
      return reader
          .next(Duration.ZERO)
          .filter(found -> found.number() == number)
          .map(Numbered::arrival);
    }
  }

  /**
   * Where each source was left: the latest position that is not empty among the lines after an
   * arrival, by source. One pass over what follows it.
   */
  public Map<String, String> positions(long afterArrival)
      throws JournalException, InterruptedException {
    var positions = new HashMap<String, String>();
    try (var reader = new JournalReader(segments, progress, afterArrival + 1, false)) {
      for (var found = reader.next(Duration.ZERO);
          found.isPresent();
          found = reader.next(Duration.ZERO)) {
        if (found.get().arrival() instanceof Arrival.Lines lines && !lines.position().isEmpty()) {
          positions.put(lines.source(), lines.position());
        }
      }
    }
    return positions;
  }

  /**
   * Deletes whole segments, oldest first, that hold nothing from {@code keepFromArrival} on, as
   * long as the journal is larger than {@code maxBytes}. The newest segment stays.
   *
   * @throws JournalException if a file cannot be deleted
   */
  public void trim(long keepFromArrival, long maxBytes) throws JournalException {
    try {
      segments.trim(keepFromArrival, maxBytes);
    } catch (IOException e) {
      throw new JournalException(
          "old segments in %s cannot be deleted: %s".formatted(segments.folder(), e), e);
    }
  }

  /** The lowest number that may be here; one over {@link #last()} if nothing is. */
  public long first() {
    return segments.oldest().map(Segment::first).orElse(last() + 1);
  }

  /**
   * No arrival that can be read has a higher number; 0 before the first. Numbers that were refused
   * or lost to damage count too.
   */
  public long last() {
    return progress.last();
  }

  /** Size of all segments. */
  public long bytes() {
    return segments.bytes();
  }

  /** What was cut off on opening and what was skipped so far, the first 1,000 findings. */
  public List<Damage> damage() {
    return segments.damage();
  }

  /** Writes what is queued, then gives the folder free. Appends that come later are refused. */
  @Override
  public void close() throws JournalException {
    commits.close();
    progress.end();
    try (lock;
        writer) {
      coming.clear();
    } catch (IOException e) {
      throw new JournalException("closing the journal in " + segments.folder() + " failed", e);
    }
  }

  private Pending offerOnce(BatchKeys.Digest key, Pending pending)
      throws RefusedException, InterruptedException {
    Pending first = coming.putIfAbsent(key, pending);
    if (first != null) {
      return first;
    }
    // Looked up only after the key was claimed: whoever had it before has made it known by then.
    OptionalLong known = keys.find(key, pending.arrival().nanos());
    if (known.isPresent()) {
      pending.number(known.getAsLong());
      pending.kept();
      coming.remove(key, pending);
      return pending;
    }
    try {
      commits.offer(pending);
    } catch (RefusedException | InterruptedException e) {
      coming.remove(key, pending);
      pending.refused("the same batch was not kept; send again later", true);
      throw e;
    }
    pending.whenSettled(() -> coming.remove(key, pending));
    return pending;
  }

  /** On the writer's thread, before the sender hears of it. */
  private void kept(Pending pending) {
    if (pending.arrival() instanceof Arrival.Lines lines && !lines.batch().isEmpty()) {
      keys.add(BatchKeys.Digest.of(lines.batch()), pending.number(), lines.nanos());
    }
  }
}

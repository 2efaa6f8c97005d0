package nightjar.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import nightjar.EpochNanos;
import nightjar.source.Arrival;
import nightjar.source.Intake;
import nightjar.source.RefusedException;
import nightjar.source.RefusedException.Reason;
import nightjar.store.Seal;

/**
 * The arrivals of this machine in one order, on disk in one folder that one process at a time may
 * use. Whatever {@link #append} has returned for is there after a crash or a loss of power.
 *
 * <p>Any thread may call any method. The folder holds {@code lock}, the segment files that {@code
 * SegmentHeader} describes and the keys of days that {@code DayKey} describes; all are readable by
 * their owner only, and the segments by nobody without the master key, which lies beside the folder
 * or elsewhere ({@link JournalKey}).
 */
public final class Journal implements Intake, AutoCloseable {
  private final Closeable lock;
  private final Segments segments;
  private final BatchKeys keys;
  private final JournalSettings settings;
  private final SegmentWriter writer;
  private final Progress progress;
  private final GroupCommit commits;
  private final Disk disk;
  private final RandomGenerator random;
  private final Map<BatchKeys.Digest, Pending> coming = new ConcurrentHashMap<>();
  private final AtomicInteger holds = new AtomicInteger();

  private Journal(
      Path folder, JournalSettings settings, Closeable lock, Disk disk, RandomGenerator random)
      throws IOException {
    this.lock = lock;
    this.settings = settings;
    this.disk = disk;
    this.random = random;
    segments = new Segments(folder, disk, DayKeys.open(disk, folder, settings.key(), random));
    keys = new BatchKeys(settings.batchKeys(), settings.batchAge());
    Instant youngest = settings.clock().instant().minus(settings.batchAge());
    long last = new Recovery(disk, segments, keys, youngest).run();
    progress = new Progress(last);
    writer = new SegmentWriter(disk, segments, settings.segmentBytes(), random, settings.clock());
    writer.resume();
    commits = new GroupCommit(settings, writer, segments, progress, last + 1, this::kept);
  }

  /**
   * Opens the journal in a folder, which is created if need be. Cuts an unfinished end and steps
   * over damage; {@link #damage()} then tells of both. Reads the newest segment and those of the
   * last {@link JournalSettings#batchAge()} once.
   *
   * @throws JournalException if another process uses it, a later version wrote it, a key that is
   *     needed is missing, damaged or another, or the disk does not let it be read
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
    Pending pending = checked(Pending.of(arrival));
    if (pending.batch().isPresent()) {
      return offerOnce(pending.batch().get(), pending, List.of(pending));
    }
    commits.offer(pending);
    return pending;
  }

  private static Pending checked(Pending pending) throws RefusedException {
    if (pending.bytes() > Frame.MAX_BODY) {
      throw new RefusedException(
          Reason.TOO_LARGE,
          "an arrival of %d bytes is over the limit of %d; send it in parts"
              .formatted(pending.bytes(), Frame.MAX_BODY));
    }
    return pending;
  }

  /**
   * Keeps lines as several arrivals, one a part, with a tick behind each but the last, so that
   * whoever reads them need not hold all at once. All of them are kept or none: one flush serves
   * all, and the last has the batch key and the position. Should the machine fail in the middle of
   * it, the first parts may be there; where there is a batch key, each part has one made of it, and
   * those that are there are not kept again.
   *
   * @param lines whose text is not copied and must not change
   * @param parts of its text, in order; not empty
   * @throws RefusedException if they could not be kept; none of them is
   * @throws InterruptedException if interrupted; they may have been kept
   */
  public KeptParts append(Arrival.Lines lines, List<Part> parts)
      throws RefusedException, InterruptedException {
    var unit = new ArrayList<Pending>();
    var fresh = new LinkedHashMap<Pending, Part>();
    for (int i = 0; i < parts.size(); i++) {
      boolean isLast = i == parts.size() - 1;
      String batch = isLast || lines.batch().isEmpty() ? lines.batch() : lines.batch() + "\n" + i;
      Pending part =
          checked(Pending.of(lines, parts.get(i), batch, isLast ? lines.position() : ""));
      if (!isLast && isKnown(part)) {
        continue;
      }
      fresh.put(part, parts.get(i));
      unit.add(part);
      if (!isLast) {
        unit.add(Pending.of(new Arrival.Tick(lines.nanos())));
      }
    }
    Pending last = unit.getLast();
    Pending first = last;
    if (last.batch().isPresent()) {
      first = offerOnce(last.batch().get(), last, unit);
    } else {
      commits.offer(unit);
    }
    boolean isFirst = first == last && !last.isKnown();
    long number = first.await();
    return new KeptParts(
        number,
        isFirst
            ? fresh.entrySet().stream()
                .map(part -> new KeptParts.Fresh(part.getKey().number(), part.getValue()))
                .toList()
            : List.of());
  }

  private boolean isKnown(Pending part) {
    return part.batch().isPresent() && keys.find(part.batch().get(), part.nanos()).isPresent();
  }

  /** How many more batch keys can be remembered before one is forgotten for them. */
  public int batchRoom() {
    return keys.room();
  }

  /**
   * Makes a batch key known that was kept before all that are known, as of now, if {@link
   * #batchRoom} allows it; a key that is known keeps its number.
   */
  public void remember(String key, long number) {
    keys.addOlder(BatchKeys.Digest.of(key), number, EpochNanos.now(settings.clock()));
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
   * One arrival. Reads at most a few MiB, more if its segment was not read before.
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

  /** Keeps every segment until it is closed, so that they can be copied. */
  public AutoCloseable hold() {
    holds.incrementAndGet();
    return holds::decrementAndGet;
  }

  /**
   * The files that are a journal of all that is acknowledged by then, keys of days among them and
   * the master key not. They may be copied while the journal is used, under a {@link #hold}.
   */
  public List<JournalFile> files() throws JournalException {
    try {
      var files = new ArrayList<JournalFile>();
      for (Segment segment : segments.all()) {
        String name = String.valueOf(segment.path().getFileName());
        files.add(new JournalFile(segment.path(), name, segment.end()));
      }
      // The keys after the segments: none that a segment needs is missed.
      for (Path key : disk.list(segments.folder().resolve("keys"))) {
        String name = String.valueOf(key.getFileName());
        if (name.endsWith(".key") || name.endsWith(".erased")) {
          try (Disk.Input in = disk.open(key)) {
            files.add(new JournalFile(key, "keys/" + name, in.size()));
          }
        }
      }
      return files;
    } catch (IOException e) {
      throw new JournalException(
          "the files of the journal in %s cannot be listed: %s".formatted(segments.folder(), e), e);
    }
  }

  /**
   * Deletes whole segments, oldest first, that hold nothing from {@code keepFromArrival} on, as
   * long as the journal is larger than {@code maxBytes} or they are older than {@link
   * JournalSettings#maxAge()}. The newest segment stays. A day's key goes with its last segment.
   *
   * @throws JournalException if a file cannot be deleted
   */
  public void trim(long keepFromArrival, long maxBytes) throws JournalException {
    if (holds.get() > 0) {
      return; // the next time will do
    }
    try {
      Instant oldest = settings.clock().instant().minus(settings.maxAge());
      segments.trim(keepFromArrival, maxBytes, oldest);
    } catch (IOException e) {
      throw new JournalException(
          "old segments in %s cannot be deleted: %s".formatted(segments.folder(), e), e);
    }
  }

  /**
   * Erases a value from all that is on disk: every segment that holds it is written again with
   * {@code [erased]} in its place, whole or not at all. Numbers stay. Reads all of the journal once
   * and what it changes twice.
   *
   * @param value its bytes, in UTF-8 where it is text; not empty. In what people did it is found as
   *     it stands in JSON
   * @throws JournalException if the disk fails; run it again then
   */
  public Erasure erase(byte[] value) throws JournalException {
    return erase(new ErasedValue(value));
  }

  /** The edit that {@link #erase(byte[])} makes. */
  public static ArrivalEdit withoutValue(byte[] value) {
    return new ErasedValue(value);
  }

  /** What {@link #erase(byte[])} puts in the place of a value in texts of up to 8 MiB. */
  public static String erasedMark(byte[] value) {
    return ErasedValue.mark(value);
  }

  /**
   * Erases from all that is on disk what an edit leaves out: every segment that changes is written
   * again, whole or not at all. Numbers stay. Reads all of the journal once and what it changes
   * twice.
   *
   * @throws JournalException if the disk fails; run it again then
   */
  public Erasure erase(ArrivalEdit edit) throws JournalException {
    try {
      commits.alone(
          () -> {
            commits.seal();
            segments.clearUnfinished();
            disk.forceDirectory(segments.folder()); // one that was cleared before may come back
          });
      return new SegmentErasure(disk, segments, writer.today(), random, edit).run();
    } catch (JournalException e) {
      throw e;
    } catch (IOException e) {
      throw new JournalException(
          "not all could be erased from %s: %s; run this again".formatted(segments.folder(), e), e);
    }
  }

  /**
   * Makes what was written on a UTC day unreadable for good, by erasing its key; what was written
   * in format 1 has none and stays.
   *
   * @throws JournalException if nothing of that day is here, or the disk fails; run it again then
   */
  public void eraseDay(LocalDate day) throws JournalException {
    try {
      // Alone, for what is written meanwhile under that key would be acknowledged and be gone.
      commits.alone(() -> eraseKey((int) day.toEpochDay()));
      segments.cutErased();
    } catch (JournalException e) {
      throw e;
    } catch (IOException e) {
      throw new JournalException(
          "%s could not be erased from %s: %s; run this again".formatted(day, segments.folder(), e),
          e);
    }
  }

  private void eraseKey(int day) throws IOException {
    commits.sealAndBegin();
    if (day == writer.today()) {
      // The segment that was just begun names that day's key too.
      commits.seal();
    }
    segments.keys().erase(day, segments.keyIds(day));
    segments.markErased();
  }

  /**
   * As {@link #eraseDay(LocalDate)} where the journal is not open, and perhaps cannot be because
   * the key of that day is lost.
   */
  public static void eraseDay(Path folder, LocalDate day) throws JournalException {
    eraseDay(folder, day, new LocalDisk());
  }

  /** As {@link #eraseDay(Path, LocalDate)}, on another disk. */
  public static void eraseDay(Path folder, LocalDate day, Disk disk) throws JournalException {
    try (Closeable _ = disk.lock(folder)) {
      DayKeys keys = DayKeys.locked(disk, folder);
      keys.erase((int) day.toEpochDay(), Segments.keyIds(disk, folder, (int) day.toEpochDay()));
    } catch (JournalException e) {
      throw e;
    } catch (IOException e) {
      throw new JournalException(
          "%s could not be erased from %s: %s; run this again".formatted(day, folder, e), e);
    }
  }

  /**
   * Makes a new master key and wraps the keys of all days by it. Where it fails the journal stays
   * readable; the next opening, or the next call, goes on with it.
   *
   * @throws JournalException if the disk fails, or the next key should have been given and was not
   */
  public void rotateKey() throws JournalException {
    try {
      segments.keys().rotate();
    } catch (JournalException e) {
      throw e;
    } catch (IOException e) {
      throw new JournalException(
          "the journal's key could not be replaced: %s; run this again".formatted(e), e);
    }
  }

  /**
   * Seals what is made of lines and kept elsewhere, by a key that is kept with those of the
   * journal.
   *
   * @throws JournalException if the key cannot be read or made
   */
  public Seal seal() throws JournalException {
    try {
      return new KeySeal(segments.keys().seal());
    } catch (JournalException e) {
      throw e;
    } catch (IOException e) {
      throw new JournalException(
          "the key that seals cannot be read or made in %s: %s; check the folder, its owner and its disk"
              .formatted(segments.folder(), e),
          e);
    }
  }

  /** What an operator should know of the key: others can read its file. */
  public List<String> warnings() throws JournalException {
    try {
      return segments.keys().warnings();
    } catch (IOException e) {
      throw new JournalException("the journal's key cannot be looked at: " + e, e);
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

  /**
   * Queues a unit unless its key is known.
   *
   * @param pending the arrival of the unit that has the key
   */
  private Pending offerOnce(BatchKeys.Digest key, Pending pending, List<Pending> unit)
      throws RefusedException, InterruptedException {
    Pending first = coming.putIfAbsent(key, pending);
    if (first != null) {
      return first;
    }
    // Looked up only after the key was claimed: whoever had it before has made it known by then.
    OptionalLong known = keys.find(key, pending.nanos());
    if (known.isPresent()) {
      pending.known(known.getAsLong());
      coming.remove(key, pending);
      return pending;
    }
    try {
      commits.offer(unit);
    } catch (RefusedException | InterruptedException e) {
      coming.remove(key, pending);
      Reason reason = e instanceof RefusedException refusal ? refusal.reason() : Reason.BUSY;
      pending.refused(reason, "the same batch was not kept; send again later");
      throw e;
    }
    pending.whenSettled(() -> coming.remove(key, pending));
    return pending;
  }

  /** On the writer's thread, before the sender hears of it. */
  private void kept(Pending pending) {
    if (pending.batch().isPresent()) {
      keys.add(pending.batch().get(), pending.number(), pending.nanos());
    }
  }
}

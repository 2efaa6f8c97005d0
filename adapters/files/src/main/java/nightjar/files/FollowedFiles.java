package nightjar.files;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import nightjar.source.RecordBatch;

/**
 * Files, folders, patterns and named pipes that are read on as they grow. Every whole line is
 * handed to the {@link LinesIntake} once, whatever becomes of the file: renamed, emptied, copied
 * and emptied, deleted, replaced, now or while nobody was following.
 *
 * <p>Each arrival carries the position of its source; given back at the next start, following goes
 * on behind the last line that was kept. Only lines that were written into a file between the last
 * look and its being emptied in place cannot be had.
 *
 * <p>One thread calls {@link #run()}, or {@link #poll()} again and again; {@link #states()} and
 * {@link #close()} are for any. Costs a few system calls a file and look, and one buffer of the
 * size of an arrival.
 */
public final class FollowedFiles implements AutoCloseable {
  private static final int ROUNDS_A_POLL = 16;
  private final List<String> arguments;
  private final LinesIntake intake;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Map<String, String> positions;
  private final FollowSettings settings;
  private final Consumer<String> log;
  private final FolderFiles folders;
  private final ReadFiles read = new ReadFiles();
  private final Map<String, FollowedSource> sources = new LinkedHashMap<>();
  private final Map<String, FollowState> states = new ConcurrentHashMap<>();
  private final SideBySide sideBySide;
  private final byte[] buffer;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ending = lock.newCondition();
  private Map<String, String> troubles = Map.of();
  private Instant lookedAt = Instant.MIN;
  private boolean closed;

  /**
   * @param arguments files, folders and patterns as a person typed them
   * @param zone of times in lines that carry none
   * @param positions the last position of each source that an earlier run handed in
   * @param log gets sentences about what is left out of folders, each once
   */
  public FollowedFiles(
      List<String> arguments,
      LinesIntake intake,
      InstantSource clock,
      ZoneId zone,
      Map<String, String> positions,
      FollowSettings settings,
      Consumer<String> log) {
    this.arguments = List.copyOf(arguments);
    this.intake = intake;
    this.clock = clock;
    this.zone = zone;
    this.positions = Map.copyOf(positions);
    this.settings = settings;
    this.log = log;
    this.folders = new FolderFiles(positions.isEmpty());
    this.sideBySide = new SideBySide(settings, intake, clock.instant());
    this.buffer = new byte[settings.arrivalBytes() + 1 + RecordBatch.PADDING];
  }

  /**
   * Follows until {@link #close()}.
   *
   * @throws InterruptedException if interrupted; what was handed in last may have been kept
   */
  public void run() throws InterruptedException {
    while (!isClosed()) {
      if (!poll()) {
        pause();
      }
    }
  }

  /**
   * Looks once at everything and hands in what is new, a few arrivals a source.
   *
   * @return is there more already?
   */
  public boolean poll() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (closed) {
        return false;
      }
      Instant now = clock.instant();
      if (lookedAt.equals(Instant.MIN) || !now.isBefore(lookedAt.plus(settings.discovery()))) {
        discover();
        lookedAt = now;
      }
      boolean more = handIn(now);
      sources.forEach((name, source) -> states.put(name, source.state()));
      return more;
    } finally {
      lock.unlock();
    }
  }

  private boolean handIn(Instant now) throws InterruptedException {
    var ready = new ArrayList<FollowedSource>();
    for (FollowedSource source : sources.values()) {
      if (source.look(now)) {
        ready.add(source);
      }
    }
    boolean more = true;
    for (int round = 0; round < ROUNDS_A_POLL && more; round++) {
      more = sideBySide.handIn(ready, now);
    }
    return more;
  }

  /** How each source is doing, by name; with them what was named and cannot be followed. */
  public List<FollowState> states() {
    var all = new ArrayList<>(states.values());
    all.sort(Comparator.comparing(FollowState::name));
    return all;
  }

  /** Ends after the look that is going on; what was handed in carries its position. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      sources.values().forEach(FollowedSource::close);
      ending.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private void pause() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = settings.poll().toNanos();
      while (!closed && left > 0) {
        left = ending.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private void discover() {
    var finder = new FollowFinder(this::isOpen, folders);
    arguments.forEach(finder::addArgument);
    folders.news().forEach(log);
    sources.entrySet().removeIf(source -> isGone(source.getKey(), source.getValue(), finder));
    finder
        .found()
        .forEach((name, found) -> sources.computeIfAbsent(name, _ -> source(name, found)));
    troubles.keySet().stream().filter(name -> !sources.containsKey(name)).forEach(states::remove);
    troubles = finder.troubles();
    troubles.forEach(
        (name, trouble) -> {
          if (!sources.containsKey(name)) {
            states.put(name, new FollowState(name, trouble, 0, 0, Instant.EPOCH));
          }
        });
  }

  private boolean isOpen(String name) {
    FollowedSource source = sources.get(name);
    return source != null && !source.isWaiting();
  }

  /** Is it not to be found any more and read to its end, or something else by now? */
  private boolean isGone(String name, FollowedSource source, FollowFinder finder) {
    if (!source.isWaiting()) {
      return false;
    }
    FollowFinder.Found now = finder.found().get(name);
    boolean same =
        now != null
            && switch (source) {
              case FollowedFile _ -> now.kind() == FollowFinder.Kind.PLAIN;
              case PackedFile _ -> now.kind() == FollowFinder.Kind.PACKED;
              case FollowedPipe _ -> now.kind() == FollowFinder.Kind.PIPE;
            };
    if (!same) {
      source.close();
      states.remove(name);
    }
    return !same;
  }

  private FollowedSource source(String name, FollowFinder.Found found) {
    List<FilePosition> known = FilePosition.parse(positions.getOrDefault(name, ""));
    return switch (found.kind()) {
      case PLAIN ->
          new FollowedFile(name, found.path(), known, intake, zone, settings, read, buffer);
      case PACKED -> new PackedFile(name, found.path(), known, intake, zone, settings);
      case PIPE -> new FollowedPipe(name, found.path(), intake, zone, settings);
    };
  }
}

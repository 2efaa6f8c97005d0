package nightjar.eval.sim;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nightjar.journal.Disk;
import nightjar.journal.JournalException;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Drive} as one process uses it. Operations fail as {@link DiskFaults} say: with EIO,
 * whole or part way, with ENOSPC where the drive is full, reads are short; at one of them the
 * process may die, before it, within it or after it, and then neither this nor any handle of it
 * does anything more. One thread.
 */
final class SimulatedDisk implements Disk {
  /** More operations than any process of a history needs. */
  private static final long MOST = 200_000;

  private final Drive drive;
  private final DiskFaults faults;
  private final InstantSource clock;
  private final Trace trace;
  private final List<Extent> written = new ArrayList<>();
  private final Set<String> cut = new HashSet<>();
  private boolean dead;
  private long operations;

  /** Bytes of a file that were written. */
  record Extent(int file, long from, long to) {
    /** All of the file behind its head. */
    Extent wide() {
      return new Extent(file, 1, Long.MAX_VALUE);
    }
  }

  /** Something done to the drive. */
  interface Operation<T extends @Nullable Object> {
    T run() throws IOException;
  }

  SimulatedDisk(Drive drive, DiskFaults faults, InstantSource clock, Trace trace) {
    this.drive = drive;
    this.faults = faults;
    this.clock = clock;
    this.trace = trace;
  }

  boolean isDead() {
    return dead;
  }

  /** Ends the process: its folders are free, its handles dead. */
  void die() {
    if (!dead) {
      dead = true;
      trace.add("dies", "", operations, 0);
    }
    drive.letGo(this);
  }

  /** Notes what was written. */
  void wrote(Extent extent) {
    written.add(extent);
  }

  /** Notes that a file is shorter, or has another name. */
  void cut(Path file) {
    cut.add(String.valueOf(file.getFileName()));
  }

  /** Files that it made shorter or gave another name, whoever heard of it. */
  Set<String> cut() {
    return cut;
  }

  /** What was written since this was last asked, without what lies at the start of a file. */
  List<Extent> takeWritten() {
    List<Extent> taken = written.stream().filter(each -> each.from > 0).toList();
    written.clear();
    return taken;
  }

  /** Something else that the process does, and may die of. */
  void pass(String what) {
    try {
      perform(what, Path.of(""), 0, 0, () -> {});
    } catch (IOException e) {
      throw new UncheckedIOException("nothing was done", e);
    }
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    perform("folder", folder, 0, 0, () -> drive.createFolder(folder));
  }

  @Override
  public Closeable lock(Path folder) throws IOException {
    perform(
        "lock",
        folder,
        0,
        0,
        () -> {
          if (!drive.hold(folder, this)) {
            throw new JournalException(folder + " is in use by another process");
          }
        });
    return () -> drive.letGo(folder, this);
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    return perform("list", folder, 0, 0, () -> present(drive.list(folder), folder));
  }

  @Override
  public Instant modified(Path file) throws IOException {
    return perform("modified", file, 0, 0, () -> file(file).modified());
  }

  @Override
  public Input open(Path file) throws IOException {
    return perform(
        "open",
        file,
        0,
        0,
        () -> {
          StoredFile found = file(file);
          failIf(faults.failsRead());
          return new SimulatedInput(this, faults, file, found);
        });
  }

  @Override
  public Output create(Path file) throws IOException {
    return perform(
        "create",
        file,
        0,
        0,
        () -> {
          failIf(faults.failsFolder());
          if (drive.file(file) != null) {
            throw new FileAlreadyExistsException(file.toString());
          }
          if (!drive.hasFolder(file.getParent())) {
            throw new NoSuchFileException(String.valueOf(file.getParent()));
          }
          failIfFull(drive.room() <= 0);
          return output(file, drive.create(file, clock.instant()));
        });
  }

  @Override
  public Output append(Path file) throws IOException {
    return perform("append", file, 0, 0, () -> output(file, file(file)));
  }

  @Override
  public void delete(Path file) throws IOException {
    perform(
        "delete",
        file,
        0,
        0,
        () -> {
          failIf(faults.failsFolder());
          drive.delete(file);
        });
  }

  @Override
  public void move(Path file, Path to) throws IOException {
    perform(
        "move",
        file,
        0,
        0,
        () -> {
          failIf(faults.failsFolder());
          drive.move(file, to, file(file));
          cut(file);
        });
  }

  @Override
  public void forceDirectory(Path folder) throws IOException {
    perform(
        "force folder",
        folder,
        0,
        0,
        () -> {
          failIf(faults.failsFolder());
          drive.forceDirectory(folder);
        });
  }

  private Output output(Path name, StoredFile file) {
    return new SimulatedOutput(this, drive, faults, clock, name, file);
  }

  private StoredFile file(Path file) throws IOException {
    return present(drive.file(file), file);
  }

  private static <T> T present(@Nullable T found, Path what) throws IOException {
    if (found == null) {
      throw new NoSuchFileException(what.toString());
    }
    return found;
  }

  /** Fails as a disk does that cannot. */
  void failIf(boolean fails) throws IOException {
    if (fails) {
      trace.add("  EIO", "", operations, 0);
      throw new IOException("Input/output error");
    }
  }

  /** Fails as a disk does on which nothing more fits. */
  void failIfFull(boolean full) throws IOException {
    if (full) {
      faults.count();
      trace.add("  ENOSPC", "", operations, 0);
      throw new IOException("No space left on device");
    }
  }

  /** Something done to the drive that gives nothing. */
  interface Change {
    void run() throws IOException;
  }

  void perform(String what, Path on, long a, long b, Change change) throws IOException {
    this.<@Nullable Object>perform(
        what,
        on,
        a,
        b,
        () -> {
          change.run();
          return null;
        });
  }

  /** Counts and notes an operation, and does it, unless the process is dead or dies of it. */
  <T extends @Nullable Object> T perform(
      String what, Path on, long a, long b, Operation<T> operation) throws IOException {
    if (dead) {
      throw new ProcessDied();
    }
    if (++operations > MOST) {
      throw new IllegalStateException("it does not end");
    }
    trace.add(what, String.valueOf(on.getFileName()), a, b);
    if (!faults.isLast()) {
      return operation.run();
    }
    try {
      if (faults.random().nextBoolean()) {
        operation.run();
      }
    } catch (IOException e) {
      // Done or not, nobody hears of it.
    }
    die();
    throw new ProcessDied();
  }
}

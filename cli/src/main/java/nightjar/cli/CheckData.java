package nightjar.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nightjar.server.config.StoreConfig;

/** The data folder: can it be written to, is there room, is it alone with it, is it whole? */
final class CheckData {
  private static final long LEAST_FREE = 1L << 30;

  /** Time of a flush from which on it slows every acknowledgement that people notice. */
  private static final long SLOW_FLUSH_NANOS = 50_000_000;

  private static final int FLUSHES = 5;

  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private final Path data;
  private final StoreConfig config;
  private final InstantSource clock;
  private final Optional<String> holder;

  CheckData(StoreConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    data = config.data();
    holder = holder(data.resolve("journal").resolve("lock"));
  }

  /** Who runs on this folder now: {@code process 123}. */
  Optional<String> holder() {
    return holder;
  }

  /** The folder itself. */
  List<Check> folder() {
    if (!Files.exists(data)) {
      return List.of(absent());
    }
    if (!Files.isDirectory(data)) {
      return List.of(
          Check.fail("data folder", data + " is a file", "give another folder with --data"));
    }
    if (!Files.isWritable(data)) {
      return List.of(
          Check.fail("data folder", data + " cannot be written to", "change its owner or rights"));
    }
    List<Check> checks = new ArrayList<>();
    try {
      checks.add(rights());
      checks.add(room());
      checks.add(flush());
    } catch (IOException e) {
      checks.add(
          Check.fail(
              "data folder", data + " cannot be used: " + e, "check the folder and its disk"));
    }
    return checks;
  }

  /** What is kept there; only where nobody runs on it. */
  List<Check> contents() {
    if (!Files.isDirectory(data)) {
      return List.of();
    }
    return List.of(CheckStore.store(data, config, clock), CheckStore.journal(config, clock));
  }

  private Check absent() {
    Path parent = data.toAbsolutePath().getParent();
    while (parent != null && !Files.exists(parent)) {
      parent = parent.getParent();
    }
    return parent != null && Files.isDirectory(parent) && Files.isWritable(parent)
        ? Check.ok("data folder", data + " is made at the first start")
        : Check.fail(
            "data folder",
            data + " is not there and cannot be made in " + parent,
            "give another folder with --data");
  }

  private Check rights() throws IOException {
    if (!data.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Check.ok("data folder", data.toString());
    }
    boolean open = Files.getPosixFilePermissions(data).stream().anyMatch(OTHERS::contains);
    return open
        ? Check.warn(
            "data folder",
            data + " is open to other users of this machine, and log lines are in it",
            "close it: chmod 700 " + data)
        : Check.ok("data folder", data + ", for its owner only");
  }

  private Check room() throws IOException {
    long free = Files.getFileStore(data).getUsableSpace();
    String found = String.format(Locale.ROOT, "%.1f GiB free", free / (double) LEAST_FREE);
    return free >= LEAST_FREE
        ? Check.ok("disk space", found)
        : Check.warn("disk space", found, "free some, or lower store.journal-max");
  }

  /** Median of a few writes of a page, each forced to the disk. */
  private Check flush() throws IOException {
    Path probe = Files.createTempFile(data, "doctor", ".probe");
    try (FileChannel channel = FileChannel.open(probe, StandardOpenOption.WRITE)) {
      long[] nanos = new long[FLUSHES];
      for (int i = 0; i < FLUSHES; i++) {
        long start = System.nanoTime();
        channel.write(ByteBuffer.allocate(4096), 0);
        channel.force(true);
        nanos[i] = System.nanoTime() - start;
      }
      Arrays.sort(nanos);
      return flush(nanos[FLUSHES / 2]);
    } finally {
      Files.delete(probe);
    }
  }

  /** Judges how long the disk took to keep a page. */
  static Check flush(long nanos) {
    String found = String.format(Locale.ROOT, "a write is safe after %.1f ms", nanos / 1e6);
    return nanos <= SLOW_FLUSH_NANOS
        ? Check.ok("disk speed", found)
        : Check.warn(
            "disk speed",
            found + ", and senders wait for that",
            "use a disk of this machine, not of the network");
  }

  /** Tries the lock without keeping it. */
  private static Optional<String> holder(Path lock) {
    if (!Files.exists(lock)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock free = channel.tryLock()) {
      return free == null ? Optional.of(name(lock)) : Optional.empty();
    } catch (OverlappingFileLockException e) {
      return Optional.of("this process");
    } catch (IOException e) {
      return Optional.empty(); // who may not write to the lock hears of it when opening the journal
    }
  }

  private static String name(Path lock) throws IOException {
    String pid = Files.readString(lock, StandardCharsets.ISO_8859_1).strip();
    return pid.matches("[0-9]{1,10}") ? "process " + pid : "another process";
  }
}

package nightjar.duckdb;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder {@code store} beside the database: {@code NNNNNNNN.block} and {@code NNNNNNNN.tail}.
 * No number is used for two files, those of the folder when it was opened included, so a file that
 * the database names is never written over. Files it does not name are left of what came to
 * nothing, and go. One thread writes; any reads.
 */
final class StoreFolder {
  static final String NAME = "store";

  /** What was found damaged while the store was in use; it is gone when the store is made anew. */
  static final String SUSPECT = "suspect";

  private static final Pattern FILE = Pattern.compile("(\\d{8,18})\\.(block|tail)");

  private final Path dir;
  private final Path path;
  private final Steps steps;
  private final Set<Path> kept = new HashSet<>();
  private int holds;
  private long lastFile;

  /** Told before each step that changes the folder, so that a test can fail there. */
  interface Steps {
    void before(String step) throws IOException;
  }

  StoreFolder(Path dir, Steps steps) {
    this.dir = dir;
    this.path = dir.resolve(NAME);
    this.steps = steps;
  }

  Path path() {
    return path;
  }

  Path block(long number) {
    return path.resolve(String.format(Locale.ROOT, "%08d.block", number));
  }

  Path tail(long number) {
    return path.resolve(String.format(Locale.ROOT, "%08d.tail", number));
  }

  /** A number that no file has, nor had. */
  long nextFile() {
    return ++lastFile;
  }

  /**
   * Makes the folder if need be, and removes what is not named.
   *
   * @return how many files that were
   */
  int begin(Set<Path> named) throws IOException {
    if (Files.notExists(path)) {
      Files.createDirectories(path);
      force(dir);
    }
    int gone = 0;
    for (Path file : files()) {
      lastFile = Math.max(lastFile, number(file));
      if (!named.contains(file) && !isHeld()) {
        steps.before("remove what nothing names");
        Files.deleteIfExists(file);
        gone++;
      }
    }
    return gone;
  }

  private List<Path> files() throws IOException {
    return Files.exists(path) ? files(path) : List.of();
  }

  /** Files that hold something and that are not named. */
  List<Path> unnamed(Set<Path> named) throws IOException {
    List<Path> unnamed = new ArrayList<>();
    for (Path file : files()) {
      if (!named.contains(file) && Files.size(file) > 0) {
        unnamed.add(file);
      }
    }
    return unnamed;
  }

  /** Why a file is to be looked at when the store is opened next; empty if none is. */
  String suspicion() throws IOException {
    Path suspect = path.resolve(SUSPECT);
    return Files.exists(suspect) ? Files.readString(suspect).strip() : "";
  }

  /** Leaves a word for whoever opens the store next, if it can be left. */
  void suspect(String why) {
    try {
      Files.writeString(path.resolve(SUSPECT), why + "\n");
    } catch (IOException e) {
      // It is found again when it is read again.
    }
  }

  /** Everything is whole after all. */
  static void trust(Path dir) throws IOException {
    Files.deleteIfExists(dir.resolve(NAME).resolve(SUSPECT));
  }

  /** Files of records in such a folder, by their number; others are nobody's business. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> number(file) > 0)
          .sorted(Comparator.comparingLong(StoreFolder::number))
          .toList();
    }
  }

  /** Number of a file of records; 0 for any other. */
  static long number(Path file) {
    Matcher name = FILE.matcher(String.valueOf(file.getFileName()));
    return name.matches() ? Long.parseLong(name.group(1)) : 0;
  }

  /** Which of the files that are named are missing? */
  List<Path> missing(List<Path> named) throws IOException {
    Set<Path> there = new HashSet<>(files());
    return named.stream().filter(file -> !there.contains(file)).toList();
  }

  /** Writes a file that was not there, and its name, so that both survive a loss of power. */
  void create(Path file, byte[] bytes) throws IOException {
    append(file, bytes, 0);
    steps.before("force the folder");
    force(path);
  }

  /** Writes to a file from a place on, over whatever is there and behind. */
  void append(Path file, byte[] bytes, long at) throws IOException {
    String kind = kind(file);
    steps.before("write " + kind);
    // Not by a channel: who writes is not broken off when its thread is interrupted.
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      if (out.length() < at) {
        throw new IOException(file + " ends at byte " + out.length() + ", before byte " + at);
      }
      out.setLength(at);
      out.seek(at);
      out.write(bytes);
      steps.before("force " + kind);
      out.getFD().sync();
    }
  }

  private static String kind(Path file) {
    return file.toString().endsWith("tail") ? "the tail" : "a block";
  }

  /** All bytes of a file. */
  static byte[] bytes(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes = new byte[Math.toIntExact(in.length())];
      in.readFully(bytes);
      return bytes;
    }
  }

  private static void force(Path folder) throws IOException {
    boolean isInterrupted = Thread.interrupted();
    try {
      while (!isForced(folder)) {
        isInterrupted |= Thread.interrupted();
      }
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean isForced(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
      return true;
    } catch (ClosedByInterruptException e) {
      return false;
    }
  }

  /** A file as memory, as long as the arena is. */
  static MemorySegment map(Path file, Arena arena) throws IOException {
    boolean isInterrupted = Thread.interrupted();
    try {
      while (true) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
          return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        } catch (ClosedByInterruptException e) {
          isInterrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Keeps every file until it is closed, so that those which are named can be copied. */
  synchronized AutoCloseable hold() {
    holds++;
    return this::release;
  }

  private synchronized boolean isHeld() {
    return holds > 0;
  }

  private void release() {
    List<Path> files;
    synchronized (this) {
      if (--holds > 0) {
        return;
      }
      files = List.copyOf(kept);
      kept.clear();
    }
    remove(files);
  }

  /** Is it left for when nobody holds files any more? */
  private synchronized boolean isKept(Path file) {
    return holds > 0 && (kept.add(file) || kept.contains(file));
  }

  /** Removes files that nothing names any more; one that cannot be is removed at the next start. */
  void remove(List<Path> files) {
    for (Path file : files) {
      if (isKept(file)) {
        continue;
      }
      try {
        steps.before("remove " + kind(file));
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // Nothing names it: the next start finds it.
      }
    }
  }
}

package nightjar.eval.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nightjar.EpochNanos;
import nightjar.journal.Journal;
import nightjar.journal.JournalSettings;
import nightjar.source.Arrival;
import nightjar.source.RefusedException;

/**
 * A small journal of which is known, from outside, which bytes of which file each arrival brought:
 * the sizes of the files before and after it was kept.
 *
 * @param folder where it lies
 * @param arrivals in their order
 */
record KnownJournal(Path folder, List<Kept> arrivals) {
  static final int ARRIVALS = 300;
  private static final int MOST_LINES = 6;
  private static final long SEGMENT_BYTES = 16 << 10;

  /**
   * An arrival.
   *
   * @param number its own
   * @param text its lines
   * @param file in which it lies
   * @param from first byte that came with it; the file's first for the first in a file
   * @param to the byte after its last
   */
  record Kept(long number, String text, String file, long from, long to) {
    boolean touches(String name, long start, long end) {
      return file.equals(name) && from < end && start < to;
    }
  }

  static JournalSettings settings() {
    return JournalSettings.usual(InstantSource.system())
        .withSegmentBytes(SEGMENT_BYTES)
        .withTickDelay(Duration.ofMillis(1));
  }

  /** Makes one of some 100 KB in some segments; each arrival is flushed before the next comes. */
  static KnownJournal write(Path folder, RandomGenerator random)
      throws IOException, InterruptedException {
    var kept = new ArrayList<Kept>();
    var sizes = new TreeMap<String, Long>();
    int line = 0;
    try (Journal journal = Journal.open(folder, settings())) {
      for (int i = 0; i < ARRIVALS; i++) {
        int lines = 1 + random.nextInt(MOST_LINES);
        String text = text(line, lines);
        line += lines;
        long number = journal.append(arrival(text, "batch-" + i));
        String file = segments(folder).getLast();
        long size = Files.size(folder.resolve(file));
        kept.add(new Kept(number, text, file, sizes.getOrDefault(file, 0L), size));
        sizes.put(file, size);
      }
    } catch (RefusedException e) {
      throw new IOException("the journal to be damaged was not taken", e);
    }
    return new KnownJournal(folder, List.copyOf(kept));
  }

  static Arrival arrival(String text, String batch) {
    return new Arrival.Lines(
        EpochNanos.now(InstantSource.system()),
        "shop",
        "",
        batch,
        "",
        text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(int from, int count) {
    var text = new StringBuilder();
    for (int line = from; line < from + count; line++) {
      text.append(SentLine.text(Instant.now(), 0, line, false));
    }
    return text.toString();
  }

  /** Names of the segments in their order. */
  static List<String> segments(Path folder) throws IOException {
    return files(folder).stream().filter(name -> name.endsWith(".journal")).toList();
  }

  /** Names of all files but the lock, in their order, folders below too. */
  static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(name -> !name.equals("lock"))
          .sorted()
          .toList();
    }
  }

  /** A copy of all its files. */
  void copyTo(Path to) throws IOException {
    for (String name : files(folder)) {
      Path target = to.resolve(name);
      Files.createDirectories(target.resolveSibling(""));
      Files.copy(folder.resolve(name), target);
    }
  }
}

package nightjar.eval;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nightjar.journal.Journal;
import nightjar.journal.JournalSettings;
import nightjar.source.Arrival;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The journal alone: a batch of 100 lines packed, encrypted, written and forced, with so many
 * batches on their way at once: {@code ./nightjar bench JournalBenchmark -jvmArgsAppend
 * -Dnightjar.lines=FILE}; without a file, lines of the generated shop. At the end of each run it
 * says how many lines a CPU-second of all threads they were, warm-up included, and how many bytes
 * on disk a byte of them took.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class JournalBenchmark {
  private static final int LINES = 100;
  private static final long NANOS = 1_772_359_200_000_000_000L;

  @Param({"1", "16"})
  private int atOnce = 1;

  private final List<byte[]> batches = new ArrayList<>();
  private final ArrayDeque<CompletableFuture<Long>> coming = new ArrayDeque<>();
  private Path folder = Path.of("");
  private Journal journal;
  private double cpu;
  private long appended;
  private long bytes;

  @Setup
  public void open() throws IOException {
    folder = Files.createTempDirectory("journal-benchmark");
    batches.addAll(read());
    journal =
        Journal.open(folder.resolve("journal"), JournalSettings.usual(InstantSource.system()));
    cpu = ProcessCost.cpuSeconds();
    appended = 0;
    bytes = 0;
  }

  @Benchmark
  public long batch() throws Exception {
    byte[] text = batches.get((int) (appended % batches.size()));
    appended++;
    bytes += text.length;
    coming.add(journal.submit(new Arrival.Lines(NANOS + appended, "app.log", "", "", "", text)));
    return coming.size() < atOnce ? 0 : coming.remove().get();
  }

  @TearDown
  public void close() throws Exception {
    for (CompletableFuture<Long> last : coming) {
      last.get();
    }
    double seconds = ProcessCost.cpuSeconds() - cpu;
    System.out.printf(
        "%n%,.0f lines a CPU-second, %.3f bytes a byte%n",
        appended * LINES / seconds, (double) journal.bytes() / bytes);
    journal.close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static List<byte[]> read() throws IOException {
    String file = System.getProperty("nightjar.lines");
    List<byte[]> batches = new ArrayList<>();
    var text = new StringBuilder();
    int lines = 0;
    try (Stream<String> all =
        file == null
            ? GeneratedText.lines()
            : Files.lines(Path.of(file), StandardCharsets.ISO_8859_1)) {
      for (String line : (Iterable<String>) all::iterator) {
        text.append(line).append('\n');
        if (++lines % LINES == 0) {
          batches.add(text.toString().getBytes(StandardCharsets.ISO_8859_1));
          text.setLength(0);
        }
      }
    }
    return batches;
  }
}

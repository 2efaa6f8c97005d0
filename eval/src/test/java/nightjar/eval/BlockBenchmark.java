package nightjar.eval;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nightjar.block.Block;
import nightjar.block.BlockWriter;
import nightjar.store.LogRow;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One block of up to 65,536 rows written, read, and searched for a word, the head and the columns
 * read anew each time: {@code ./nightjar bench BlockBenchmark -jvmArgsAppend "-Dnightjar.lines=FILE
 * -Dnightjar.word=WORD"}; without a file, lines of the generated shop.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class BlockBenchmark {
  private final String word = System.getProperty("nightjar.word", "nothing-has-this-3f2a");
  private final BlockWriter writer = new BlockWriter();
  private List<LogRow> rows = List.of();
  private byte[] block = {};

  @Setup
  public void read() throws IOException {
    String file = System.getProperty("nightjar.lines");
    Path lines = file == null ? Files.createTempFile("block-benchmark", ".log") : Path.of(file);
    try {
      if (file == null) {
        Files.write(lines, GeneratedText.lines().toList());
      }
      rows = ReadRows.first(lines, BlockWriter.MAX_ROWS);
    } finally {
      if (file == null) {
        Files.delete(lines);
      }
    }
    block = writer.write(rows);
    System.out.printf(
        "%n%d rows, %.2f bytes each%n", rows.size(), (double) block.length / rows.size());
  }

  @Benchmark
  public int write() {
    return writer.write(rows).length;
  }

  @Benchmark
  public List<LogRow> readAll() {
    return Block.open(MemorySegment.ofArray(block)).rows();
  }

  @Benchmark
  public int search() {
    return Block.open(MemorySegment.ofArray(block)).rowsWith(word).count();
  }

  @TearDown
  public void close() {
    writer.close();
  }
}

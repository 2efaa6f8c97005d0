package nightjar.eval;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import nightjar.source.Names;
import nightjar.source.RecordBatch;
import nightjar.source.RecordReader;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading one generated log from bytes to records, its format found anew each time: {@code
 * ./nightjar bench RecordReaderBenchmark}; one log of it: {@code ./nightjar bench
 * RecordReaderBenchmark -p file=NAME}. The time is that of the whole log.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecordReaderBenchmark {
  @Param({"gateway-access.log", "checkout.log", "payments.log", "inventory.log", "search.log"})
  private String file;

  private final RecordBatch batch = new RecordBatch();
  private byte[] bytes;

  @Setup
  public void generate() {
    bytes = GeneratedText.file(file);
  }

  @Benchmark
  public long wholeLog() throws IOException {
    var in = new ByteArrayInputStream(bytes);
    try (RecordReader reader = new RecordReader(in, 0, GeneratedText.SETTINGS, new Names())) {
      while (reader.next(batch)) {
        // The reader counts.
      }
      return reader.counts().records();
    }
  }
}

package nightjar.eval;

import java.util.List;
import java.util.concurrent.TimeUnit;
import nightjar.shape.FastKey;
import nightjar.shape.Slots;
import nightjar.source.Names;
import nightjar.source.RecordBatch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Fast keys of messages, all logs of the generated shop in turn: {@code ./nightjar bench
 * FastKeyBenchmark}; a quick look: {@code ./nightjar bench FastKeyBenchmark -f 1 -wi 1 -i 1}. The
 * time is that of a thousand messages.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FastKeyBenchmark {
  static final int MESSAGES = 1000;

  private final FastKey key = new FastKey(20260301L);
  private final Slots slots = new Slots();
  private List<RecordBatch> batches;
  private int batch;
  private int row;

  @Setup
  public void read() {
    batches = GeneratedText.batches(new Names());
  }

  @Benchmark
  public long thousandMessages() {
    long sum = 0;
    for (int i = 0; i < MESSAGES; i++) {
      RecordBatch in = batches.get(batch);
      sum += key.of(in.bytes, in.messageStart[row], in.messageEnd[row], slots) + slots.count;
      if (++row == in.size) {
        row = 0;
        batch = (batch + 1) % batches.size();
      }
    }
    return sum;
  }
}

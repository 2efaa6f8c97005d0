package nightjar.eval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import nightjar.shape.FastKey;
import nightjar.shape.Shape;
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
 * What a fast key costs that was never met: the message is blanked and its shape computed. The
 * messages are one of each fast key of the generated shop, in turn: {@code ./nightjar bench
 * MissBenchmark}. The time is that of one message.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MissBenchmark {
  /** Where a message is. */
  private record Message(RecordBatch batch, int row) {}

  private final List<Message> messages = new ArrayList<>();
  private int next;

  @Setup
  public void read() {
    FastKey key = new FastKey(20260301L);
    Slots slots = new Slots();
    Set<Long> met = new HashSet<>();
    for (RecordBatch batch : GeneratedText.batches(new Names())) {
      for (int row = 0; row < batch.size; row++) {
        if (met.add(key.of(batch.bytes, batch.messageStart[row], batch.messageEnd[row], slots))) {
          messages.add(new Message(batch, row));
        }
      }
    }
  }

  /** Messages there are, no two with the same fast key. */
  int messages() {
    return messages.size();
  }

  @Benchmark
  public Shape blankedAndShaped() {
    Message message = messages.get(next);
    next = (next + 1) % messages.size();
    RecordBatch in = message.batch;
    return Shape.ofBlanked(
        FastKey.blanked(in.bytes, in.messageStart[message.row], in.messageEnd[message.row]));
  }
}

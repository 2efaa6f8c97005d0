package nightjar.eval;

import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nightjar.pipeline.Pipeline;
import nightjar.pipeline.ScanSettings;
import nightjar.shape.FastKey;
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
 * Half an hour of the generated shop, read already, through shape, pattern and all detectors, with
 * and without what is concluded: {@code ./nightjar bench PipelineBenchmark}; what it allocates:
 * {@code ./nightjar bench PipelineBenchmark -prof gc}. The time is that of the half hour.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PipelineBenchmark {
  private final Names names = new Names();
  private List<RecordBatch> batches;

  @Setup
  public void read() {
    batches = GeneratedText.batches(names);
  }

  @Benchmark
  public long accept() {
    return accepted().records();
  }

  @Benchmark
  public int acceptAndConclude() {
    return accepted().conclude().incidents().size();
  }

  private Pipeline accepted() {
    Pipeline pipeline =
        new Pipeline(
            ScanSettings.defaults(ZoneOffset.UTC),
            new FastKey(1),
            names,
            source -> source + ".log");
    for (RecordBatch batch : batches) {
      pipeline.accept(batch, 0, batch.size);
    }
    return pipeline;
  }
}

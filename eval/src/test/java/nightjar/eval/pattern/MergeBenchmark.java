package nightjar.eval.pattern;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to know the patterns again: after 100 new shapes came to 5,000 of which they were
 * known, and after the evidence of two shards, 5,000 shapes each and half of them the same, is
 * joined. {@code ./nightjar bench MergeBenchmark}; a single run of each is one sample.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class MergeBenchmark {
  static final int SHAPES = 5_000;
  static final int NEW = 100;
  private static final long SEED = 1;

  private final List<String> lines = ManyShapes.lines(2 * SHAPES);
  private final Evidence one = mined(lines.subList(0, SHAPES)).evidence();
  private final Evidence other = mined(lines.subList(SHAPES / 2, SHAPES + SHAPES / 2)).evidence();
  private Mining mining = mined(List.of());

  private static Mining mined(List<String> lines) {
    Mining mining = new Mining(SEED);
    lines.forEach(mining::observe);
    return mining;
  }

  @Setup(Level.Invocation)
  public void mine() {
    mining = mined(lines.subList(0, SHAPES));
    mining.groups();
  }

  @Benchmark
  public int viewAfterNewShapes() {
    lines.subList(SHAPES, SHAPES + NEW).forEach(mining::observe);
    return mining.groups().size();
  }

  @Benchmark
  public int viewOfJoinedEvidence() {
    return new Mining(SEED, one.plus(other)).groups().size();
  }

  /** Shapes known to the mining at hand. */
  int shapes() {
    return mining.shapes();
  }
}

package nightjar.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import nightjar.shape.FastKey;
import nightjar.shape.Slots;
import org.junit.jupiter.api.Test;

/** A line that is known costs no memory. */
class HitPathTest {
  private static final int LINES = 200_000;

  @Test
  void knownLines_allocateNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    FastKey key = new FastKey(1);
    Slots slots = new Slots();
    PatternMiner miner = new PatternMiner();
    byte[] line =
        Arrays.copyOf("job 17 for user=anna took 4711 ms".getBytes(StandardCharsets.UTF_8), 128);
    long least = Long.MAX_VALUE;
    for (int pass = 0; pass < 5; pass++) {
      long before = threads.getThreadAllocatedBytes(Thread.currentThread().threadId());
      for (int i = 0; i < LINES; i++) {
        line[4] = (byte) ('0' + i % 10);
        miner.observe(key.of(line, 0, 33, slots), i % 7, line, 0, 33, 9);
      }
      long after = threads.getThreadAllocatedBytes(Thread.currentThread().threadId());
      least = Math.min(least, after - before);
    }
    assertThat(least).isLessThan(LINES / 10);
    assertThat(miner.count(0)).isEqualTo(5L * LINES);
  }
}

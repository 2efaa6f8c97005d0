package nightjar.pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nightjar.shape.FastKey;
import org.junit.jupiter.api.Test;

class LineSamplesTest {
  private record Line(int shape, String text) {
    void offerTo(LineSamples samples) {
      byte[] bytes = text.getBytes(UTF_8);
      samples.offer(shape, hash(text), bytes, 0, bytes.length);
    }
  }

  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : text.getBytes(UTF_8)) {
      hash = (hash ^ b) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
    return hash ^ (hash >>> 32);
  }

  private static LineSamples of(List<Line> lines, long maxBytes) {
    LineSamples samples = new LineSamples(maxBytes);
    lines.forEach(line -> line.offerTo(samples));
    return samples;
  }

  private static List<Line> lines(long seed, int shapes, int count, int maxLength) {
    Random random = new Random(seed);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int shape = random.nextInt(shapes);
      int value = random.nextInt(1 + 4 * shape);
      lines.add(new Line(shape, shape + " " + value + " x".repeat((value * 7919) % maxLength)));
    }
    return lines;
  }

  @Test
  void atMostAHundredDifferentMessages_withExactCounts() {
    List<Line> lines = lines(1, 100, 60_000, 10);
    LineSamples samples = of(lines, LineSamples.MAX_BYTES);
    Map<Line, Long> counts = new HashMap<>();
    lines.forEach(line -> counts.merge(line, 1L, Long::sum));
    for (int shape = 0; shape < 100; shape++) {
      int number = shape;
      long distinct = counts.keySet().stream().filter(line -> line.shape == number).count();
      List<Sample> kept = samples.of(shape);
      assertThat(kept).hasSize((int) Math.min(100, distinct));
      assertThat(kept)
          .allMatch(s -> s.count() == counts.getOrDefault(new Line(number, s.text()), 0L))
          .isSortedAccordingTo((a, b) -> Long.compareUnsigned(hash(a.text()), hash(b.text())));
      List<String> lowest =
          counts.keySet().stream()
              .filter(line -> line.shape == number)
              .map(Line::text)
              .sorted((a, b) -> Long.compareUnsigned(hash(a), hash(b)))
              .limit(100)
              .toList();
      assertThat(kept).extracting(Sample::text).isEqualTo(lowest);
    }
    assertThat(samples.of(100)).isEmpty();
    assertThat(samples.of(100_000)).isEmpty();
  }

  @Test
  void orderAndShards_doNotMatter_whateverTheBound() {
    for (long maxBytes : new long[] {LineSamples.MAX_BYTES, 600_000, 100_000, 20_000, 12_000}) {
      List<Line> lines = lines(maxBytes, 60, 20_000, 60);
      LineSamples whole = of(lines, maxBytes);
      Random random = new Random(2);
      for (int parts = 1; parts <= 8; parts++) {
        Collections.shuffle(lines, random);
        List<LineSamples> shards = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
          shards.add(new LineSamples(maxBytes));
        }
        lines.forEach(line -> line.offerTo(shards.get(random.nextInt(shards.size()))));
        Collections.shuffle(shards, random);
        LineSamples joined = new LineSamples(maxBytes);
        for (LineSamples shard : shards) {
          for (int shape = 0; shape < 60; shape++) {
            joined.join(shard, 59 - shape, shape);
          }
        }
        assertThat(joined.limit())
            .as("%s bytes, %s parts", maxBytes, parts)
            .isEqualTo(whole.limit());
        assertThat(joined.charge()).isEqualTo(whole.charge()).isLessThanOrEqualTo(maxBytes);
        for (int shape = 0; shape < 60; shape++) {
          assertThat(joined.of(59 - shape)).isEqualTo(whole.of(shape));
        }
      }
    }
  }

  @Test
  void lessMemory_keepsPartOfMore() {
    List<Line> lines = lines(3, 60, 20_000, 60);
    LineSamples more = of(lines, LineSamples.MAX_BYTES);
    LineSamples less = of(lines, 50_000);
    assertThat(less.limit()).isLessThan(more.limit());
    for (int shape = 0; shape < 60; shape++) {
      assertThat(more.of(shape)).containsAll(less.of(shape));
      assertThat(less.of(shape)).isNotEmpty();
    }
  }

  @Test
  void manyShapes_keepFewerLinesEach() {
    LineSamples samples = new LineSamples();
    for (int shape = 0; shape < 16_001; shape++) {
      assertThat(samples.limit()).isEqualTo(shape <= 2_000 ? 100 : shape <= 16_000 ? 16 : 4);
      new Line(shape, "a").offerTo(samples);
    }
    assertThat(samples.limit()).isEqualTo(4);
  }

  @Test
  void hugeMessagesOfEveryShape_stayWithinTheBound() {
    LineSamples samples = new LineSamples();
    byte[] bytes = "y".repeat(20_000).getBytes(UTF_8);
    for (int shape = 0; shape < PatternMiner.MAX_SHAPES; shape++) {
      for (int i = 0; i < 3; i++) {
        samples.offer(shape, shape * 31L + i, bytes, i, bytes.length);
      }
    }
    assertThat(samples.charge()).isLessThanOrEqualTo(LineSamples.MAX_BYTES);
    assertThat(samples.limit()).isEqualTo(1);
    assertThat(samples.of(77)).singleElement().satisfies(s -> assertThat(s.text()).hasSize(1024));
  }

  @Test
  void longMessages_areCutAtTheBytesThatCount() {
    LineSamples samples = new LineSamples();
    new Line(0, "z".repeat(FastKey.MAX_BYTES + 1)).offerTo(samples);
    assertThat(samples.of(0).getFirst().text()).hasSize(FastKey.MAX_BYTES);
  }

  @Test
  void messagesOfOneHash_areOne_theLesserWhateverTheOrder() {
    for (String order : List.of("abc", "cba", "bac")) {
      LineSamples samples = new LineSamples();
      for (byte b : order.getBytes(UTF_8)) {
        samples.offer(0, 5, new byte[] {b}, 0, 1);
      }
      assertThat(samples.of(0)).containsExactly(new Sample("a", 3));
    }
  }

  @Test
  void whatIsNoUtf8_isReplaced() {
    LineSamples samples = new LineSamples();
    samples.offer(3, -1, new byte[] {0, (byte) 0xFF, '\r'}, 0, 3);
    assertThat(samples.of(3)).containsExactly(new Sample("\0\uFFFD\r", 1));
  }

  @Test
  void linesThatAreThere_orAreNotAdmitted_allocateNothing() {
    LineSamples samples = new LineSamples();
    byte[][] bytes = new byte[5_000][];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = ("request " + i + " done").getBytes(UTF_8);
    }
    RecordSamples records = new RecordSamples();
    offerAll(samples, records, bytes, 3);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    offerAll(samples, records, bytes, 20);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    // The record samples may take some dozen copies among the 100,000 records.
    assertThat(allocated).isLessThan(32 * 1024);
    assertThat(samples.of(0)).hasSize(100).allMatch(sample -> sample.count() == 23);
  }

  private static void offerAll(
      LineSamples samples, RecordSamples records, byte[][] lines, int times) {
    for (int i = 0; i < times; i++) {
      for (byte[] line : lines) {
        long hash = line[8] * 0x9E3779B97F4A7C15L;
        for (int j = 9; j < line.length - 5; j++) {
          hash = (hash ^ line[j]) * 0xD6E8FEB86659FD93L;
        }
        samples.offer(0, hash, line, 0, line.length);
        records.offer(0, line, 0, line.length);
      }
    }
  }
}

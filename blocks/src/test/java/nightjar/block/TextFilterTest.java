package nightjar.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nightjar.store.LogRow;
import org.junit.jupiter.api.Test;

/** What is told of a block without it, and whether all of it is whole. */
class TextFilterTest {
  @Test
  void wordsThatAreThere_areNeverRefused() {
    for (int seed = 0; seed < 30; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<LogRow> rows = TestRows.random(random, 1 + random.nextInt(400));
      Block block = TestRows.block(rows);
      for (LogRow row : rows) {
        String text = row.text();
        int from = random.nextInt(text.length() + 1);
        String word = text.substring(from, from + random.nextInt(text.length() - from + 1));
        assertThat(block.textFilter().mayHold(word)).as("seed %s: %s", seed, word).isTrue();
      }
    }
  }

  @Test
  void wordsAndIdsThatAreNot_areRefused() {
    List<String> texts =
        IntStream.range(0, 2_000)
            .mapToObj(i -> "deleting blk_" + (7_000_000_000L + i * 7_919_317L % 1_000_000_007L))
            .toList();
    TextFilter filter = TestRows.block(TestRows.rows(texts)).textFilter();
    assertThat(filter.mayHold("quorum")).isFalse();
    assertThat(filter.mayHold("DELETING blk_7000000000")).isTrue();
    assertThat(
            IntStream.range(0, 1_000)
                .filter(i -> filter.mayHold("blk_" + (9_000_000_000L + i)))
                .count())
        .isLessThan(150);
    assertThat(filter.bytes()).isBetween(1 << 12, 1 << 14);
  }

  @Test
  void check_findsDamageWhereverItLies() {
    byte[] whole = TestRows.write(TestRows.random(new SplittableRandom(3), 300));
    Block.open(MemorySegment.ofArray(whole)).check();
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = whole.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
      assertThatThrownBy(() -> Block.open(MemorySegment.ofArray(bytes)).check())
          .isInstanceOf(BlockException.class);
    }
  }
}

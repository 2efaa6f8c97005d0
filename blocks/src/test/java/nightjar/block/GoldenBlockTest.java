package nightjar.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import nightjar.redact.Redacted;
import nightjar.store.LogRow;
import org.junit.jupiter.api.Test;

/**
 * A block of each format that was ever written is read for ever. That of the last one is what
 * {@link BlockWriter} makes of {@link #rows}.
 */
class GoldenBlockTest {
  private static final long KINDS = 1L << 38 | Long.MIN_VALUE;

  @Test
  void format1_isRead() throws Exception {
    assertIsRead("/golden/format1.block", rows(0));
  }

  @Test
  void format2_isRead_withKindsBeyondTheThirtySecond() throws Exception {
    assertIsRead("/golden/format2.block", rows(KINDS));
  }

  private void assertIsRead(String name, List<LogRow> rows) throws Exception {
    try (InputStream golden = getClass().getResourceAsStream(name)) {
      assertThat(golden).isNotNull();
      Block block = Block.open(MemorySegment.ofArray(golden.readAllBytes()));
      assertThat(block.rows()).isEqualTo(rows);
      assertThat(BlockSearchTest.found(block.rowsWith("\u212aelvin"))).containsExactly(122);
      assertThat(BlockSearchTest.found(block.rowsWith("took=17 "))).isNotEmpty();
    }
  }

  /** Of every kind of column one, and plain texts. */
  static List<LogRow> rows(long kinds) {
    SplittableRandom random = new SplittableRandom(1);
    List<LogRow> rows = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      long id = random.nextLong();
      String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
      rows.add(
          row(
              i,
              kinds,
              "10:00:%02d node-%d/%03d id %s blk_%d took=%d ms host 10.0.0.%d id %s, user=%s"
                  .formatted(
                      i / 4,
                      i % 3,
                      i,
                      uuid,
                      id,
                      i % 40,
                      1 + i % 4,
                      uuid,
                      i % 7 == 0 ? "a-b" : "x")));
    }
    for (String text : List.of("", "\u00fcber 1", "Kelvin \u212aelvin", "long 7 ".repeat(700))) {
      rows.add(row(rows.size(), kinds, text));
    }
    return rows;
  }

  private static LogRow row(int i, long kinds, String text) {
    return new LogRow(
        1000 + i,
        TestRows.START + i / 4 * 1_000_000_000L,
        TestRows.START + i / 10 * 5L,
        i % 5 == 0 ? 17 : 9,
        i % 9 == 0 ? "api" : "shop",
        "app-" + i % 2 + ".log",
        1 + i / 2,
        i % 6,
        Redacted.kept(text, i % 50 == 0 ? 3 | kinds : 0),
        Math.min(9, text.length()),
        text.length(),
        70 + i / 10);
  }
}

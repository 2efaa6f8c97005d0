package nightjar.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nightjar.redact.Redacted;
import nightjar.search.Candidate;
import nightjar.store.LogRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows go into a block and come out of it. */
class BlockTest {
  @TempDir Path folder = Path.of("");

  @Test
  void rows_comeBackAsTheyWere() {
    try (BlockWriter writer = new BlockWriter()) {
      for (int seed = 0; seed < 60; seed++) {
        SplittableRandom random = new SplittableRandom(seed);
        List<LogRow> rows = TestRows.random(random, 1 + random.nextInt(700));

        byte[] bytes = writer.write(rows);

        Block block = Block.open(MemorySegment.ofArray(bytes));
        assertThat(block.rows()).as("seed %s", seed).isEqualTo(rows);
        int from = random.nextInt(rows.size());
        int to = from + random.nextInt(rows.size() - from);
        assertThat(block.rows(from, to)).isEqualTo(rows.subList(from, to));
        assertThat(Block.open(MemorySegment.ofArray(bytes)).row(from)).isEqualTo(rows.get(from));
        assertThat(TestRows.write(rows)).as("a fresh writer's bytes").isEqualTo(bytes);
      }
    }
  }

  @Test
  void rowsInAnyOrder_comeBackOneByOne() {
    for (int seed = 0; seed < 40; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int count = 1 + random.nextInt(700);
      List<LogRow> rows =
          seed % 2 == 0
              ? TestRows.random(random, count)
              : TestRows.clocked(random, random.nextInt(9), count);
      Block block = TestRows.block(rows);
      for (int i = 0; i < 2 * count; i++) {
        int place = random.nextInt(count);
        LogRow row = rows.get(place);
        Candidate candidate = block.candidate(place);

        assertThat(candidate.timeNanos()).as("seed %s", seed).isEqualTo(row.timeNanos());
        assertThat(candidate.observedNanos()).isEqualTo(row.observedNanos());
        assertThat(candidate.severity()).isEqualTo(row.severity());
        assertThat(candidate.service()).isEqualTo(row.service());
        assertThat(candidate.source()).isEqualTo(row.source());
        assertThat(candidate.shape()).isEqualTo(row.shape());
        assertThat(block.row(place)).as("seed %s", seed).isEqualTo(row);
      }
    }
  }

  @Test
  void tallies_countWhatRowsHave() {
    for (int seed = 0; seed < 40; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<LogRow> rows = TestRows.random(random, 1 + random.nextInt(300));
      Block block = TestRows.block(rows);
      RowSet some = new RowSet(rows.size());
      for (int i = random.nextInt(rows.size() + 1); i > 0; i--) {
        some.add(random.nextInt(rows.size()));
      }
      for (RowSet each : List.of(some, some.not(), RowSet.all(rows.size()))) {
        List<LogRow> chosen =
            IntStream.range(0, rows.size()).filter(each::contains).mapToObj(rows::get).toList();

        assertThat(counts(block.severities(each))).isEqualTo(counts(chosen, LogRow::severity));
        assertThat(counts(block.services(each))).isEqualTo(counts(chosen, LogRow::service));
        assertThat(counts(block.sources(each))).isEqualTo(counts(chosen, LogRow::source));
        assertThat(counts(block.shapes(each))).isEqualTo(counts(chosen, LogRow::shape));
      }
    }
  }

  private static <T> Map<T, Integer> counts(List<Tally<T>> tallies) {
    return tallies.stream().collect(Collectors.toMap(Tally::value, Tally::rows));
  }

  private static <T> Map<T, Integer> counts(List<LogRow> rows, Function<LogRow, T> field) {
    return rows.stream().collect(Collectors.toMap(field, _ -> 1, Integer::sum));
  }

  @Test
  void fullBlock_comesBack() {
    List<LogRow> rows = TestRows.random(new SplittableRandom(1), BlockWriter.MAX_ROWS);
    assertThat(TestRows.block(rows).rows()).isEqualTo(rows);
  }

  @Test
  void mappedFile_isReadInPlace() throws Exception {
    List<LogRow> rows = TestRows.random(new SplittableRandom(2), 500);
    Path file = Files.write(folder.resolve("a.block"), TestRows.write(rows));
    try (Arena arena = Arena.ofConfined();
        FileChannel channel = FileChannel.open(file)) {
      MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      assertThat(Block.open(mapped).rows()).isEqualTo(rows);
    }
  }

  @Test
  void halfASurrogate_isReplacedWithoutMovingTheMessage() {
    LogRow row =
        new LogRow(
            1, 5, 6, 9, "a\ud83e", "b\udd89", 1, 7, Redacted.kept("\udd89 ab\ud83e c"), 2, 5, 1);

    Block block = TestRows.block(List.of(row));

    assertThat(block.row(0).text()).isEqualTo("\ufffd ab\ufffd c");
    assertThat(block.row(0).message()).isEqualTo("ab\ufffd");
    assertThat(block.row(0).service()).isEqualTo("a\ufffd");
    assertThat(block.row(0).source()).isEqualTo("b\ufffd");
    assertThat(block.rowsWith("AB\ud83e").count()).isEqualTo(1);
  }

  @Test
  void head_saysWhatIsInTheBlock() {
    List<LogRow> rows =
        List.of(
            new LogRow(7, 50, 60, 9, "a", "x", 1, 3, Redacted.kept("one"), 0, 3, 11),
            new LogRow(8, -40, 61, 17, "b", "x", 2, 4, Redacted.kept("four \u00e4"), 0, 4, 12),
            new LogRow(9, 45, 61, 9, "a", "x", 3, 3, Redacted.kept("six"), 0, 4, 12));

    BlockHead head = TestRows.block(rows).head();

    assertThat(head.firstNumber()).isEqualTo(7);
    assertThat(head.lastNumber()).isEqualTo(9);
    assertThat(head.rows()).isEqualTo(3);
    assertThat(head.textBytes()).isEqualTo(3 + 7 + 3);
    assertThat(head.times()).isEqualTo(new Span(-40, 50));
    assertThat(head.observed()).isEqualTo(new Span(60, 61));
    assertThat(head.arrivals()).isEqualTo(new Span(11, 12));
    assertThat(head.severities()).containsExactly(new Tally<>(9, 2), new Tally<>(17, 1));
    assertThat(head.services()).containsExactly(new Tally<>("a", 2), new Tally<>("b", 1));
    assertThat(head.sources()).containsExactly(new Tally<>("x", 3));
    assertThat(head.shapes()).containsExactly(new Tally<>(3L, 2), new Tally<>(4L, 1));
  }

  @Test
  void repeatedLines_takeFewBytes() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      texts.add("2026-03-01 10:00:%02d worker-7 done in %d ms".formatted(i / 200, 30 + i % 2));
    }
    assertThat(TestRows.write(TestRows.rows(texts)).length).isLessThan(3_000);
  }

  @Test
  void timesThatTextsShow_comeBack() {
    for (int seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<LogRow> rows = TestRows.clocked(random, 5, 1 + random.nextInt(900));

      byte[] bytes = TestRows.write(rows);

      assertThat(Block.open(MemorySegment.ofArray(bytes)).rows()).isEqualTo(rows);
      long from = TestRows.START + random.nextLong(40_000_000_000_000L);
      long to = from + random.nextLong(40_000_000_000_000L);
      RowSet between = Block.open(MemorySegment.ofArray(bytes)).rowsBetween(from, to);
      for (int i = 0; i < rows.size(); i++) {
        long time = rows.get(i).timeNanos();
        assertThat(between.contains(i)).as("row %s", i).isEqualTo(time >= from && time < to);
      }
    }
  }

  @Test
  void timesThatTextsShow_takeNoBytes() {
    SplittableRandom random = new SplittableRandom(8);
    List<LogRow> told = new ArrayList<>();
    List<LogRow> other = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      long millis = random.nextLong(3_600_000);
      String text =
          "2026-03-01T10:%02d:%02d.%03dZ ready"
              .formatted(millis / 60_000, millis / 1000 % 60, millis % 1000);
      told.add(timed(i, TestRows.START + millis * 1_000_000, text));
      other.add(timed(i, TestRows.START + random.nextLong(3_600_000) * 1_000_000, text));
    }
    assertThat(TestRows.write(told).length + 2 * 5000).isLessThan(TestRows.write(other).length);
  }

  private static LogRow timed(int i, long time, String text) {
    return new LogRow(
        i, time, 0, 9, "shop", "app.log", i, 7, Redacted.kept(text), 0, text.length(), 1);
  }

  @Test
  void wrongRows_areRefused() {
    LogRow one = TestRows.row(1, "a");
    LogRow three = TestRows.row(3, "b");
    List<LogRow> many =
        IntStream.rangeClosed(0, BlockWriter.MAX_ROWS).mapToObj(i -> TestRows.row(i, "a")).toList();
    assertThatThrownBy(() -> TestRows.write(List.of())).hasMessageContaining("not 0");
    assertThatThrownBy(() -> TestRows.write(many)).hasMessageContaining("not 65537");
    assertThatThrownBy(() -> TestRows.write(List.of(one, three)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 2 is missing");
  }

  @Test
  void tooMuchText_isRefused() {
    String text = "x".repeat(1 << 20);
    List<LogRow> rows =
        IntStream.rangeClosed(0, BlockWriter.MAX_TEXT_BYTES >> 20)
            .mapToObj(i -> TestRows.row(i, text))
            .toList();
    assertThatThrownBy(() -> TestRows.write(rows)).hasMessageContaining("more than 67108864 bytes");
    assertThat(TestRows.block(rows.subList(0, 40)).row(39).text()).isEqualTo(text);
  }
}

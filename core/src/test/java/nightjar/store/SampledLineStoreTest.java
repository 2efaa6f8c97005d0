package nightjar.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nightjar.LineRef;
import nightjar.TimeRange;
import nightjar.detect.Records;
import nightjar.stats.TimeGrid;
import org.junit.jupiter.api.Test;

class SampledLineStoreTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long START = 1_772_000_000L * SECOND;

  private final TimeGrid grid = new TimeGrid();
  private final SampledLineStore store = new SampledLineStore(grid, number -> number + ".log");
  private final Records records = new Records();

  private void offer(int shape, long timeNanos, String line) {
    store.offer(records.of(shape, 0, timeNanos, line));
  }

  private List<LineRef> all(int shape) {
    return store.lines(List.of(shape), null, Integer.MAX_VALUE);
  }

  @Test
  void firstLineOfEachShape_isKept_howeverLongTheRun() {
    for (int seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      TimeGrid columns = new TimeGrid();
      SampledLineStore kept = new SampledLineStore(columns, number -> "a.log");
      long[] first = new long[40];
      long now = START;
      for (int line = 1; line <= 30_000; line++) {
        now += random.nextInt(1 + line / 4) * SECOND / 10;
        int shape = random.nextInt(40) * random.nextInt(40) / 40;
        first[shape] = first[shape] == 0 ? line : first[shape];
        kept.offer(records.of(shape, 0, now, "line " + line + " of shape " + shape));
      }
      assertThat(columns.generation()).as("foldings").isGreaterThan(8);
      for (int shape = 0; shape < first.length; shape++) {
        List<LineRef> lines = kept.lines(List.of(shape), null, 1);
        String expected = "line " + first[shape] + " of shape " + shape;
        assertThat(lines.stream().map(LineRef::text))
            .containsExactlyElementsOf(first[shape] == 0 ? List.of() : List.of(expected));
      }
    }
  }

  @Test
  void burstInALongRun_keepsItsFirstLine_toTheColumn() {
    for (int seed = 0; seed < 100; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      TimeGrid columns = new TimeGrid();
      SampledLineStore kept = new SampledLineStore(columns, number -> "a.log");
      int minutes = 200 + random.nextInt(4_000);
      int burst = minutes / 4 + random.nextInt(minutes / 2);
      for (int minute = 0; minute < minutes; minute++) {
        int lines = minute == burst ? 400 : random.nextInt(5);
        for (int i = 0; i < lines; i++) {
          long time = START + minute * 60L * SECOND + i * 60L * SECOND / lines;
          kept.offer(records.of(0, 0, time, (minute == burst ? "burst " : "usual ") + i));
        }
      }
      long at = START + burst * 60L * SECOND;
      int column = columns.column(at);
      TimeRange range = new TimeRange(columns.startNanos(column), at + 60 * SECOND);
      List<LineRef> lines = kept.lines(List.of(0), range, 5);
      assertThat(lines).as("seed %d: burst at minute %d of %d", seed, burst, minutes).isNotEmpty();
      if (columns.startNanos(column) == at) {
        assertThat(lines.getFirst().text()).isEqualTo("burst 0");
      }
    }
  }

  @Test
  void rareShape_keepsEveryLine_asFarAsColumnsTellThemApart() {
    for (int i = 0; i < 100; i++) {
      offer(3, START + i * 5L * SECOND, "rare " + i);
      for (int j = 0; j < 50; j++) {
        offer(4, START + i * 5L * SECOND + j, "common " + j);
      }
    }
    assertThat(all(3).stream().map(LineRef::text))
        .containsExactlyElementsOf(IntStream.range(0, 100).mapToObj(i -> "rare " + i).toList());
  }

  @Test
  void restOfALongRun_isAnEvenChoice() {
    for (int i = 0; i < 50_000; i++) {
      offer(0, START + i * SECOND, "steady " + i);
    }
    List<LineRef> kept = all(0);
    assertThat(kept).hasSizeBetween(32, TimeGrid.MAX_COLUMNS);
    for (int i = 1; i < kept.size(); i++) {
      long apart = kept.get(i).timeNanos() - kept.get(i - 1).timeNanos();
      assertThat(apart).isLessThan(50_000 * SECOND / 16);
    }
    assertThat(kept.getLast().timeNanos()).isGreaterThan(START + 45_000 * SECOND);
  }

  @Test
  void text_isBounded_whateverIsOffered() {
    String line = "x".repeat(2_000);
    int shapes = 3_000;
    for (int minute = 0; minute < 400; minute++) {
      for (int shape = minute % 4; shape < shapes; shape += 4) {
        offer(shape, START + minute * 60L * SECOND, line);
      }
    }
    assertThat(keptBytes(shapes)).isLessThanOrEqualTo(SampledLineStore.MAX_TEXT_BYTES);
    assertThat(IntStream.range(0, shapes)).noneMatch(shape -> all(shape).isEmpty());
    assertThat(all(0).getFirst().text()).hasSize(SampledLineStore.MAX_LINE_BYTES);
  }

  @Test
  void text_isBounded_withAsManyShapesAsTheMinerHas() {
    String line = "x".repeat(SampledLineStore.MAX_LINE_BYTES);
    int shapes = 32_768;
    for (int second = 0; second < 5; second++) {
      for (int shape = 0; shape < shapes; shape++) {
        offer(shape, START + second * SECOND, line);
      }
    }
    assertThat(keptBytes(shapes)).isLessThanOrEqualTo(SampledLineStore.MAX_TEXT_BYTES);
    assertThat(IntStream.range(0, shapes)).noneMatch(shape -> all(shape).isEmpty());
  }

  private long keptBytes(int shapes) {
    return IntStream.range(0, shapes)
        .mapToLong(shape -> all(shape).stream().mapToLong(line -> line.text().length()).sum())
        .sum();
  }

  @Test
  void lines_areThoseOfTheRange_inOrderOfTimeSourceAndLine() {
    for (int source : new int[] {2, 0, 1}) {
      records.source(source);
      for (int i = 0; i < 30; i++) {
        offer(i % 3 + 3 * (2 - source), START + i * SECOND, source + " " + i);
      }
    }
    TimeRange range = new TimeRange(START + 5 * SECOND, START + 20 * SECOND);
    List<Integer> shapes = IntStream.range(0, 9).boxed().toList();
    List<LineRef> lines = store.lines(shapes, range, 1_000);
    assertThat(lines)
        .hasSize(45)
        .isSortedAccordingTo(
            Comparator.comparingLong(LineRef::timeNanos)
                .thenComparing(LineRef::file)
                .thenComparingLong(LineRef::line))
        .allMatch(
            line -> line.timeNanos() >= range.fromNanos() && line.timeNanos() < range.toNanos());
    assertThat(lines.getFirst()).isEqualTo(new LineRef("0.log", 6, START + 5 * SECOND, 0, "0 5"));
    assertThat(store.lines(List.of(7), range, 1_000).stream().map(LineRef::text))
        .containsExactly("0 7", "0 10", "0 13", "0 16", "0 19");
  }

  @Test
  void limit_keepsTheEarliest_andSpreadsTheRest() {
    for (int i = 0; i < 100; i++) {
      offer(0, START + i * SECOND, "line " + i);
    }
    assertThat(store.lines(List.of(0), null, 5).stream().map(LineRef::text))
        .containsExactly("line 0", "line 20", "line 40", "line 60", "line 80");
    assertThat(store.lines(List.of(0), null, 0)).isEmpty();
    assertThat(store.lines(List.of(7_000), null, 5)).isEmpty();
  }

  @Test
  void linesOfSessions_holdTheIdAsAWord() {
    offer(0, START, "req-17 begins");
    offer(1, START + SECOND, "done with (req-17)");
    offer(1, START + 2 * SECOND, "done with req-171");
    offer(2, START + 3 * SECOND, "x-req-17 is another");
    offer(2, START + 5 * SECOND, "user=anna req=req-18");
    assertThat(store.linesOfSessions(Set.of("req-17"), List.of(), 9).stream().map(LineRef::text))
        .containsExactly("req-17 begins", "done with (req-17)");
    assertThat(store.linesOfSessions(Set.of("req-17"), List.of(1), 9).stream().map(LineRef::text))
        .containsExactly("done with (req-17)");
    assertThat(
            store.linesOfSessions(Set.of("req-17", "req-18"), List.of(), 9).stream()
                .map(LineRef::text))
        .containsExactly("req-17 begins", "done with (req-17)", "user=anna req=req-18");
    assertThat(store.linesOfSessions(Set.of("req-1"), List.of(), 9)).isEmpty();
  }

  @Test
  void recordsWithoutTime_areSampledAlongTheRun() {
    for (int i = 0; i < 3_000; i++) {
      offer(0, LineRef.NO_TIME, "no time " + i);
    }
    assertThat(all(0).getFirst().text()).isEqualTo("no time 0");
    assertThat(all(0)).allMatch(line -> line.timeNanos() == LineRef.NO_TIME);
    assertThat(store.lines(List.of(0), new TimeRange(0, START), 9)).isEmpty();
    assertThat(store.lastTime(0)).isEqualTo(LineRef.NO_TIME);
    assertThat(grid.isEmpty()).isTrue();
    for (int i = 0; i < 100_000; i++) {
      offer(0, LineRef.NO_TIME, "no time " + (3_000 + i));
    }
    assertThat(all(0)).hasSizeGreaterThan(4);
  }

  @Test
  void lastTime_isTheLatest_notTheLastOffered() {
    offer(5, START + 7 * SECOND, "a");
    offer(5, START + 3 * SECOND, "b");
    assertThat(store.lastTime(5)).isEqualTo(START + 7 * SECOND);
    assertThat(store.lastTime(6)).isEqualTo(LineRef.NO_TIME);
    assertThat(store.lastTime(60_000)).isEqualTo(LineRef.NO_TIME);
  }

  @Test
  void longLine_isCut() {
    String line = "é".repeat(2_000);
    offer(0, START, "x" + line);
    byte[] bytes = all(0).getFirst().text().getBytes(StandardCharsets.UTF_8);
    assertThat(bytes.length).isLessThanOrEqualTo(SampledLineStore.MAX_LINE_BYTES + 2);
    assertThat(all(0).getFirst().text()).startsWith("xééé");
  }
}

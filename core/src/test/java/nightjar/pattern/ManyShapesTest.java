package nightjar.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nightjar.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What free text does to the table of shapes: it stays small, and nothing is lost. */
class ManyShapesTest {
  private static final int MANY = 50_000;
  private static final int LARGE = 400_000;

  @Test
  void threeFreeWordsInALine_areOnePattern_inAnyOrderAndAfterARestart() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      lines.add("worker " + word(i) + " finished task " + word(7 * i) + " for " + word(11 * i));
    }
    MinedLines mined = MinedLines.of(lines);
    assertThat(mined.texts()).containsExactly("worker <*> finished task <*> for <*>");
    assertThat(mined.miner.shapes()).isLessThan(2 * Bucket.LIVE);
    assertThat(mined.counts().values()).containsExactly((long) MANY);
    Collections.shuffle(lines, new Random(1));
    assertThat(MinedLines.of(lines).counts()).isEqualTo(mined.counts());
    Model half = MinedLines.of(lines.subList(0, MANY / 2)).model(Model.EMPTY);
    Model rest = MinedLines.of(lines.subList(MANY / 2, MANY)).model(Model.EMPTY);
    assertThat(MinedLines.knowing(half.plus(rest)).texts()).isEqualTo(mined.texts());
    assertThat(half.plus(rest).shapes().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(MANY);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void wordsWithNothingInCommon_areOneMarkedPattern(int words) {
    Random random = new Random(words);
    MinedLines mined = new MinedLines();
    for (int i = 0; i < MANY; i++) {
      mined.add(freeWords(words, random));
    }
    assertThat(mined.miner.view().patterns()).hasSize(1).allMatch(LogPattern::isRest);
    assertThat(mined.miner.shapes()).isLessThan(2 * Bucket.LIVE + 2);
    assertThat(counted(mined)).isEqualTo(MANY);
  }

  @Test
  void rareLineAmongThem_isFound_andOneThatComesOftenLeavesTheRest() {
    Random random = new Random(3);
    MinedLines mined = new MinedLines();
    for (int i = 0; i < MANY; i++) {
      mined.add("worker " + word(i) + " finished task " + freeWords(3, random));
      mined.add(freeWords(4, random));
      if (i == MANY / 2) {
        mined.add("reactor core nearly melted in sector seven", 0, Severity.FATAL);
      }
      if (i % 1_000 == 0) {
        mined.add("payment gateway stays down");
      }
    }
    PatternView view = mined.miner.view();
    assertThat(view.patterns())
        .filteredOn(pattern -> pattern.severity() == Severity.FATAL)
        .hasSize(1)
        .noneMatch(LogPattern::isRest)
        .allMatch(pattern -> pattern.count() == 1);
    assertThat(view.patterns())
        .filteredOn(pattern -> pattern.text().equals("payment gateway stays down"))
        .extracting(LogPattern::count)
        .containsExactly(MANY / 1_000L);
    assertThat(counted(mined)).isEqualTo(2L * MANY + 1 + MANY / 1_000);
  }

  @Test
  void noiseOfOneSource_doesNotHideWhatIsNewInAnother() {
    MinedLines mined = new MinedLines();
    for (int i = 0; i < 20_000; i++) {
      mined.add(freeWords(3, new Random(i)), 0, 0);
    }
    mined.add("database lost power", 1, 0);
    assertThat(mined.texts()).contains("database lost power");
  }

  @Test
  void wordsThatAllComeOften_doNotMakeAShapeEach() {
    Random random = new Random(4);
    MinedLines mined = new MinedLines();
    for (int i = 0; i < MANY; i++) {
      mined.add(
          random.ints(6, 0, 9).mapToObj(ManyShapesTest::word).collect(Collectors.joining(" ")));
    }
    assertThat(mined.miner.shapes()).isLessThan(3 * Bucket.LIVE);
    assertThat(counted(mined)).isEqualTo(MANY);
  }

  @Test
  void aMillionDifferentShapes_areCountedInBoundedMemory() {
    Random random = new Random(5);
    List<String> marks = List.of(":", ";", "|", ",", "(", "word", "other");
    MinedLines mined = new MinedLines();
    int lines = 300_000;
    for (int i = 0; i < lines; i++) {
      String form =
          random
              .ints(random.nextInt(8), 0, marks.size())
              .mapToObj(marks::get)
              .collect(Collectors.joining(" "));
      mined.add(freeWords(1 + random.nextInt(5), random) + " " + form, random.nextInt(300), i % 25);
    }
    assertThat(mined.miner.shapes()).isLessThanOrEqualTo(PatternMiner.MAX_SHAPES);
    assertThat(counted(mined)).isEqualTo(lines);
    assertThat(mined.miner.view().patterns().stream().mapToLong(LogPattern::count).sum())
        .isEqualTo(lines);
  }

  @Test
  void lineUnlikeTheFlood_isTold_thoughItComesAfterAllRoomWasTaken() {
    Random random = new Random(6);
    MinedLines mined = new MinedLines();
    for (int i = 0; i < LARGE; i++) {
      mined.add(freeWords(3 + random.nextInt(6), random), i % 300, Severity.INFO);
    }
    long full = mined.miner.overflow();
    mined.add("kernel panic - not syncing: Attempted to kill init!", 7, Severity.INFO);
    mined.add("payment declined for order 17", 0, Severity.ERROR);
    mined.add("warp core breach", 299, Severity.FATAL);
    assertThat(full).isPositive();
    assertThat(mined.miner.overflow()).isEqualTo(full);
    assertThat(mined.miner.view().patterns())
        .filteredOn(pattern -> pattern.count() == 1 && pattern.firstOrdinal() >= LARGE)
        .extracting(LogPattern::text)
        .containsExactlyInAnyOrder(
            "kernel panic - not syncing: Attempted to kill init!",
            "payment declined for order <*>",
            "warp core breach");
    assertThat(counted(mined)).isEqualTo(LARGE + 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_100, MANY})
  void lineUnlikeTheFlood_isTold_thoughItHasItsForm(int lines) {
    Random random = new Random(7);
    MinedLines mined = new MinedLines();
    for (int i = 0; i < lines; i++) {
      mined.add(freeWords(4, random) + " 17", 0, Severity.INFO);
      mined.add(freeWords(2, random) + " - " + freeWords(2, random) + ": " + word(i), 0, 0);
    }
    mined.add("payment gateway lost power 17", 0, Severity.ERROR);
    mined.add("payment declined for order 17", 0, Severity.INFO);
    mined.add("quota database disk segfault 17", 0, Severity.INFO);
    mined.add("kernel panic - not syncing: init", 0, 0);
    List<LogPattern> patterns = mined.miner.view().patterns();
    assertThat(patterns)
        .filteredOn(pattern -> pattern.count() == 1)
        .extracting(LogPattern::text)
        .containsExactlyInAnyOrder(
            "payment gateway lost power <*>",
            "payment declined for order <*>",
            "quota database disk segfault <*>",
            "kernel panic - not syncing: init");
    assertThat(counted(mined)).isEqualTo(2L * lines + 4);
  }

  @Test
  void floodOfLinesThatEachComeOften_leavesRoomToo() {
    MinedLines mined = new MinedLines();
    for (int i = 0; i < LARGE / 10; i++) {
      String line = freeWords(1 + i % 60, new Random(i));
      for (int times = 0; times < PatternMiner.HEAVY; times++) {
        mined.add(line, 0, Severity.INFO);
      }
    }
    mined.add("payment gateway lost power", 0, Severity.ERROR);
    assertThat(mined.texts()).contains("payment gateway lost power");
    assertThat(mined.miner.shapes()).isLessThanOrEqualTo(PatternMiner.MAX_SHAPES);
    assertThat(counted(mined)).isEqualTo(LARGE / 10 * PatternMiner.HEAVY + 1L);
  }

  @Test
  void evidence_isKeptBySourceGroup() {
    MinedLines mined = new MinedLines();
    for (int i = 0; i < 6; i++) {
      mined.add("job " + i + " done", i % 2, Severity.INFO);
    }
    mined.add("job 7 done", 255, 0);
    mined.add("job 7 done", 4_000, 0);
    assertThat(mined.miner.evidence(source -> "s" + source).sources())
        .isEqualTo(
            Map.of(
                "s0", Map.of("job <*> done", 3L),
                "s1", Map.of("job <*> done", 3L),
                "", Map.of("job <*> done", 2L)));
    assertThat(mined.miner.count(0)).isEqualTo(8);
  }

  @Test
  void templatesOfSenders_areShapedLikeLines() {
    MinedLines mined = new MinedLines();
    Set<Integer> shapes = new TreeSet<>();
    for (String template :
        List.of(
            "Order {} shipped to {}",
            "Order {orderId} shipped to ${city}",
            "Order %s shipped to %-20s",
            "Order <*> shipped to <city>",
            "Order %{id} shipped to %{city}")) {
      shapes.add(mined.addTemplate(template));
    }
    shapes.add(mined.add("Order 17 shipped to 4711"));
    assertThat(shapes).hasSize(1);
    assertThat(mined.texts()).containsExactly("Order <*> shipped to <*>");
    mined.addTemplate("{".repeat(100_000) + "%".repeat(100_000));
    mined.addTemplate("a ".repeat(1_000_000));
    assertThat(mined.miner.shape(mined.miner.shapes() - 1).tokens().size()).isLessThan(70);
    assertThat(mined.miner.shape(1).text().length()).isLessThan(20_000);
  }

  private static long counted(MinedLines mined) {
    long sum = 0;
    for (int shape = 0; shape < mined.miner.shapes(); shape++) {
      sum += mined.miner.count(shape);
    }
    return sum;
  }

  private static String freeWords(int words, Random random) {
    return random
        .ints(words, 0, Integer.MAX_VALUE)
        .mapToObj(ManyShapesTest::word)
        .collect(Collectors.joining(" "));
  }

  private static String word(int number) {
    return MinedLines.word(number);
  }
}

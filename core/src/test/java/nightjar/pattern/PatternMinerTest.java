package nightjar.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import nightjar.Severity;
import nightjar.shape.FastKey;
import nightjar.shape.Slots;
import org.junit.jupiter.api.Test;

class PatternMinerTest {
  private static final List<String> VERBS =
      List.of("start", "stop", "open", "close", "read", "write");
  private final FastKey key = new FastKey(1);
  private final Slots slots = new Slots();

  @Test
  void linesOfOneKind_areOnePattern() {
    PatternMiner miner = mine(List.of("job 1 done", "job 2 done", "disk full"));
    assertThat(miner.view().patterns())
        .extracting(LogPattern::text)
        .containsExactly("job <*> done", "disk full");
    assertThat(miner.view().patterns()).extracting(LogPattern::count).containsExactly(2L, 1L);
  }

  @Test
  void manyNamesInOnePlace_areAVariable() {
    List<String> lines = new ArrayList<>();
    for (String name : List.of("anna", "bert", "carl", "dora", "emil", "fred")) {
      lines.add("session opened by " + name + " today");
    }
    assertThat(mine(lines).view().patterns())
        .extracting(LogPattern::text)
        .containsExactly("session opened by <*> today");
  }

  @Test
  void fewWordsInOnePlace_stayApart() {
    assertThat(mine(List.of("service started now", "service stopped now")).view().size())
        .isEqualTo(2);
  }

  @Test
  void bracketedWordBesideANumber_isAVariable() {
    assertThat(texts(of("cannot chdir ( pwd ) for job", "cannot chdir ( home ) for job")))
        .hasSize(2);
    assertThat(texts(of("cannot chdir ( pwd ) for job", "cannot chdir <*> for job")))
        .containsExactly("cannot chdir <*> for job");
  }

  @Test
  void keysOfADump_areAVariable_keysOfARecordAreNot() {
    List<String> keys = List.of("java.home", "os.name", "user.dir", "java.io.tmp", "a.b");
    List<String> shapes =
        keys.stream().map(each -> "Server environment : " + each + " = <*>").toList();
    assertThat(texts(shapes)).hasSize(1);
    assertThat(texts(shapes.subList(0, 4))).hasSize(4);
    assertThat(texts(shapes.stream().map(each -> each + " ok").toList())).hasSize(5);
  }

  @Test
  void constantsInCapitals_areAVariableInTheMiddleOfALine() {
    assertThat(
            texts(
                of(
                    "set node condition : NOT_READY for pod",
                    "set node condition : OUT_OF_DISK for pod")))
        .hasSize(1);
    assertThat(texts(of("set node condition : NOT_READY", "set node condition : OUT_OF_DISK")))
        .hasSize(2);
  }

  @Test
  void longShapesWithOneHead_areOne_fromTwentyOn() {
    List<String> shapes = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      shapes.add("dump of : " + "word ".repeat(62 + i) + letters(i));
    }
    assertThat(texts(shapes)).containsExactly("dump of: <...>");
    assertThat(texts(shapes.subList(0, 19))).hasSize(19);
  }

  private static List<String> of(String... shapes) {
    return List.of(shapes);
  }

  private static List<String> texts(List<String> shapes) {
    PatternMiner miner = new PatternMiner();
    Map<String, Long> counts = new TreeMap<>();
    shapes.forEach(shape -> counts.put(shape, 1L));
    miner.join(counts);
    return miner.view().patterns().stream().map(LogPattern::text).toList();
  }

  @Test
  void rarePatternThatACommonOneCovers_isAbsorbed() {
    List<String> lines =
        new ArrayList<>(Collections.nCopies(30, "Invalid user 0101 from 10.1.1.1"));
    lines.add("Invalid user pi 77 from 10.1.1.1");
    lines.add("Invalid user admin 5 x9 from 10.1.1.1");
    assertThat(mine(lines).view().size()).isEqualTo(1);
  }

  @Test
  void orderOfLines_doesNotMatter() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      lines.add("user u" + i % 7 + " did " + VERBS.get(i % VERBS.size()) + " on host");
      lines.add("task " + "abcdefghij".charAt(i % 10) + "x finished in " + i + " ms");
    }
    Map<String, Long> expected = countsByText(mine(lines).view());
    for (int seed = 0; seed < 10; seed++) {
      List<String> shuffled = new ArrayList<>(lines);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(countsByText(mine(shuffled).view())).isEqualTo(expected);
    }
  }

  @Test
  void everyLineIsCounted_whenShapesOverflow() {
    PatternMiner miner = new PatternMiner();
    int lines = 0;
    for (int marks = 0; marks % 1_000 != 0 || miner.overflow() < 5_000; marks++) {
      String form = Integer.toString(marks, 4).replaceAll("(?<=.)", " ");
      for (int c = 0; c < 4; c++) {
        form = form.replace("0123".charAt(c), ":;|,".charAt(c));
      }
      observe(miner, letters(marks) + " " + form + " is so", Severity.INFO);
      lines++;
    }
    observe(miner, "it | | | | exploded ; |", Severity.FATAL);
    assertThat(miner.shapes()).isLessThanOrEqualTo(PatternMiner.MAX_SHAPES);
    long total = 0;
    for (int shape = 0; shape < miner.shapes(); shape++) {
      total += miner.count(shape);
    }
    assertThat(total).isEqualTo(lines + 1L);
    assertThat(miner.shape(miner.shapes() - 1).text()).isEqualTo("it | | | | exploded ; |");
    assertThat(miner.view().patterns().stream().filter(LogPattern::isRest)).hasSize(1);
  }

  @Test
  void keysForgotten_leaveShapesAndCountsAsTheyAre() {
    PatternMiner miner = new PatternMiner();
    for (int i = 0; i < PatternMiner.MAX_KEYS + 1_000; i++) {
      observe(miner, "open /" + letters(i) + "/" + letters(i) + "/x done", 0);
    }
    assertThat(miner.shapes()).isEqualTo(1);
    assertThat(miner.count(0)).isEqualTo(PatternMiner.MAX_KEYS + 1_000L);
  }

  @Test
  void severity_isTheHighestThatATenthHave_orGuessedFromWords() {
    PatternMiner miner = new PatternMiner();
    for (int i = 0; i < 10; i++) {
      observe(miner, "request " + i + " handled", i == 0 ? Severity.ERROR : Severity.INFO);
      observe(miner, "Connection refused by " + i, Severity.UNSPECIFIED);
    }
    assertThat(miner.view().patterns()).extracting(LogPattern::severity).containsExactly(17, 17);
  }

  private PatternMiner mine(List<String> lines) {
    PatternMiner miner = new PatternMiner();
    lines.forEach(line -> observe(miner, line, 0));
    return miner;
  }

  private void observe(PatternMiner miner, String line, int severity) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(bytes, bytes.length + 64);
    miner.observe(key.of(padded, 0, bytes.length, slots), 0, padded, 0, bytes.length, severity);
  }

  private static Map<String, Long> countsByText(PatternView view) {
    Map<String, Long> counts = new TreeMap<>();
    view.patterns().forEach(pattern -> counts.put(pattern.id() + pattern.text(), pattern.count()));
    return counts;
  }

  /** A word without digits, different for every number. */
  private static String letters(int number) {
    StringBuilder word = new StringBuilder("q");
    for (int n = number; n > 0; n /= 26) {
      word.append((char) ('a' + n % 26));
    }
    return word.toString();
  }
}

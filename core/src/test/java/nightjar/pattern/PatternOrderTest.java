package nightjar.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nightjar.shape.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Patterns are a function of the evidence: not of its order, its parts, or what was asked before.
 */
class PatternOrderTest {
  private static final List<String> WORDS =
      List.of(
          "NODE_UP",
          "LINK_DOWN_HARD",
          "a.b",
          "os.name",
          "java.home",
          "x.y.z",
          "user.dir",
          "{",
          "}",
          "job",
          "task",
          "user",
          "worker",
          "started",
          "stopped",
          "failed",
          "for",
          "from",
          "to",
          "at",
          "in",
          "of",
          "with",
          "disk",
          "node",
          "a-b",
          "x_y",
          "c/d",
          "=",
          ":",
          "(",
          ")",
          "[",
          "]",
          "\"",
          "'",
          ",",
          "7",
          "99",
          "10.0.0.1",
          "KB",
          "ms",
          "true",
          "anna",
          "bert",
          "carl",
          "dora",
          "emil",
          "fred",
          "gina",
          "hans",
          "done.",
          "ok!",
          "中文",
          "é");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shuffledLines_giveTheSamePatterns(long seed) {
    List<String> lines = lines(seed);
    MinedLines first = MinedLines.of(lines);
    List<String> ids = first.ids(lines);
    for (int i = 0; i < 4; i++) {
      List<String> shuffled = new ArrayList<>(lines);
      Collections.shuffle(shuffled, new Random(100 * seed + i));
      MinedLines again = MinedLines.of(shuffled);
      assertThat(again.counts()).isEqualTo(first.counts());
      assertThat(again.ids(lines)).isEqualTo(ids);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 8})
  void shards_joinedInAnyOrder_giveThePatternsOfTheWhole(int parts) throws IOException {
    List<String> lines = lines(parts);
    List<String> ids = MinedLines.of(lines).ids(lines);
    List<Model> models = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      MinedLines shard = new MinedLines();
      for (int i = part; i < lines.size(); i += parts) {
        shard.add(lines.get(i));
      }
      models.add(stored(shard.model(Model.EMPTY)));
    }
    for (int i = 0; i < 4; i++) {
      Collections.shuffle(models, new Random(i));
      Model all = models.stream().reduce(Model.EMPTY, Model::plus);
      assertThat(all.records()).isEqualTo(lines.size());
      assertThat(MinedLines.knowing(all).ids(lines)).isEqualTo(ids);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void restarts_changeNothing(long seed) throws IOException {
    List<String> lines = lines(seed);
    MinedLines whole = MinedLines.of(lines);
    Random random = new Random(seed);
    Model model = Model.EMPTY;
    MinedLines run = new MinedLines();
    for (String line : lines) {
      if (random.nextInt(lines.size()) < 4) {
        model = stored(run.model(model));
        run = MinedLines.knowing(model);
      }
      run.add(line);
    }
    assertThat(run.ids(lines)).isEqualTo(whole.ids(lines));
    assertThat(run.model(model).shapes()).isEqualTo(whole.model(Model.EMPTY).shapes());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void viewsOnTheWay_changeNothing(long seed) {
    List<String> lines = lines(seed);
    MinedLines watched = new MinedLines();
    for (int i = 0; i < lines.size(); i++) {
      watched.add(lines.get(i));
      if (i % 61 == 0) {
        watched.miner.view();
      }
    }
    assertThat(watched.counts()).isEqualTo(MinedLines.of(lines).counts());
  }

  @Test
  void idsHandedOutOnTheWay_leadToThePatternOfToday() throws IOException {
    for (long seed = 1; seed <= 8; seed++) {
      List<String> lines = lines(seed);
      MinedLines watched = new MinedLines();
      Map<String, String> handedOut = new HashMap<>();
      for (int i = 0; i < lines.size(); i++) {
        watched.add(lines.get(i));
        if (i % 31 == 0) {
          handedOut.put(watched.ids(List.of(lines.get(i))).getFirst(), lines.get(i));
        }
      }
      for (MinedLines now :
          List.of(watched, MinedLines.knowing(stored(watched.model(Model.EMPTY))))) {
        PatternView view = now.miner.view();
        handedOut.forEach((id, line) -> assertThat(view.find(id)).as(id + " " + line).isPresent());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void patterns_areThoseOfThePlainRules(long seed) {
    agreesWithPlain(lines(seed));
  }

  @Test
  void patterns_areThoseOfThePlainRules_onManyAlike() {
    List<String> lines = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < 450; i++) {
      String three = word(random, 400) + " finished task " + word(random, 400);
      lines.add("worker " + three + " for " + word(random, 400));
      lines.add("node " + word(random, 9) + " left group " + word(random, 300) + " of ring");
      lines.add(word(random, 500) + " " + word(random, 500));
      lines.add(word(random, 40) + " went " + word(random, 40) + " then " + word(random, 3));
    }
    agreesWithPlain(lines);
  }

  @Test
  void patterns_areThoseOfThePlainRules_onRealLogs() throws IOException {
    Path folder = Path.of(System.getProperty("nightjar.shared", ""), "data", "templates_2k");
    if (!Files.isDirectory(folder)) {
      System.err.println("SKIPPED: no labelled samples, give their folder by -Dnightjar.shared=");
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith("_2k.log")).sorted().toList()) {
        agreesWithPlain(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
      }
    }
  }

  private static void agreesWithPlain(List<String> lines) {
    MinedLines mined = MinedLines.of(lines);
    Map<Shape, Long> counts = new HashMap<>();
    for (int shape = 0; shape < mined.miner.shapes(); shape++) {
      counts.put(mined.miner.shape(shape), mined.miner.count(shape));
    }
    PatternView view = mined.miner.view();
    Map<String, String> actual = new TreeMap<>();
    for (int shape = 0; shape < view.shapes(); shape++) {
      actual.put(view.shape(shape).text(), view.representative(view.patternOf(shape)).text());
    }
    Map<String, String> expected = new TreeMap<>();
    PlainPatterns.of(counts).forEach((shape, into) -> expected.put(shape.text(), into.text()));
    assertThat(actual).isEqualTo(expected);
  }

  private static String word(Random random, int different) {
    return MinedLines.word(random.nextInt(different));
  }

  /** Lines of a few hundred templates, each with places where few or many tokens stand. */
  private static List<String> lines(long seed) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    for (int t = 0; t < 60; t++) {
      List<List<String>> places =
          IntStream.range(0, 1 + random.nextInt(9)).mapToObj(i -> place(random)).toList();
      int times = 1 + random.nextInt(random.nextInt(10) == 0 ? 300 : 30);
      for (int i = 0; i < times; i++) {
        lines.add(
            places.stream()
                .map(place -> place.get(random.nextInt(place.size())))
                .collect(Collectors.joining(" ")));
      }
    }
    Collections.shuffle(lines, random);
    return lines;
  }

  private static List<String> place(Random random) {
    int choices = random.nextInt(4) == 0 ? 1 + random.nextInt(10) : 1;
    return IntStream.range(0, choices)
        .mapToObj(i -> WORDS.get(random.nextInt(WORDS.size())))
        .toList();
  }

  private static Model stored(Model model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFile.write(model, out);
    return ModelFile.read(new ByteArrayInputStream(out.toByteArray()));
  }
}

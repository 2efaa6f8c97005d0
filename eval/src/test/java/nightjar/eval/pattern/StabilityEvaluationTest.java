package nightjar.eval.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import nightjar.files.FileSource;
import nightjar.pipeline.ScanSettings;
import nightjar.source.LogSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StabilityEvaluationTest {
  private static final ScanSettings SETTINGS = ScanSettings.defaults(ZoneOffset.UTC);

  @TempDir Path folder;

  private LogSource log(String name, List<String> lines) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, lines);
    return new FileSource(name, file, false);
  }

  private static StabilityFigures figures(StabilityFigures.Run... runs) {
    return new StabilityFigures(10, 9, 4, 1, List.of(runs));
  }

  private static StabilityFigures.Run run(double linesEqual, double patternsEqual) {
    return new StabilityFigures.Run("shuffle", "some", 1, 0, 4, linesEqual, patternsEqual);
  }

  @Test
  void shufflesShardsAndRestarts_giveTheSamePatterns() throws IOException {
    List<String> one = new ArrayList<>(ManyShapes.lines(300));
    one.addAll(List.of("2026-03-02T06:00:00Z ERROR job failed", "  at a.B.c(B.java:1)"));
    List<LogSource> logs = List.of(log("a.log", one), log("b.log", ManyShapes.lines(500)));
    StabilityFigures figures;
    try (HeldRecords records = HeldRecords.read(logs, SETTINGS)) {
      figures = StabilityEvaluation.run(records, 2, 4, 5);
    }
    assertThat(figures.lines()).isEqualTo(802);
    assertThat(figures.records()).isBetween(700, 802);
    assertThat(figures.patterns()).isGreaterThan(100);
    assertThat(figures.runs())
        .hasSize(3 + 3 * 4 + 4)
        .allSatisfy(run -> assertThat(run.patterns()).isEqualTo(figures.patterns()));
    assertThat(figures.runs().stream().map(StabilityFigures.Run::kind).distinct())
        .containsExactly("shuffle", "shards", "restart");
    assertThat(figures.isSame()).as(String.join("\n", figures.table())).isTrue();
  }

  @Test
  void nothingToRead_isNothingThatDiffers() throws IOException {
    try (HeldRecords records = HeldRecords.read(List.of(log("a.log", List.of())), SETTINGS)) {
      assertThat(StabilityEvaluation.run(records, 2, 2, 1).isSame()).isTrue();
    }
  }

  @Test
  void runsThatKnowOtherLines_areToldApart() {
    PatternsOfRun.Numbers kinds = new PatternsOfRun.Numbers();
    PatternsOfRun.Numbers names = new PatternsOfRun.Numbers();
    PatternsOfRun whole = mined(List.of("ann", "bob", "cleo", "dan", "eve", "finn"), kinds, names);
    PatternsOfRun part = mined(List.of("ann", "bob", "cleo"), kinds, names);
    assertThat(whole.size()).isEqualTo(2);
    assertThat(part.size()).isEqualTo(4);
    // Of 4 records, one is "took <*>"; of the 5 patterns of both runs, that one is shared.
    assertThat(part.sharedRecords(whole)).isEqualTo(0.25);
    assertThat(part.sharedPatterns(whole)).isEqualTo(0.2, within(1e-12));
    assertThat(part.sharedRecords(part)).isEqualTo(1);
  }

  private static PatternsOfRun mined(
      List<String> names, PatternsOfRun.Numbers kinds, PatternsOfRun.Numbers patterns) {
    Mining mining = new Mining(names.size());
    PatternsOfRun run = new PatternsOfRun(names.size() + 1);
    run.is(0, kinds.of(mining.shapeText(mining.observe("took 5 ms"))));
    for (int i = 0; i < names.size(); i++) {
      int shape = mining.observe("session opened for " + names.get(i) + " on the main terminal");
      run.is(i + 1, kinds.of(mining.shapeText(shape)));
    }
    run.end(mining, kinds, patterns);
    return run;
  }

  @Test
  void oneLineInAMillion_isADifference() throws IOException {
    assertThat(figures(run(1, 1)).isSame()).isTrue();
    assertThat(figures(run(1, 1), run(1, 0.9)).isSame()).isFalse();
    StabilityFigures differs = figures(run(1, 1), run(0.9999999, 1));
    assertThat(differs.isSame()).isFalse();
    assertThat(differs.table().getLast()).endsWith("NOT the same");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    differs.writeJson(out);
    assertThat(out.toString(StandardCharsets.UTF_8).replaceAll("\\s", ""))
        .startsWith(
            "{\"schema\":\"nightjar.eval.stability/1\",\"lines\":10,\"records\":9,\"patterns\":4,"
                + "\"seed\":1,\"same\":false,\"lines_equal\":0.999999,\"patterns_equal\":1.0,"
                + "\"runs\":[{\"kind\":\"shuffle\",\"order\":\"some\",\"shards\":1,\"restarts\":0,"
                + "\"patterns\":4,\"lines_equal\":1.0,\"patterns_equal\":1.0},");
  }
}

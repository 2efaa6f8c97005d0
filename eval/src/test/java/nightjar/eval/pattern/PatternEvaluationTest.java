package nightjar.eval.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatternEvaluationTest {
  /** Writes cluster 1 for every message and one template, as a Python with Drain3 would. */
  private static final String ONE_CLUSTER =
      """
      awk 'BEGIN { printf "{\\"version\\":\\"9.9\\",\\"clusters\\":[" }
           { printf "%s1", (NR > 1 ? "," : "") }
           END { print "],\\"templates\\":{\\"1\\":\\"cache flushed\\"}}" }' "$2" > "$3"
      """;

  @TempDir Path folder;

  private List<Path> tiny() throws IOException {
    Path system = Files.createDirectories(folder.resolve("Tiny"));
    Files.writeString(
        system.resolve("Tiny_2k.log_structured_corrected.csv"),
        """
        LineId,Content,EventTemplate
        1,request 17 served,request <*> served
        2,request 4 served,request <*> served
        3,cache flushed,cache flushed
        4,cache flushed,cache <*>
        """);
    return List.of(system);
  }

  private Drain3 python(String script) throws IOException {
    Path python = folder.resolve("python-stand-in");
    Files.writeString(python, "#!/bin/sh\n" + script);
    assertThat(python.toFile().setExecutable(true)).isTrue();
    return new Drain3(python.toString());
  }

  private static String json(PatternFigures figures) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    figures.writeJson(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  // Found {1 2} {3 4}, true {1 2} {3} {4}: GA 2/4, FGA 2·1/(2+3). Texts of lines 1 2 3 are right:
  // PA
  // 3/4; "cache flushed" has a line of another template: FTA 2·1/(2+3).
  @Test
  void figures_areThoseCountedByHand() throws IOException {
    PatternScore score = PatternEvaluation.run(tiny()).mean();
    assertThat(score.lines()).isEqualTo(4);
    assertThat(score.ga()).isEqualTo(0.5);
    assertThat(score.fga()).isEqualTo(0.4, within(1e-12));
    assertThat(score.pa()).isEqualTo(0.75);
    assertThat(score.fta()).isEqualTo(0.4, within(1e-12));
    assertThat(score.onArrivalGa()).isEqualTo(0.5);
  }

  @Test
  void onArrival_looksAtNothingThatComesLater() {
    List<String> lines = new ArrayList<>();
    for (String name : List.of("ann", "bob", "cleo", "dan", "eve", "finn", "gus", "hal")) {
      lines.add("session opened for " + name + " on the main terminal");
      lines.add("took 5 ms");
    }
    MinedLines all = MinedLines.of(lines);
    assertThat(all.patterns().stream().distinct()).hasSize(2);
    assertThat(all.onArrival().stream().distinct()).hasSizeGreaterThan(2);
    for (int seen = 1; seen < lines.size(); seen++) {
      assertThat(MinedLines.of(lines.subList(0, seen)).onArrival())
          .isEqualTo(all.onArrival().subList(0, seen));
    }
  }

  // All in one cluster, texts of line 3 right: GA 0, FGA 0, PA 1/4; FTA 0.
  @Test
  void peer_takesTheSameLines_andIsScoredTheSameWay() throws IOException {
    PatternFigures figures = PatternEvaluation.run(tiny(), python(ONE_CLUSTER));
    PeerFigures peer =
        figures.peers().getOrDefault("drain3", new PeerFigures("", "", "nothing told", Map.of()));
    assertThat(peer.version()).isEqualTo("9.9");
    assertThat(peer.problem()).isEmpty();
    assertThat(peer.systems()).isEqualTo(Map.of("Tiny", new PatternScore(4, 0, 0, 0.25, 0, 0)));
    assertThat(figures.table())
        .anyMatch(line -> line.startsWith("drain3 9.9, "))
        .anyMatch(
            line -> line.matches("Tiny +4 +0\\.5000 +0\\.4000 +0\\.7500 +0\\.4000 +0\\.5000"));
  }

  @Test
  void peerThatIsNotInstalled_isSaid() throws IOException {
    assertThat(new Drain3(folder.resolve("no-such-program").toString()).isInstalled()).isFalse();
    Drain3 without = python("echo no module named drain3 >&2\nexit 1\n");
    assertThat(without.isInstalled()).isFalse();
    PatternFigures figures = PatternEvaluation.run(tiny(), without);
    assertThat(json(figures).replaceAll("\\s", ""))
        .endsWith("\"peers\":{\"drain3\":{\"problem\":\"Drain3isnotinstalledforpython3\"}}}");
    assertThat(figures.table()).anyMatch(line -> line.contains("Drain3 is not installed"));
  }

  @Test
  void peerThatFails_isSaid_andCostsOnlyItsColumn() throws IOException {
    Drain3 breaks = python("[ -s \"$2\" ] && { echo cannot go on >&2; exit 7; }\n" + ONE_CLUSTER);
    PatternFigures figures = PatternEvaluation.run(tiny(), breaks);
    assertThat(figures.mean().ga()).isEqualTo(0.5);
    assertThat(figures.peers().get("drain3"))
        .isEqualTo(
            new PeerFigures("", "", "Tiny: Drain3 ended with code 7: cannot go on", Map.of()));
  }

  @Test
  void json_holdsEveryFigure() throws IOException {
    assertThat(json(PatternEvaluation.run(tiny())).replaceAll("\\s", ""))
        .isEqualTo(
            "{\"schema\":\"nightjar.eval.patterns/1\",\"systems\":{\"Tiny\":"
                + "{\"lines\":4,\"ga\":0.5,\"fga\":0.4,\"pa\":0.75,\"fta\":0.4,\"on_arrival_ga\":0.5}},"
                + "\"mean\":"
                + "{\"lines\":4,\"ga\":0.5,\"fga\":0.4,\"pa\":0.75,\"fta\":0.4,\"on_arrival_ga\":0.5},"
                + "\"peers\":{}}");
  }
}

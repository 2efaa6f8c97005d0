package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import nightjar.testkit.StandInJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatternsCommandTest {
  @TempDir private Path folder;

  private PatternLog logins() throws IOException {
    return PatternLog.of(
        folder,
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    "2026-03-02T20:00:%02dZ INFO user %d logged in from 10.0.0.%d in %d ms"
                        .formatted(i % 60, i % 4, i, 10 + i))
            .toArray(String[]::new));
  }

  @Test
  void table_hasTitle_kindsOfValues_andIdsIfAsked() throws IOException {
    PatternLog log = logins();
    assertThat(log.patterns().out())
        .containsPattern("(?m)^I  user \\S+ logged in from ")
        .containsPattern("(?m)^   user <number> logged in from <ipv4> in <(duration|number> ms)");
    Object pattern = log.json().getFirst();
    assertThat(log.patterns("-v").out()).contains("\n   " + PatternLog.text(pattern, "id") + "\n");
    assertThat(log.patterns().out()).doesNotContain(PatternLog.text(pattern, "id"));
  }

  @Test
  void json_saysWhatStandsInTheSlots() throws IOException {
    Object pattern = logins().json().getFirst();
    List<?> parameters = (List<?>) StandInJson.member(pattern, "parameters");
    assertThat(parameters).hasSize(3);
    Object user = parameters.getFirst();
    assertThat(PatternLog.text(user, "kind")).isEqualTo("number");
    assertThat(PatternLog.number(user, "distinct")).isEqualTo(4);
    assertThat(parameters.get(2))
        .asString()
        .contains("unit=ms", "min=10")
        .containsPattern("max=10[89]}")
        .containsPattern("p50=(5|6)\\d,");
    assertThat(PatternLog.number(pattern, "shapes")).isEqualTo(1);
    assertThat(PatternLog.text(pattern, "shape")).startsWith("user <*> logged in from <*> in <*>");
  }

  @Test
  void json_hasAllPatterns_whateverTopSays() throws IOException {
    String[] lines =
        IntStream.range(0, 20)
            .mapToObj(i -> "2026-03-02T20:00:00Z INFO " + "kind-of ".repeat(i + 1) + "line")
            .toArray(String[]::new);
    PatternLog log = PatternLog.of(folder, lines);
    assertThat(log.json("--top", "3")).hasSize(20);
    assertThat(log.patterns("--top", "3").out()).contains("3 of 20 patterns");
  }
}

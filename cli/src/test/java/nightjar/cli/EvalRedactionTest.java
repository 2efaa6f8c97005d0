package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code eval redaction} through the command's own door. */
class EvalRedactionTest {
  private static final String SET =
      """
      {"text":"from 10.2.3.4 by x@example.org","spans":[{"type":"IP_ADDRESS","start":5,"end":13},{"type":"EMAIL","start":17,"end":30}]}
      {"text":"😀 at 10.2.3.4, 10.2.3.5","spans":[{"type":"IP","start":5,"end":13}]}
      {"text":"version two is out","spans":[{"type":"PLANET","start":0,"end":7}]}
      {"text":"peer 10.2.3.6","spans":[]}
      """;

  @TempDir Path folder;
  private final TestShell shell = TestShell.create();

  private int run(String... arguments) {
    return Main.run(List.of(arguments), shell.shell());
  }

  private String set(String content) throws IOException {
    return Files.writeString(folder.resolve("set.jsonl"), content).toString();
  }

  @Test
  void json_holdsRecallPrecisionAndLookalikes() throws IOException {
    assertThat(run("eval", "redaction", set(SET), "--json", "--no-peers")).isEqualTo(ExitCode.DONE);
    assertThat(shell.error()).isEmpty();
    String json = shell.output().replaceAll("\\s", "");
    assertThat(json)
        .startsWith(
            "{\"schema\":\"nightjar.eval.redaction/1\",\"lines\":4,\"lines_without_labels\":1,\"spans\":4,"
                + "\"recall\":{\"EMAIL\":1.0,\"IP\":1.0,\"PLANET\":0.0},\"recall_all\":0.75,"
                + "\"precision\":0.6,\"precision_by_type\":{\"EMAIL\":1.0,\"IP\":0.5},"
                + "\"lookalike_hits\":1,\"lines_per_cpu_second\":")
        .contains(
            "\"IP\":{\"labelled\":2,\"found\":2,\"partly\":0,\"as_other_type\":0,\"reported\":4,\"right\":2}",
            "\"unknown_types\":[\"PLANET\"]",
            "\"peer\":null,\"peer_note\":\"")
        .doesNotContain("\"differences\"");
  }

  @Test
  void differences_areShownWhenAskedFor() throws IOException {
    assertThat(run("eval", "redaction", set(SET), "--no-peers", "--differences"))
        .isEqualTo(ExitCode.DONE);
    assertThat(shell.output())
        .contains(
            "line 2: wrong IP \"10.2.3.5\"",
            "line 3: missed PLANET \"version\"",
            "line 4: wrong IP \"10.2.3.6\"",
            "no kind of ours, found if anything hides them: PLANET");
  }

  @Test
  void peer_takesTheSameLines() throws IOException {
    String python = standIn("\"EMAIL_ADDRESS\",0,4");
    assertThat(run("eval", "redaction", set(SET), "--json", "--peer-python", python))
        .isEqualTo(ExitCode.DONE);
    String json = shell.output().replaceAll("\\s", "");
    String peer = json.substring(json.indexOf("\"peer\":{"));
    assertThat(peer)
        .startsWith("\"peer\":{\"name\":\"presidio\",\"version\":\"9.9withnomodel\"")
        .contains("\"lookalike_hits\":1", "\"lines_per_cpu_second\":8", "\"reported\":4");
  }

  @Test
  void table_hasAColumnOfThePeer() throws IOException {
    String python = standIn("\"IP_ADDRESS\",5,13");
    assertThat(run("eval", "redaction", set(SET), "--peer-python", python))
        .isEqualTo(ExitCode.DONE);
    assertThat(shell.output().lines().map(line -> line.strip().replaceAll(" +", " ")))
        .contains(
            "labelled recall precision presidio recall precision",
            "IP 2 1.0000 0.5000 presidio 1.0000 0.5000");
  }

  /** A "Python" that runs no script but finds the same span in every text. */
  private String standIn(String span) throws IOException {
    Path python = folder.resolve("python");
    Files.writeString(
        python,
        """
        #!/bin/sh
        awk 'BEGIN { printf "{\\"version\\":\\"9.9 with no model\\",\\"cpu_seconds\\":0.5,\\"spans\\":[" }
             { printf "%%s[[%s],[\\"URL\\",0,2]]", (NR > 1 ? "," : "") }
             END { print "]}" }' "$2" > "$3"
        """
            .formatted(span.replace("\"", "\\\"")));
    Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwx------"));
    return python.toString();
  }

  @Test
  void pythonWithoutPresidio_isTold() throws IOException {
    assertThat(run("eval", "redaction", set(SET), "--peer-python", "/no/such/python"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(shell.error())
        .startsWith("nightjar: --peer-python: /no/such/python finds no Presidio; install it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"text\":\"x\"}\\n{\"spans\":[]} | set.jsonl:2: there is no \"text\"",
        "{\"text\":\"abc\",\"spans\":[{\"type\":\"IP\",\"start\":1,\"end\":4}]} | set.jsonl:1: the span from 1 to 4 is outside the text of 3",
        "{\"text\":\"abc\",\"spans\":[{\"start\":1,\"end\":2}]} | set.jsonl:1: a span has no \"type\"",
        "{\"text\":\"abc\",\"spans\":[{\"type\":\"A\",\"start\":0,\"end\":2},{\"type\":\"B\",\"start\":1,\"end\":3}]} | set.jsonl:1: two spans lie over one another",
        "{\"text\":\"abc | set.jsonl:1: Unexpected end-of-input",
        "[] | set.jsonl:1: this wants an object",
        "\\n | holds no line {\"text\":",
      })
  void brokenSet_isToldByLine(String content, String message) throws IOException {
    assertThat(run("eval", "redaction", set(content.replace("\\n", "\n")), "--no-peers"))
        .isEqualTo(ExitCode.NOTHING_READ);
    assertThat(shell.error()).contains(message);
    assertThat(shell.output()).isEmpty();
  }

  @Test
  void noSuchSet_isWrongUsage() {
    assertThat(run("eval", "redaction", folder.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(shell.error()).contains("cannot be read; name a file of lines {\"text\":");
  }
}

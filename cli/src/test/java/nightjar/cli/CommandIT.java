package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.regex.Pattern;
import nightjar.cli.BuiltCommand.Ended;
import org.junit.jupiter.api.Test;

/** What commands do with good input and wrong options. */
class CommandIT {
  private static final Pattern COST = Pattern.compile("\"(cpu_)?seconds\": *[0-9.]+");
  private final BuiltCommand nightjar = new BuiltCommand();

  @Test
  void help_teaches_onStandardOutput() throws Exception {
    for (String[] line : new String[][] {{"--help"}, {"scan", "--help"}, {"help", "patterns"}}) {
      Ended ended = nightjar.run(line);
      assertThat(ended.code()).isZero();
      assertThat(ended.out()).contains("Usage: nightjar").contains("Examples:");
      assertThat(ended.out().lines())
          .allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(100));
      assertThat(ended.err()).isEmpty();
    }
    assertThat(nightjar.run("--version").out()).startsWith("nightjar ");
  }

  @Test
  void wrongUsage_isTwoLines_andNothingElse() throws Exception {
    for (String[] line :
        new String[][] {{"scna"}, {"scan", "--tpo"}, {"scan", "--top", "x", "a.log"}}) {
      Ended ended = nightjar.run(line);
      assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
      assertThat(ended.out()).isEmpty();
      assertThat(ended.err().lines()).hasSize(2);
    }
  }

  @Test
  void scan_findsTheBurst_inEveryOutput() throws Exception {
    nightjar.write("app.log", SampleLog.withBurst(2000));
    Ended text = nightjar.run("scan", "app.log");
    assertThat(text.code()).isZero();
    assertThat(text.out()).contains("refused").contains("app.log:").doesNotContain("\u001b");
    Ended both = nightjar.run("scan", "app.log", "--json", "--html", "report.html");
    assertThat(both.out()).startsWith("{").contains("\"nightjar.scan/1\"").contains("refused");
    assertThat(nightjar.read("report.html")).startsWith("<!doctype html>").contains("refused");
    assertThat(nightjar.run("scan", "app.log", "--jsonl").out()).contains("refused");
    assertThat(nightjar.run("patterns", "app.log").out()).contains("refused");
    assertThat(nightjar.run("patterns", "app.log", "--json").out()).startsWith("{");
  }

  @Test
  void failOn_isExitCodeOne_alsoWhenAnInputFailed() throws Exception {
    nightjar.write("app.log", SampleLog.withBurst(2000));
    assertThat(nightjar.run("scan", "app.log", "--fail-on", "1").code()).isEqualTo(ExitCode.FOUND);
    assertThat(nightjar.run("scan", "app.log", "gone.log", "--fail-on", "1").code())
        .isEqualTo(ExitCode.FOUND);
    assertThat(nightjar.run("scan", "app.log", "gone.log").code()).isEqualTo(ExitCode.SOME_FAILED);
  }

  @Test
  void sameInput_isSameBytes() throws Exception {
    nightjar.write("app.log", SampleLog.withBurst(2000));
    String first = nightjar.run("scan", "app.log", "--json").out();
    String second = nightjar.run("scan", "app.log", "--json").out();
    assertThat(COST.matcher(first).replaceAll("")).isEqualTo(COST.matcher(second).replaceAll(""));
  }

  @Test
  void timeRange_leavesOutTheRest() throws Exception {
    nightjar.write("app.log", SampleLog.withBurst(2000));
    assertThat(nightjar.run("scan", "app.log", "--until", "20:29").out()).doesNotContain("refused");
    assertThat(nightjar.run("scan", "app.log", "--since", "2026-03-02T20:31:00Z", "--json").out())
        .contains("\"outside\": 2155");
    Ended pipe =
        nightjar.run(
            SampleLog.withBurst(10).getBytes(java.nio.charset.StandardCharsets.UTF_8),
            "scan",
            "-",
            "--since",
            "20:00");
    assertThat(pipe.code()).isEqualTo(ExitCode.USAGE);
    assertThat(pipe.err()).contains("need a date");
  }

  @Test
  void model_isSavedAndJudgesTheNextLog() throws Exception {
    nightjar.write("app.log", SampleLog.withBurst(2000));
    assertThat(nightjar.run("scan", "app.log", "--save-model", "usual.json").code()).isZero();
    assertThat(nightjar.read("usual.json")).startsWith("{\"schema\":\"nightjar.model/");
    assertThat(nightjar.run("scan", "app.log", "--baseline", "usual.json").code()).isZero();
    assertThat(nightjar.run("scan", "app.log", "--baseline", "app.log").code()).isZero();
    Ended missing = nightjar.run("scan", "app.log", "--baseline", "usaul.json");
    assertThat(missing.code()).isEqualTo(ExitCode.USAGE);
    assertThat(missing.err()).contains("did you mean usual.json?");
    nightjar.write("bad.json", "{\"schema\":\"nightjar.model/99\",\"x\":");
    Ended bad = nightjar.run("scan", "app.log", "--baseline", "bad.json");
    assertThat(bad.code()).isEqualTo(ExitCode.USAGE);
    assertThat(bad.err()).contains("no model I can read");
  }

  @Test
  void environment_isReadAndChecked() throws Exception {
    nightjar.write("app.log", SampleLog.withBurst(200));
    Ended bad = nightjar.bash("WINDOW_SIZE=few $nightjar scan app.log");
    assertThat(bad.code()).isEqualTo(ExitCode.USAGE);
    assertThat(bad.err()).contains("WINDOW_SIZE: \"few\" is not a whole number");
    assertThat(nightjar.bash("WINDOW_SIZE=few $nightjar scan app.log --window-size 60").code())
        .isZero();
    Ended ascii = nightjar.bash("LC_ALL=C $nightjar scan app.log");
    assertThat(ascii.out()).matches("[\\n -~]*");
  }

  @Test
  void generatedLogs_areLabelled_andCanBeScanned() throws Exception {
    Ended made =
        nightjar.run(
            "generate",
            "--out",
            "shop",
            "--length",
            "20m",
            "--fault",
            "crash-loop@12m",
            "--merged");
    assertThat(made.code()).isZero();
    assertThat(made.out())
        .contains("planted crash-loop from 2026-03-02T06:12:00Z")
        .contains("labels.json");
    assertThat(Files.exists(nightjar.folder().resolve("shop/all.log"))).isTrue();
    assertThat(nightjar.run("scan", "shop/all.log").code()).isZero();
    assertThat(nightjar.run("generate", "--out", ".").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void completion_isAScriptThatBashTakes() throws Exception {
    Ended ended = nightjar.bash("$nightjar completion bash > c && bash -n c");
    assertThat(ended.code()).isZero();
    assertThat(ended.err()).isEmpty();
  }
}

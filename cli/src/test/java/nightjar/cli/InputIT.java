package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import nightjar.cli.BuiltCommand.Ended;
import org.junit.jupiter.api.Test;

/** Every kind of input, good and bad. */
class InputIT {
  private static final String LOG = SampleLog.withBurst(500);
  private static final long LINES = LOG.lines().count();
  private final BuiltCommand nightjar = new BuiltCommand();

  @Test
  void plainAndGzip_fromFileAndPipe_areTheSame() throws Exception {
    nightjar.write("app.log", LOG);
    nightjar.write("app.log.gz", SampleLog.gzip(LOG));
    for (Ended ended :
        List.of(
            nightjar.run("scan", "app.log", "--json"),
            nightjar.run("scan", "app.log.gz", "--json"),
            nightjar.run(LOG.getBytes(StandardCharsets.UTF_8), "scan", "--json"),
            nightjar.run(SampleLog.gzip(LOG), "scan", "-", "--json"),
            nightjar.bash("$nightjar scan <(cat app.log) --json"),
            nightjar.bash("$nightjar scan --json < app.log"))) {
      assertThat(ended.code()).isZero();
      assertLines(ended, LINES);
    }
  }

  @Test
  void rotatedParts_areOneLog_whateverTheirOrder() throws Exception {
    int middle = LOG.indexOf('\n', LOG.length() / 2) + 1;
    nightjar.write("app.log.1", LOG.substring(0, middle));
    nightjar.write("app.log", LOG.substring(middle));
    assertLines(nightjar.run("scan", "app.log", "app.log.1", "--json"), LINES);
    assertLines(nightjar.run("scan", "app.*", "app.log", "--json"), LINES);
    assertLines(nightjar.run("scan", ".", "--json"), LINES);
  }

  @Test
  void missingFile_namesTheNearest() throws Exception {
    nightjar.write("app.log", LOG);
    Ended ended = nightjar.run("scan", "app.lgo");
    assertThat(ended.code()).isEqualTo(ExitCode.NOTHING_READ);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).isEqualTo("nightjar: app.lgo: no such file; did you mean app.log?\n");
    Ended some = nightjar.run("scan", "app.log", "app.lgo");
    assertThat(some.code()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(some.out()).contains(LINES + " lines");
    assertThat(some.err()).contains("did you mean app.log?");
  }

  @Test
  void gzipCutShort_isReadAsFarAsItGoes() throws Exception {
    byte[] gzip = SampleLog.gzip(LOG);
    nightjar.write("cut.gz", Arrays.copyOf(gzip, gzip.length - 20));
    Ended ended = nightjar.run("scan", "cut.gz", "--json");
    assertThat(ended.code()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(ended.err())
        .contains("cut.gz")
        .contains("the gzip data is cut short: it ends after ")
        .contains("copy the file again");
    assertThat(ended.out()).contains("\"partly\": true");
  }

  @Test
  void whatCannotBeRead_saysWhatNext() throws Exception {
    byte[] noise = new byte[10_000];
    new Random(3).nextBytes(noise);
    nightjar.write("noise.bin", noise);
    nightjar.write("app.xz", new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0, 0, 4, 1, 2});
    Files.createSymbolicLink(nightjar.folder().resolve("dangling.log"), Path.of("gone.log"));
    assertRefused("noise.bin", "--format text");
    assertRefused("app.xz", "xz -dc app.xz | nightjar scan -");
    assertRefused("dangling.log", "a link to gone.log");
    assertRefused("/dev/zero", "does not look like text");
    assertRefused("no/such/folder.log", "there is no folder");
    assertRefused("*.nothing", "no file fits this pattern");
    assertThat(nightjar.run("scan", "noise.bin", "--format", "text").code()).isZero();
  }

  @Test
  void emptyInput_isNoFailure() throws Exception {
    nightjar.write("empty.log", "");
    Ended ended = nightjar.run("scan", "empty.log");
    assertThat(ended.code()).isZero();
    assertThat(ended.err()).contains("empty.log is empty.");
    assertThat(nightjar.run("scan", "/dev/null").code()).isZero();
    assertThat(nightjar.run("scan", "-").code()).isZero();
    Files.createDirectory(nightjar.folder().resolve("nothing"));
    assertThat(nightjar.run("scan", "nothing").code()).isEqualTo(ExitCode.NOTHING_READ);
  }

  @Test
  void folder_withLoopAndPipe_isWalkedOnce() throws Exception {
    nightjar.write("logs/a/app.log", LOG);
    Files.createSymbolicLink(
        nightjar.folder().resolve("logs/a/up"), nightjar.folder().resolve("logs"));
    assertThat(nightjar.bash("mkfifo logs/pipe").code()).isZero();
    Ended ended = nightjar.run("scan", "logs", "--json");
    assertThat(ended.code()).isZero();
    assertLines(ended, LINES);
    assertThat(ended.err()).contains("1 file was left out because it is a pipe, socket or device");
  }

  @Test
  void namedPipe_isReadWhenNamed() throws Exception {
    nightjar.write("app.log", LOG);
    assertLines(nightjar.bash("mkfifo p; cat app.log > p & $nightjar scan p --json"), LINES);
  }

  @Test
  void escapesInLinesAndNames_neverReachTheTerminal() throws Exception {
    String hostile =
        "2026-03-02T20:00:00Z ERROR \u001b]52;c;AAAA\u0007 \u001b[2J \u009b31m \u001b]8;;http://x\u0007y\u001b]8;;\u0007 \u202ecod\u0000\r\b\n";
    nightjar.write("h\u001b[31m.log", (LOG + hostile.repeat(30)).getBytes(StandardCharsets.UTF_8));
    byte[] raw =
        "2026-03-02T20:10:00Z ERROR raw \u009b31m and \u001b[1m\n"
            .getBytes(StandardCharsets.ISO_8859_1);
    nightjar.write("raw.log", raw);
    for (String[] arguments :
        new String[][] {
          {"scan", ".", "-v", "--top", "0", "--min-score", "0"},
          {"scan", ".", "--json"},
          {"scan", ".", "--jsonl"},
          {"scan", ".", "--html", "report.html", "-q"},
          {"patterns", ".", "--top", "0"},
          {"patterns", ".", "--json"}
        }) {
      Ended ended = nightjar.run(arguments);
      assertThat(ended.code()).as(String.join(" ", arguments)).isZero();
      assertHarmless(ended.out());
      assertHarmless(ended.err());
    }
    assertHarmless(nightjar.read("report.html"));
  }

  @Test
  void lineOf100Megabytes_isCut_inLittleMemory() throws Exception {
    nightjar.write("app.log", LOG);
    Ended ended =
        nightjar.bash(
            "export NIGHTJAR_JAVA_OPTS=-Xmx96m; (cat app.log; head -c 100000000 /dev/zero | tr '\\0' x; echo; cat app.log)"
                + " | $nightjar scan - --json");
    assertThat(ended.code()).isZero();
    assertLines(ended, 2 * LINES + 1);
    assertThat(ended.err()).contains("longer than the limit");
  }

  private void assertRefused(String name, String words) throws Exception {
    Ended ended = nightjar.run("scan", name);
    assertThat(ended.code()).as(name).isEqualTo(ExitCode.NOTHING_READ);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).startsWith("nightjar: ").contains(words).doesNotContain("Exception");
  }

  private static void assertLines(Ended ended, long lines) {
    assertThat(ended.out()).as(ended.err()).contains("\"lines\": " + lines + ",");
  }

  private static void assertHarmless(String text) {
    assertThat(text.codePoints())
        .noneMatch(
            c ->
                (c < ' ' && c != '\n' && c != '\t')
                    || (c >= 0x7f && c < 0xa0)
                    || (c >= 0x202a && c <= 0x202e));
  }
}

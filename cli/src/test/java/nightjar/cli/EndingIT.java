package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nightjar.cli.BuiltCommand.Ended;
import org.junit.jupiter.api.Test;

/** How it ends when somebody stops it, goes away, or leaves no room. */
class EndingIT {
  private final BuiltCommand nightjar = new BuiltCommand();

  @Test
  void interruption_showsWhatWasFound() throws Exception {
    assertThat(interrupted("INT").code()).isEqualTo(130);
    assertThat(interrupted("TERM").code()).isEqualTo(143);
  }

  private static final int FAR_MORE_THAN_BUFFERS = 4 << 20;

  private Ended interrupted(String signal) throws Exception {
    // A background job of a script is deaf to Ctrl-C; env makes it listen again.
    Process process =
        nightjar.start(
            List.of("env", "--default-signal=INT", BuiltCommand.path(), "scan", "-", "--json"));
    try (OutputStream in = process.getOutputStream()) {
      byte[] lines = SampleLog.withBurst(3000).getBytes(StandardCharsets.UTF_8);
      // More than the pipe and the command's own buffer hold: once it is written, the scan is at
      // work.
      for (int written = 0; written < FAR_MORE_THAN_BUFFERS; written += lines.length) {
        in.write(lines);
      }
      in.flush();
      assertThat(process.isAlive()).isTrue();
      kill(signal, process.pid());
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } catch (IOException e) {
      // closing a pipe that nobody reads any more
    }
    Ended ended = new Ended(process.exitValue(), nightjar.read("out"), nightjar.read("err"));
    assertThat(ended.out())
        .contains("\"nightjar.scan/1\"")
        .contains("\"interrupted\": true")
        .endsWith("}\n");
    assertThat(ended.err()).contains("nterrupted after ");
    return ended;
  }

  @Test
  void readerThatGoesAway_isNoFailure() throws Exception {
    nightjar.write("app.log", SampleLog.withBurst(2000));
    for (String line :
        List.of(
            "$nightjar scan app.log | head -1; echo ${PIPESTATUS[0]}",
            "$nightjar scan app.log --json | head -c 1; echo; echo ${PIPESTATUS[0]}",
            "$nightjar scan app.log | true; echo; echo ${PIPESTATUS[0]}",
            "$nightjar --help | true; echo; echo ${PIPESTATUS[0]}")) {
      Ended ended = nightjar.bash(line);
      assertThat(ended.out().strip().lines().toList().getLast()).as(line).isEqualTo("0");
      assertThat(ended.err()).isEmpty();
    }
    Ended failing =
        nightjar.bash("$nightjar scan app.log --fail-on 1 | true; echo ${PIPESTATUS[0]}");
    assertThat(failing.out().strip()).isEqualTo("1");
  }

  @Test
  void fullDisk_isTold() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full here");
    nightjar.write("app.log", SampleLog.withBurst(200));
    Ended ended = nightjar.bash("$nightjar scan app.log > /dev/full");
    assertThat(ended.code()).isEqualTo(ExitCode.NOT_WRITTEN);
    assertThat(ended.err())
        .contains("the result could not be written: ")
        .doesNotContain("Exception");
  }

  @Test
  void closedStreams_areNoReasonToCrash() throws Exception {
    nightjar.write("app.log", SampleLog.withBurst(200));
    assertThat(nightjar.bash("$nightjar scan app.log 2>&-").code()).isZero();
    assertThat(nightjar.bash("$nightjar scan app.log <&-").code()).isZero();
  }

  private static void kill(String signal, long pid) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor())
        .isZero();
  }
}

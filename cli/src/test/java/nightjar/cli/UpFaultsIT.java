package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import nightjar.cli.BuiltCommand.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may happen to a Nightjar that is up: a line without end, other settings, a copy. */
class UpFaultsIT {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final int HUGE = 100_000_000;

  @TempDir private Path folder;

  private Path data() {
    return folder.resolve("data");
  }

  private static void post(UpProcess up, String words) throws Exception {
    up.door().posted("/api/v1/logs", "text/plain", Instant.now() + " INFO " + words + "\n");
  }

  @Test
  void lineOf100MegabytesWithoutAnEnd_inAFileAndOverHttp_needsLittleMemory() throws Exception {
    Path file = folder.resolve("app.log");
    Files.writeString(file, Instant.now() + " INFO before\n");
    try (UpProcess up =
        UpProcess.up(folder, Map.of("NIGHTJAR_JAVA_OPTS", "-Xmx160m"), data(), file.toString())) {
      UpWait.until("the first line", SOON, () -> up.door().total("before") == 1);
      appendHuge(file);
      Files.writeString(
          file, "\n" + Instant.now() + " INFO afterwards\n", StandardOpenOption.APPEND);
      UpWait.until("the line behind it", SOON, () -> up.door().total("afterwards") == 1);
      assertThat(up.door().total("")).as("the huge one is one line, cut").isEqualTo(3);
      byte[] body = "y".repeat(HUGE).getBytes(StandardCharsets.UTF_8);
      assertThat(isRefused(up, body)).isTrue();
      post(up, "goes on");
      UpWait.until("it goes on", SOON, () -> up.door().total("goes") == 1);
      assertThat(up.err()).doesNotContain("OutOfMemory");
      assertThat(up.end().code()).isZero();
    }
  }

  /** Refused with 413, or with the connection closed while the body was on its way. */
  private static boolean isRefused(UpProcess up, byte[] body) throws Exception {
    try {
      return up.door().post("/api/v1/logs", "text/plain", body).statusCode() == 413;
    } catch (IOException e) {
      return true;
    }
  }

  private static void appendHuge(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardOpenOption.APPEND)) {
      String piece = "x".repeat(1_000_000);
      for (int i = 0; i < HUGE / piece.length(); i++) {
        out.write(piece);
      }
    }
  }

  @Test
  void otherSettingsAfterARestart_keepWhatWasStored_andWrongOnesNameTheirKey() throws Exception {
    try (UpProcess up = UpProcess.up(folder, Map.of(), data())) {
      post(up, "first");
      UpWait.until("it is stored", SOON, () -> up.door().total("first") == 1);
      assertThat(up.end().code()).isZero();
    }
    Path file = folder.resolve("nightjar.yaml");
    String settings =
        """
        detect:
          zone: Europe/Berlin
          window-size: 40
          window-step: 20
        http:
          limits:
            body: 2KiB
        """;
    Files.writeString(file, settings);
    try (UpProcess up = UpProcess.up(folder, Map.of(), data())) {
      assertThat(up.door().total("first")).isEqualTo(1);
      post(up, "second");
      UpWait.until("it is stored", SOON, () -> up.door().total("second") == 1);
      assertThat(up.door().post("/api/v1/logs", "text/plain", new byte[4096]).statusCode())
          .isEqualTo(413);
      assertThat(up.end().code()).isZero();
    }
    Files.writeString(file, settings.replace("body: 2KiB", "body: many"));
    try (UpProcess wrong =
        UpProcess.launch(folder, Map.of(), "up", "--port", "0", "--data", data().toString())) {
      Ended ended = wrong.ended(SOON);
      assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.USAGE);
      assertThat(ended.err()).contains("nightjar.yaml:7").contains("http.limits.body");
    }
    Files.writeString(file, settings);
    try (UpProcess up = UpProcess.up(folder, Map.of(), data())) {
      assertThat(up.door().total("")).isEqualTo(2);
      assertThat(up.end().code()).isZero();
    }
  }

  @Test
  void copyTakenWhileLinesAreWritten_isAPrefix_withAllThatWasAnsweredBeforeIt() throws Exception {
    Set<String> before;
    Set<String> sent;
    Path copy = folder.resolve("copy");
    try (UpProcess up = UpProcess.up(folder, Map.of(), data());
        UpSenders senders = new UpSenders(up.address())) {
      UpWait.until("lines are sent", SOON, () -> senders.answers() >= 100);
      before = senders.answered();
      copy(data(), copy);
      UpWait.until(
          "lines are sent beyond it", SOON, () -> senders.answered().size() > before.size());
      senders.stop();
      sent = new HashSet<>(senders.answered());
      sent.addAll(senders.unanswered());
      up.kill();
    }
    try (UpProcess restored = UpProcess.up(folder, Map.of(), copy)) {
      post(restored, "fresh");
      UpWait.until("a fresh line", SOON, () -> restored.door().total("fresh") == 1);
      List<String> ids = UpSenders.ids(restored.door().all("order"));
      assertThat(ids).doesNotHaveDuplicates();
      assertThat(new HashSet<>(ids)).containsAll(before);
      assertThat(sent).containsAll(ids);
      assertThat(restored.end().code()).isZero();
    }
  }

  private static void copy(Path from, Path to) throws Exception {
    Process copying =
        new ProcessBuilder("cp", "-r", from.toString(), to.toString()).inheritIO().start();
    assertThat(copying.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(copying.exitValue()).isZero();
  }
}

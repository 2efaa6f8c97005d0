package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nightjar.cli.BuiltCommand.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nightjar up} where it cannot come up: it ends with a code and words that help. */
class UpTroubleIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  @TempDir private Path folder;

  private Path data() {
    return folder.resolve("data");
  }

  private UpProcess up() throws Exception {
    return UpProcess.up(folder, Map.of(), data());
  }

  /** Starts one that is to fail, and checks what holds of all failures. */
  private Ended failing(Map<String, String> environment, String... options) throws Exception {
    String[] arguments = Stream.concat(Stream.of("up"), Stream.of(options)).toArray(String[]::new);
    try (UpProcess process = UpProcess.launch(folder, environment, arguments)) {
      Ended ended = process.ended(Duration.ofSeconds(40));
      assertThat(ended.out()).isEmpty();
      assertThat(ended.err())
          .startsWith("nightjar: ")
          .doesNotContain("Exception")
          .doesNotContain("\tat ")
          .doesNotContain("internal error")
          .doesNotContain("The administrator's key");
      return ended;
    }
  }

  private Ended failing(Path where) throws Exception {
    return failing(Map.of(), "--port", "0", "--data", where.toString());
  }

  @Test
  void takenPort_isNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Ended ended = failing(Map.of(), "--port", port, "--data", data().toString());
      assertThat(ended.code()).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(ended.err()).contains(port).contains("taken").contains("--port");
    }
    try (UpProcess up = up()) {
      assertThat(up.err()).as("the key that nobody was shown").contains("The administrator's key");
    }
  }

  @Test
  void folderInUse_isRefused_andTheFirstGoesOn() throws Exception {
    try (UpProcess first = up()) {
      Ended ended = failing(data());
      assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(ended.err()).contains("in use").contains(Long.toString(first.pid()));
      first.door().posted("/api/v1/logs", "text/plain", Instant.now() + " INFO still here\n");
      UpWait.until("the first goes on", SOON, () -> first.door().total("still") == 1);
    }
  }

  @Test
  void folderThatCannotBe_isNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    for (Path where : List.of(file, file.resolve("below"), Path.of("/proc/nightjar"))) {
      Ended ended = failing(where);
      assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.NOT_WRITTEN);
      assertThat(ended.err()).contains(where.toString()).contains("--data");
    }
  }

  @Test
  void damagedStore_isTold_setAside_andMadeAgain() throws Exception {
    fill();
    overwrite(data().resolve("nightjar.duckdb"), 0, 8192);
    try (UpProcess up = up()) {
      UpWait.until("lines are back", SOON, () -> up.door().total("kept") == 30);
      assertThat(up.err())
          .contains("store: damaged: nightjar.duckdb", "made again from the journal")
          .contains("store-damaged-");
    }
    try (UpProcess up = up()) {
      UpWait.until("lines are there", SOON, () -> up.door().total("kept") == 30);
    }
  }

  @Test
  void damagedJournal_isNamed_andTheRestGoesOn() throws Exception {
    fill();
    Path segment = segment();
    overwrite(segment, Files.size(segment) / 2, 16);
    try (UpProcess up = up()) {
      assertThat(up.err()).contains("journal: ").contains(segment.getFileName().toString());
      assertThat(up.door().total("kept")).isEqualTo(30);
      up.door().posted("/api/v1/logs", "text/plain", Instant.now() + " INFO and on\n");
      UpWait.until("it goes on", SOON, () -> up.door().total("on") == 1);
      assertThat(up.end().code()).isZero();
    }
    try (UpProcess up = up()) {
      assertThat(up.door().total("")).isEqualTo(31);
    }
  }

  /** Three bodies of ten lines, stored. */
  private void fill() throws Exception {
    try (UpProcess up = up()) {
      for (int body = 0; body < 3; body++) {
        StringBuilder lines = new StringBuilder();
        for (int line = 0; line < 10; line++) {
          lines.append(Instant.now() + " INFO kept " + body + " " + line + "\n");
        }
        up.door().posted("/api/v1/logs", "text/plain", lines.toString());
      }
      UpWait.until("lines", SOON, () -> up.door().total("kept") == 30);
      assertThat(up.end().code()).isZero();
    }
  }

  private Path segment() throws IOException {
    try (Stream<Path> files = Files.list(data().resolve("journal"))) {
      return files
          .filter(file -> file.toString().endsWith(".journal"))
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }

  private static void overwrite(Path file, long at, int length) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(at);
      bytes.write("Z".repeat(length).getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Test
  void unknownVariable_isNamedWithTheNearest() throws Exception {
    Ended ended = failing(Map.of("NIGHTJAR_PROT", "8001"), "--data", data().toString());
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err()).contains("NIGHTJAR_PROT").contains("NIGHTJAR_PORT");
    assertThat(data()).doesNotExist();
  }

  @Test
  void wrongKeyInTheFile_isNamedWithItsLine() throws Exception {
    Files.writeString(folder.resolve("nightjar.yaml"), "# mine\nhttp:\n  prot: 8001\n");
    Ended ended = failing(data());
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err()).contains("nightjar.yaml:3").contains("http.prot").contains("http.port");
    assertThat(data()).doesNotExist();
  }

  @Test
  void wrongValue_isNamedWithItsPlace() throws Exception {
    Ended ended = failing(Map.of("LOKI_URL", "no address"), "--data", data().toString());
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err()).contains("LOKI_URL");
    assertThat(failing(Map.of(), "--port", "eighty").code()).isEqualTo(ExitCode.USAGE);
    assertThat(failing(Map.of(), "--bind", "0.0.0.0", "--data", data().toString()).code())
        .isEqualTo(ExitCode.USAGE);
  }
}

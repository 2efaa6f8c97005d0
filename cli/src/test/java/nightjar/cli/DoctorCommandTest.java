package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import nightjar.cli.ConfigShell.Ended;
import nightjar.duckdb.DuckDbSettings;
import nightjar.duckdb.DuckDbStore;
import nightjar.journal.Journal;
import nightjar.journal.JournalSettings;
import nightjar.source.Arrival;
import nightjar.testkit.LokiStandIn;
import nightjar.testkit.SlackStandIn;
import nightjar.testkit.StandInFault;
import nightjar.testkit.StandInJson;
import nightjar.testkit.StandInReply;
import nightjar.testkit.StandInRequest;
import nightjar.testkit.StandInServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
  @TempDir private Path folder;
  private ConfigShell shell = new ConfigShell(Path.of(""));

  @BeforeEach
  void begin() {
    shell = new ConfigShell(folder.resolve("data")).set("NIGHTJAR_PORT", "0");
  }

  /** Answers as a server that is told what to say. */
  private static final class Answering extends StandInServer {
    private final String text;

    Answering(String text) {
      this.text = text;
      start();
    }

    @Override
    protected StandInReply answer(StandInRequest request) {
      return request.path().equals("/livez")
          ? StandInReply.json(200, text)
          : StandInReply.text(404, "");
    }

    String port() {
      return url().replaceFirst(".*:", "");
    }
  }

  private static String line(Ended ended, String what) {
    return ended
        .out()
        .lines()
        .filter(line -> line.startsWith(what + " ", 6))
        .findFirst()
        .orElse("nothing about " + what + " in:\n" + ended.out());
  }

  private void keepSomething(int arrivals) throws Exception {
    DuckDbStore.open(shell.data(), DuckDbSettings.DEFAULT).close();
    try (Journal journal = journal()) {
      for (int i = 0; i < arrivals; i++) {
        byte[] text = ("line " + i + "\n").getBytes(StandardCharsets.UTF_8);
        journal.append(new Arrival.Lines(1_800_000_000_000_000_000L, "a.log", "", "", "", text));
      }
    }
  }

  private Journal journal() throws IOException {
    return Journal.open(
        shell.data().resolve("journal"), JournalSettings.usual(InstantSource.system()));
  }

  @Test
  void freshMachine_isWell_andLeftAsItIs() {
    Ended ended = shell.run("doctor");
    assertThat(ended.code()).isEqualTo(ExitCode.DONE);
    assertThat(ended.out().lines()).allMatch(line -> line.matches("(ok|warn) .* \u2014 .*"));
    assertThat(line(ended, "java")).startsWith("ok ");
    assertThat(line(ended, "memory")).contains("MiB");
    assertThat(line(ended, "clock")).isEqualTo("ok    clock \u2014 2026-03-10T12:00:00Z");
    assertThat(line(ended, "data folder")).contains("is made at the first start");
    assertThat(line(ended, "alerts to remediation-log")).startsWith("ok ");
    assertThat(ended.out()).doesNotContain("loki", "slack");
    assertThat(shell.data()).doesNotExist();
  }

  @Test
  void json_saysTheSame() throws IOException {
    Ended ended = shell.set("NIGHTJAR_PORT", "x").run("doctor", "--json");
    assertThat(ended.code()).isEqualTo(1);
    Object json = StandInJson.read(ended.out());
    assertThat(StandInJson.member(json, "well")).isEqualTo(false);
    Object bad =
        StandInJson.items(json, "checks").stream()
            .filter(check -> StandInJson.text(check, "status").equals("fail"))
            .findFirst()
            .orElseThrow();
    assertThat(StandInJson.text(bad, "what")).isEqualTo("configuration");
    assertThat(StandInJson.text(bad, "detail")).contains("http.port must be");
    assertThat(StandInJson.text(bad, "next")).contains("nightjar config show");
  }

  @Test
  void wrongSetting_fails_andTheRestIsLookedAt() throws IOException {
    Path file = Files.writeString(folder.resolve("a.log"), SampleLog.withBurst(100));
    Ended ended = shell.set("NIGHTJAR_DATTA", "x").run("doctor", file.toString());
    assertThat(ended.code()).isEqualTo(1);
    assertThat(line(ended, "configuration")).startsWith("fail ").contains("NIGHTJAR_DATA");
    assertThat(line(ended, "java")).startsWith("ok ");
    assertThat(line(ended, file.toString())).startsWith("ok ");
  }

  @Test
  void ignoredSetting_isWarnedOf() {
    Ended ended = shell.set("DATABASE_URL", "postgres://me:hidden@db/x").run("doctor");
    assertThat(line(ended, "configuration")).startsWith("warn ").contains("DATABASE_URL is set");
    assertThat(ended.out()).doesNotContain("hidden");
    assertThat(ended.code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void dataFolder_thatIsAFile_fails() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Ended ended = shell.run("doctor", "--data", file.toString());
    assertThat(ended.code()).isEqualTo(1);
    assertThat(line(ended, "data folder")).startsWith("fail ").contains("is a file; give another");
    Ended below = shell.run("doctor", "--data", file.resolve("data").toString());
    assertThat(line(below, "data folder")).startsWith("fail ").contains("cannot be made");
  }

  @Test
  void dataFolder_openToOthers_isWarnedOf() throws IOException {
    Files.createDirectories(shell.data());
    Files.setPosixFilePermissions(shell.data(), PosixFilePermissions.fromString("rwxr-x---"));
    assertThat(line(shell.run("doctor"), "data folder"))
        .startsWith("warn ")
        .contains("chmod 700 " + shell.data());
    Files.setPosixFilePermissions(shell.data(), PosixFilePermissions.fromString("rwx------"));
    Ended closed = shell.run("doctor");
    assertThat(line(closed, "data folder")).startsWith("ok ");
    assertThat(line(closed, "disk space")).contains("GiB free");
    assertThat(line(closed, "disk speed")).contains(" ms");
    try (Stream<Path> left = Files.list(shell.data())) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void slowDisk_isWarnedOf() {
    assertThat(CheckData.flush(50_000_000).status()).isEqualTo(Check.Status.OK);
    assertThat(CheckData.flush(51_000_000).status()).isEqualTo(Check.Status.WARN);
  }

  @Test
  void whatIsKept_isOpenedAndRead() throws Exception {
    keepSomething(3);
    Ended ended = shell.run("doctor");
    assertThat(line(ended, "store")).startsWith("ok ").contains("opens, 0 records");
    assertThat(line(ended, "journal")).startsWith("ok ").contains("3 arrivals");
    assertThat(ended.code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void damage_isListed() throws Exception {
    keepSomething(50);
    Path segment;
    try (Stream<Path> files = Files.list(shell.data().resolve("journal"))) {
      segment = files.filter(f -> f.toString().endsWith(".journal")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length / 2] ^= 0x55;
    Files.write(segment, bytes);
    Ended ended = shell.run("doctor");
    assertThat(line(ended, "journal"))
        .startsWith("warn ")
        .contains("damaged in", segment.toString(), "check the disk");
  }

  @Test
  void damagedStore_fails() throws IOException {
    Files.createDirectories(shell.data());
    Files.writeString(shell.data().resolve("nightjar.duckdb"), "no store at all".repeat(1000));
    Ended ended = shell.run("doctor");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(line(ended, "store")).startsWith("fail ").contains("nightjar.duckdb");
  }

  @Test
  void runningNightjar_isAsked_andItsFolderLeftAlone() throws Exception {
    keepSomething(1);
    try (Answering door = new Answering("{\"status\":\"ok\"}");
        Journal held = journal()) {
      Ended ended = shell.set("NIGHTJAR_PORT", door.port()).run("doctor");
      assertThat(line(ended, "port")).startsWith("ok ").contains("answers at 127.0.0.1:");
      assertThat(ended.out()).doesNotContain("store", "journal \u2014");
      assertThat(held.last()).isEqualTo(1);
    }
  }

  @Test
  void runningNightjar_thatDoesNotAnswer_isWarnedOf() throws Exception {
    keepSomething(1);
    try (Answering other = new Answering("{}");
        Journal _ = journal()) {
      Ended ended = shell.set("NIGHTJAR_PORT", other.port()).run("doctor");
      assertThat(line(ended, "port")).startsWith("warn ").contains("which does not answer");
    }
  }

  @Test
  void port_freeOrTaken() throws IOException {
    try (Answering nightjar = new Answering("{\"status\":\"ok\"}")) {
      shell.set("NIGHTJAR_PORT", nightjar.port());
      assertThat(line(shell.run("doctor"), "port")).startsWith("warn ").contains("another data");
    }
    try (Answering other = new Answering("{\"up\":true}")) {
      Ended ended = shell.set("NIGHTJAR_PORT", other.port()).run("doctor");
      assertThat(line(ended, "port")).startsWith("fail ").contains("taken by another program");
      assertThat(ended.code()).isEqualTo(1);
    }
    assertThat(line(shell.set("NIGHTJAR_PORT", free()).run("doctor"), "port"))
        .startsWith("ok ")
        .endsWith("is free");
  }

  @Test
  void addressForAll_needsTlsOrConsent() {
    shell.set("NIGHTJAR_BIND", "0.0.0.0");
    assertThat(line(shell.run("doctor"), "port")).startsWith("fail ").contains("http.insecure");
    Ended allowed = shell.set("NIGHTJAR_INSECURE", "true").run("doctor");
    assertThat(line(allowed, "port")).startsWith("ok ");
  }

  private static String free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return Integer.toString(socket.getLocalPort());
    }
  }

  @Test
  void loki_isAskedWhetherItIsReady() throws IOException {
    try (LokiStandIn loki = new LokiStandIn()) {
      shell
          .set("LOKI_URL", loki.url() + "/base/")
          .set("LOKI_TENANT", "acme")
          .set("LOKI_TOKEN", "t");
      loki.next(StandInFault.status(200, "ready\n"));
      assertThat(line(shell.run("doctor"), "loki")).startsWith("ok ").endsWith("is ready");
      StandInRequest asked = loki.requests().getFirst();
      assertThat(asked.path()).isEqualTo("/base/ready");
      assertThat(asked.header("x-scope-orgid")).contains("acme");
      assertThat(asked.header("authorization")).contains("Bearer t");
      loki.next(StandInFault.status(503, "Ingester not ready\u001b[2J"));
      assertThat(line(shell.run("doctor"), "loki"))
          .startsWith("warn ")
          .contains("503 Ingester not ready?[2J");
      loki.next(StandInFault.status(401, "no org id"));
      assertThat(line(shell.run("doctor"), "loki")).startsWith("fail ").contains("LOKI_TENANT");
    }
    Ended gone = shell.set("LOKI_URL", "http://127.0.0.1:" + free()).run("doctor");
    assertThat(line(gone, "loki")).startsWith("fail ").contains("nobody takes the connection");
    assertThat(gone.code()).isEqualTo(1);
  }

  @Test
  void alertTargets_areConnectedTo_andNothingIsSent() throws IOException {
    try (SlackStandIn slack = new SlackStandIn()) {
      Ended ended = shell.set("SLACK_WEBHOOK", slack.webhook()).run("doctor");
      assertThat(line(ended, "alerts to slack"))
          .startsWith("ok ")
          .contains("takes connections")
          .doesNotContain("secretpath");
      assertThat(slack.requests()).isEmpty();
    }
    shell.set("NIGHTJAR_WEBHOOK_URL", "http://127.0.0.1:" + free()).set("GITHUB_TOKEN", "t");
    Ended ended = shell.run("doctor");
    assertThat(line(ended, "alerts to webhook"))
        .startsWith("fail ")
        .contains("nightjar alert test");
    assertThat(line(ended, "alerts to github")).startsWith("warn ").contains("set GITHUB_REPO");
    assertThat(ended.code()).isEqualTo(1);
  }

  @Test
  void remediationLog_thatCannotBeWritten_fails() {
    Ended ended = shell.set("REMEDIATION_LOG", folder.toString()).run("doctor");
    assertThat(line(ended, "alerts to remediation-log")).startsWith("fail ");
  }

  @Test
  void files_areReadAndTheirFormatTold() throws IOException {
    Path good = Files.writeString(folder.resolve("good.log"), SampleLog.withBurst(200));
    Path odd = Files.writeString(folder.resolve("odd.log"), "no time here\n".repeat(50));
    Path gone = folder.resolve("gone.log");
    Ended ended = shell.run("doctor", good.toString(), odd.toString(), gone.toString());
    assertThat(line(ended, good.toString()))
        .startsWith("ok ")
        .contains("100 % of the first")
        .contains("format ");
    assertThat(line(ended, odd.toString())).startsWith("warn ").contains("in line 1");
    assertThat(line(ended, gone.toString())).startsWith("fail ").contains("no such file");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(shell.run("doctor", good.toString(), odd.toString()).code())
        .isEqualTo(ExitCode.DONE);
    assertThat(List.of(good, odd)).allMatch(Files::exists);
  }

  @Test
  void emptyDataName_isWrongUsage() {
    assertThat(shell.run("doctor", "--data", "").code()).isEqualTo(ExitCode.USAGE);
  }
}

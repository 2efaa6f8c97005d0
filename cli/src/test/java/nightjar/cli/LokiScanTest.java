package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nightjar.cli.ConfigShell.Ended;
import nightjar.testkit.LokiStandIn;
import nightjar.testkit.StandInFault;
import nightjar.testkit.StandInJson;
import nightjar.testkit.StandInRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LokiScanTest {
  private static final Map<String, String> SHOP = Map.of("app", "shop");

  @TempDir private Path folder;
  private final LokiStandIn loki = new LokiStandIn();
  private ConfigShell shell = new ConfigShell(Path.of(""));

  @BeforeEach
  void begin() {
    shell = new ConfigShell(folder.resolve("data"));
  }

  @AfterEach
  void end() {
    loki.close();
  }

  private void push(Instant time, String line) {
    loki.push(nanos(time), SHOP, line);
  }

  private static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }

  private static Object input(Ended ended) throws IOException {
    return StandInJson.member(StandInJson.read(ended.out()), "input");
  }

  private static Object lines(Ended ended) throws IOException {
    return StandInJson.member(input(ended), "lines");
  }

  @Test
  void whatLokiHas_isJudgedAsAFileIs() throws IOException {
    String log = SampleLog.withBurst(600);
    int i = 0;
    for (String line : log.lines().toList()) {
      loki.push(nanos(SampleLog.START) + i++ * 100_000_000L, SHOP, line);
    }
    Ended ended =
        shell.run(
            "scan",
            "--loki",
            loki.url(),
            "--query",
            "{app=\"shop\"}",
            "--since",
            "2026-03-02T20:00:00Z",
            "--until",
            "2026-03-02T21:00:00Z");
    assertThat(ended.code()).isEqualTo(ExitCode.DONE);
    assertThat(ended.out()).contains("refused").contains("loki {app=\"shop\"}");
    assertThat(loki.requests().getFirst().parameter("query")).isEqualTo("{app=\"shop\"}");
  }

  @Test
  void usualQueryAndRange_areThoseOfTheSettings() throws IOException {
    push(ConfigShell.NOW.minus(Duration.ofMinutes(9)), "in the last ten minutes");
    push(ConfigShell.NOW.minus(Duration.ofMinutes(11)), "before");
    Ended usual = shell.run("scan", "--loki", loki.url(), "--json");
    assertThat(lines(usual)).hasToString("1");
    assertThat(StandInJson.member(input(usual), "without_time")).hasToString("0");
    assertThat(loki.requests().getFirst().parameter("query")).isEqualTo("{job=\"app\"}");
    shell.set("LOG_QUERY_RANGE_MINUTES", "30").set("LOKI_QUERY", "{app=\"x\"}");
    assertThat(lines(shell.run("scan", "--loki", loki.url(), "--json"))).hasToString("2");
    StandInRequest last = loki.requests().getLast();
    assertThat(last.parameter("query")).isEqualTo("{app=\"x\"}");
    assertThat(last.parameter("end")).isEqualTo(Long.toString(nanos(ConfigShell.NOW)));
  }

  @ParameterizedTest
  @CsvSource({
    "--since,1h,2026-03-10T11:00:00Z,2026-03-10T12:00:00Z",
    "--since,11:30,2026-03-10T11:30:00Z,2026-03-10T12:00:00Z",
    "--since,13:30,2026-03-09T13:30:00Z,2026-03-10T12:00:00Z",
    "--until,11:58,2026-03-10T11:48:00Z,2026-03-10T11:58:00Z",
    "--until,2026-03-01T10:00:00Z,2026-03-01T09:50:00Z,2026-03-01T10:00:00Z"
  })
  void stretch_isAsked(String option, String value, Instant from, Instant to) {
    shell.run("scan", "--loki", loki.url(), option, value);
    StandInRequest asked = loki.requests().getFirst();
    assertThat(asked.parameter("start")).isEqualTo(Long.toString(nanos(from)));
    assertThat(asked.parameter("end")).isEqualTo(Long.toString(nanos(to)));
  }

  @Test
  void tenantAndToken_areSent() {
    loki.tenant("acme");
    shell.set("LOKI_TENANT", "acme").set("LOKI_TOKEN", "secret");
    assertThat(shell.run("scan", "--loki", loki.url()).code()).isEqualTo(ExitCode.DONE);
    assertThat(loki.requests().getFirst().header("authorization")).contains("Bearer secret");
  }

  @Test
  void files_areReadBesideIt() throws IOException {
    push(ConfigShell.NOW.minusSeconds(5), "from loki");
    Path file = Files.writeString(folder.resolve("a.log"), "2026-03-10T11:00:00Z INFO from file\n");
    Ended ended = shell.run("scan", "--loki", loki.url(), file.toString(), "--json");
    assertThat(lines(ended)).hasToString("2");
    loki.next(StandInFault.status(401, "no org id"));
    Ended half = shell.run("scan", "--loki", loki.url(), file.toString(), "--json");
    assertThat(half.code()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(lines(half)).hasToString("1");
  }

  @Test
  void lokisRefusal_isToldInWords() {
    Ended syntax = shell.run("scan", "--loki", loki.url(), "--query", "app=shop");
    assertThat(syntax.code()).isEqualTo(ExitCode.NOTHING_READ);
    assertThat(syntax.out()).isEmpty();
    assertThat(syntax.err())
        .startsWith("nightjar: loki app=shop: ")
        .contains("parse error at line 1")
        .doesNotContain("\tat ");
    loki.tenant("acme");
    Ended tenant = shell.run("scan", "--loki", loki.url());
    assertThat(tenant.code()).isEqualTo(ExitCode.NOTHING_READ);
    assertThat(tenant.err()).contains("no org id").contains("LOKI_TENANT");
  }

  @Test
  void noEntries_areNoFailure_butSaid() {
    Ended ended = shell.run("scan", "--loki", loki.url());
    assertThat(ended.code()).isEqualTo(ExitCode.DONE);
    assertThat(ended.err()).contains("Loki has no entries of {job=\"app\"}");
    assertThat(shell.run("scan", "--loki", loki.url(), "--quiet").err()).isEmpty();
  }

  @Test
  void templateFormat_readsLinesAsTheyAre() throws IOException {
    push(ConfigShell.NOW.minusSeconds(5), "2026-03-10T11:59:55Z|WARN|low on disk");
    Ended ended =
        shell.run("scan", "--loki", loki.url(), "--format", "{time}|{level}|{message}", "--json");
    assertThat(StandInJson.member(input(ended), "unparsed")).hasToString("0");
    assertThat(lines(ended)).hasToString("1");
  }

  @ParameterizedTest
  @CsvSource({
    "--query {} x,--query is for Loki; say where that is",
    "--loki loki:3100,loki.url must be an address",
    "--loki http://127.0.0.1:1 --since 2026-03-11,--since lies in the future",
    "--loki http://127.0.0.1:1 --format {oops,--format: "
  })
  void wrongUsage_isToldBeforeAnythingIsAsked(String line, String message) {
    Ended ended = shell.run(("scan " + line).split(" "));
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err()).startsWith("nightjar: " + message);
    assertThat(shell.run("scan", "--loki", "").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void interruption_endsTheWaiting() throws Exception {
    loki.next(new StandInFault.Silent());
    Interruption interruption = new Interruption();
    CompletableFuture<Ended> ended =
        CompletableFuture.supplyAsync(() -> shell.run(interruption, "scan", "--loki", loki.url()));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (loki.requests().isEmpty() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    Thread signal = Thread.ofPlatform().start(interruption::request);
    try {
      assertThat(ended.get(10, TimeUnit.SECONDS).code()).isEqualTo(ExitCode.DONE);
    } finally {
      interruption.finished();
      signal.join();
    }
  }
}

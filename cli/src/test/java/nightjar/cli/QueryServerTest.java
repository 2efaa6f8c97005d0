package nightjar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import nightjar.EpochNanos;
import nightjar.cli.ConfigShell.Ended;
import nightjar.server.Nightjar;
import nightjar.source.Arrival;
import nightjar.testkit.StandInJson;
import nightjar.testkit.WebhookStandIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lines of a server, and of its data folder, looked for through the command. */
@Timeout(120)
class QueryServerTest {
  private static final int LINES = 2_500;

  @TempDir private Path folder;
  private ConfigShell shell = new ConfigShell(Path.of(""));

  @BeforeEach
  void begin() {
    shell = new ConfigShell(folder.resolve("data"));
  }

  /** A server that has the lines in its store. */
  private Nightjar filled() throws Exception {
    Nightjar nightjar = shell.up();
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(LINES);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < LINES; i++) {
      text.append(now.plusSeconds(i)).append(i % 100 == 7 ? " ERROR" : " INFO");
      text.append(" order ").append(i).append(" paid in ").append(i % 9).append(" ms\n");
    }
    long at = EpochNanos.of(Instant.now());
    var lines = new Arrival.Lines(at, "shop.log", "shop", "", "", text.toString().getBytes(UTF_8));
    assertThat(nightjar.live().take(lines)).isPositive();
    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    while (nightjar.store().rows() < LINES) {
      assertThat(Instant.now()).isBefore(end);
      LockSupport.parkNanos(5_000_000);
    }
    return nightjar;
  }

  private Ended done(String... arguments) {
    Ended ended = shell.run(arguments);
    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.DONE);
    return ended;
  }

  private void check(String place, String value) throws Exception {
    Ended newest = done("query", "paid", place, value);
    assertThat(newest.out().lines()).hasSize(100);
    assertThat(newest.out().lines().toList().getFirst()).contains("shop", "order 2499 paid");
    assertThat(newest.err()).contains("ended after 100 lines");
    Ended all = done("query", "paid", place, value, "--all", "--format", "raw");
    assertThat(all.out().lines().distinct()).hasSize(LINES);
    assertThat(all.err()).isEmpty();
    assertThat(done("query", "level:error", place, value, "--count").out()).isEqualTo("25\n");
    Ended json =
        done("query", "level:error", place, value, "--format", "json", "--histogram", "--all");
    Object document = StandInJson.read(json.out());
    assertThat(StandInJson.text(document, "total")).isEqualTo("25");
    Object first = StandInJson.items(document, "lines").getFirst();
    assertThat(StandInJson.text(first, "service")).isEqualTo("shop");
    assertThat(StandInJson.text(first, "id")).hasSize(36);
    long sum = 0;
    for (Object count : StandInJson.items(StandInJson.member(document, "histogram"), "counts")) {
      sum += ((Number) count).longValue();
    }
    assertThat(sum).isEqualTo(25);
    String id = StandInJson.text(first, "pattern_id");
    assertThat(done("query", "pattern:" + id, place, value, "--limit", "2").out().lines())
        .hasSize(2);
    List<String> near =
        done(
                "query",
                "\"order 1207 \" OR \"order 1210 \"",
                place,
                value,
                "--context",
                "2",
                "--format",
                "raw")
            .out()
            .lines()
            .map(line -> line.replaceFirst(".*order (\\d+) .*", "$1"))
            .toList();
    assertThat(near)
        .containsExactly("1208", "1209", "1210", "1211", "1212", "--", "1205", "1206", "1207");
    Ended none = shell.run("query", "nosuchword", place, value);
    assertThat(none.code()).isEqualTo(ExitCode.NOTHING_FOUND);
    assertThat(shell.run("query", "paid", place, value, "--until", "2001-01-01").code())
        .isEqualTo(ExitCode.NOTHING_FOUND);
    assertThat(shell.run("query", "levle:error", place, value).err()).contains("^^^^^^");
  }

  @Test
  void serverAndItsData_areAskedAlike() throws Exception {
    try (Nightjar nightjar = filled()) {
      check("--server", nightjar.address());
      Ended used = shell.run("query", "paid", "--data", shell.data().toString());
      assertThat(used.code()).isEqualTo(ExitCode.NOTHING_READ);
      assertThat(used.err()).contains("--server URL");
    }
    check("--data", shell.data().toString());
  }

  @Test
  void whereNobodyIs_itIsSaid() {
    Ended ended = shell.run("query", "x", "--server", "http://127.0.0.1:1");
    assertThat(ended.code()).isEqualTo(ExitCode.NOTHING_READ);
    assertThat(ended.err()).contains("no answer from http://127.0.0.1:1/");
    Ended noStore = shell.run("query", "x", "--data", folder.resolve("none").toString());
    assertThat(noStore.code()).isEqualTo(ExitCode.NOTHING_READ);
    assertThat(noStore.err()).contains("there is no store in", "--data");
  }

  @Test
  void whoIsNoNightjar_isNotBelieved() throws Exception {
    try (WebhookStandIn other = new WebhookStandIn("")) {
      Ended ended = shell.run("query", "x", "--server", other.url());
      assertThat(ended.code()).isEqualTo(ExitCode.NOTHING_READ);
      assertThat(ended.err()).contains("is it a Nightjar");
      assertThat(ended.out()).isEmpty();
    }
  }
}

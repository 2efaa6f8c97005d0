package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nightjar.testkit.GithubStandIn;
import nightjar.testkit.LokiStandIn;
import nightjar.testkit.SlackStandIn;
import nightjar.testkit.StandInFault;
import nightjar.testkit.StandInJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs in Loki, people in Slack, work in GitHub: what goes wrong is told once. */
class SystemAIT {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final Map<String, String> LABELS = Map.of("job", "app", "app", "orders");

  private final LokiStandIn loki = new LokiStandIn();
  private final SlackStandIn slack = new SlackStandIn();
  private final GithubStandIn github = new GithubStandIn();
  @TempDir private Path folder;
  private Instant reached = Instant.EPOCH;

  @AfterEach
  void close() {
    loki.close();
    slack.close();
    github.close();
  }

  private UpProcess up() throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("LOKI_URL", loki.url());
    environment.put("LOKI_QUERY", "{job=\"app\"}");
    environment.put("LOKI_POLL_SECONDS", "0.5");
    environment.put("SLACK_WEBHOOK_URL", slack.webhook());
    environment.put("GITHUB_TOKEN", GithubStandIn.TOKEN);
    environment.put("GITHUB_REPO", "acme/shop");
    environment.put("NIGHTJAR_GITHUB_API", github.url());
    return UpProcess.up(folder, environment, folder.resolve("data"));
  }

  @Test
  void burstInLoki_isToldOnce_alsoAfterARestart() throws Exception {
    burst();
    try (UpProcess up = up()) {
      UpWait.until("Slack is told", SOON, () -> goOn() && !slack.messages().isEmpty());
      UpWait.until("GitHub has an issue", SOON, () -> goOn() && !github.issues().isEmpty());
      // Slack may be told while the last lines of the burst are still on their way.
      UpWait.until("all lines", SOON, () -> goOn() && up.door().total("refused") >= 300);
      awaitDelivered(up.door());
      assertToldOnce(up);
      assertThat(up.door().total("refused")).isEqualTo(300);
      assertThat(up.end().code()).isZero();
    }
    long polls = loki.requests().size();
    try (UpProcess up = up()) {
      UpWait.until("Loki is asked on", SOON, () -> goOn() && loki.requests().size() >= polls + 3);
      push(Instant.now(), "INFO request 4711 was served after the restart");
      UpWait.until("the newest line", SOON, () -> goOn() && up.door().total("restart") == 1);
      awaitDelivered(up.door());
      assertToldOnce(up);
      assertThat(up.door().total("refused")).isEqualTo(300);
    }
  }

  @Test
  void slackDown_isShown_andToldOnceWhenItIsBack() throws Exception {
    slack.next(StandInFault.status(500, "server_error"), StandInFault.status(500, "server_error"));
    burst();
    try (UpProcess up = up()) {
      UpWait.until(
          "trouble is shown",
          SOON,
          () -> {
            goOn();
            Object target = slackOf(up.door());
            return StandInJson.text(target, "status").equals("failed")
                && StandInJson.text(target, "detail").contains("500")
                && UpDoor.number(target, "pending") > 0;
          });
      assertThat(slack.messages()).isEmpty();
      UpWait.until("Slack is told", SOON, () -> goOn() && !slack.messages().isEmpty());
      awaitDelivered(up.door());
      assertToldOnce(up);
      assertThat(StandInJson.text(slackOf(up.door()), "status")).isEqualTo("ok");
    }
  }

  private static Object slackOf(UpDoor door) throws Exception {
    Object alerts = StandInJson.member(StandInJson.member(door.get("/health"), "parts"), "alerts");
    return StandInJson.member(alerts, "slack");
  }

  private void awaitDelivered(UpDoor door) throws Exception {
    UpWait.until(
        "nothing waits to be told",
        SOON,
        () ->
            goOn()
                && StandInJson.items(door.get("/api/v1/deliveries"), "deliveries").stream()
                    .noneMatch(each -> StandInJson.text(each, "state").equals("pending")));
  }

  /** Each incident that is to be told is in one message and one issue. */
  private void assertToldOnce(UpProcess up) throws Exception {
    List<Object> incidents =
        StandInJson.items(up.door().get("/api/v1/incidents?state=all"), "incidents").stream()
            .filter(each -> UpDoor.number(each, "peak_score") >= 50)
            .toList();
    assertThat(incidents.stream().map(each -> StandInJson.text(each, "title")))
        .as(up.out())
        .hasSize(1);
    String told =
        slack.messages().stream()
            .map(message -> String.join(" | ", message.texts()))
            .collect(Collectors.joining("\n"));
    assertThat(slack.messages()).as(told).hasSize(1);
    assertThat(told).contains(StandInJson.text(incidents.getFirst(), "name")).contains("refused");
    assertThat(github.issues()).hasSize(1);
    assertThat(github.issues().getFirst().title() + github.issues().getFirst().body())
        .contains("refused");
  }

  /** Nine minutes of requests, and in the last of them 300 errors of a new kind. */
  private void burst() {
    Instant now = Instant.now();
    reached = now.minus(Duration.ofMinutes(9));
    goOnUntil(now);
    for (int i = 0; i < 300; i++) {
      push(now.minusMillis(60_000 - 200L * i), "ERROR connection to db-" + i % 5 + " refused");
    }
  }

  /** Usual lines up to now; true, so that a condition can be asked with it. */
  private boolean goOn() {
    goOnUntil(Instant.now());
    return true;
  }

  private void goOnUntil(Instant now) {
    for (; reached.isBefore(now); reached = reached.plusSeconds(1)) {
      long second = reached.getEpochSecond();
      push(reached, "INFO request " + second % 9000 + " was served in " + second % 90 + " ms");
      push(reached.plusMillis(400), "INFO stock of item " + second % 70 + " was counted");
    }
  }

  private void push(Instant time, String line) {
    loki.push(time.getEpochSecond() * 1_000_000_000L + time.getNano(), LABELS, line);
  }
}

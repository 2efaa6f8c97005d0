package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nightjar.cli.ConfigShell.Ended;
import nightjar.testkit.GithubStandIn;
import nightjar.testkit.SlackStandIn;
import nightjar.testkit.StandInFault;
import nightjar.testkit.WebhookStandIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertCommandTest {
  @TempDir private Path folder;
  private ConfigShell shell = new ConfigShell(Path.of(""));

  @BeforeEach
  void begin() {
    shell = new ConfigShell(folder.resolve("data"));
  }

  @Test
  void slackWebhook_isTold() {
    try (SlackStandIn slack = new SlackStandIn()) {
      Ended ended = shell.set("SLACK_WEBHOOK", slack.webhook()).run("alert", "test", "slack");
      assertThat(ended.code()).isEqualTo(ExitCode.DONE);
      assertThat(ended.out()).startsWith("slack: delivered: ");
      assertThat(slack.messages()).hasSize(1);
      assertThat(slack.messages().getFirst().texts().toString()).contains("nothing is wrong");
    }
  }

  @Test
  void slackBot_isTold() {
    try (SlackStandIn slack = new SlackStandIn()) {
      shell
          .set("NIGHTJAR_SLACK_API", slack.api())
          .set("NIGHTJAR_SLACK_TOKEN", SlackStandIn.TOKEN)
          .set("NIGHTJAR_SLACK_CHANNEL", "alerts");
      assertThat(shell.run("alert", "test", "slack").code()).isEqualTo(ExitCode.DONE);
      assertThat(slack.messages()).hasSize(1);
    }
  }

  @Test
  void github_getsAnIssue() {
    try (GithubStandIn github = new GithubStandIn()) {
      shell
          .set("NIGHTJAR_GITHUB_API", github.url())
          .set("GITHUB_TOKEN", GithubStandIn.TOKEN)
          .set("GITHUB_REPO", "acme/shop");
      Ended ended = shell.run("alert", "test", "github");
      assertThat(ended.out()).startsWith("github: delivered: ");
      assertThat(github.issues()).hasSize(1);
    }
  }

  @Test
  void webhook_isSigned() {
    try (WebhookStandIn webhook = new WebhookStandIn("s3cret")) {
      shell.set("NIGHTJAR_WEBHOOK_URL", webhook.url() + "/in");
      assertThat(shell.run("alert", "test", "webhook").code()).isEqualTo(1);
      Ended signed = shell.set("NIGHTJAR_WEBHOOK_SECRET", "s3cret").run("alert", "test", "webhook");
      assertThat(signed.code()).isEqualTo(ExitCode.DONE);
      assertThat(webhook.taken()).hasSize(1);
    }
  }

  @Test
  void remediationLog_isWritten() throws IOException {
    Path other = folder.resolve("other");
    Ended ended = shell.run("alert", "test", "remediation-log", "--data", other.toString());
    assertThat(ended.code()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(other.resolve("remediation.log"))).contains("nothing is wrong");
  }

  @Test
  void refusal_isTold_withoutControlCharacters_andWithoutTheSecret() {
    try (SlackStandIn slack = new SlackStandIn()) {
      slack.next(StandInFault.status(403, "no_service\u001b[2J"));
      Ended ended = shell.set("SLACK_WEBHOOK", slack.webhook()).run("alert", "test", "slack");
      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.out())
          .startsWith("slack: not delivered: ")
          .contains("no_service")
          .doesNotContain("\u001b", "secretpath");
      assertThat(slack.messages()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alert | alert what?",
        "alert test | CHANNEL is missing",
        "alert test slak | alert test: there is no channel slak; did you mean slack? Configured: remediation-log",
        "alert test pager | alert test: there is no channel pager; Configured: remediation-log",
        "alert test github | alert test: github is not configured; set GITHUB_TOKEN and GITHUB_REPO",
      })
  void wrongUsage_saysWhatWouldBeRight(String line, String message) {
    Ended ended = shell.run(line.split(" "));
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err()).startsWith("nightjar: " + message);
  }

  @Test
  void list_saysWhatIsOn_andWhatTheOthersLack() {
    shell
        .set("SLACK_WEBHOOK", "https://hooks.slack.com/services/T0/B0/hidden")
        .set("GITHUB_TOKEN", "hidden");
    Ended ended = shell.run("alert", "list");
    assertThat(ended.code()).isEqualTo(ExitCode.DONE);
    assertThat(ended.out().lines())
        .containsExactly(
            "slack            on   by an incoming webhook at hooks.slack.com:443, from score 50",
            "github           off  set GITHUB_REPO to owner/repo",
            "remediation-log  on   the file "
                + shell.data().resolve("remediation.log")
                + ", from score 50",
            "webhook          off  set NIGHTJAR_WEBHOOK_URL");
  }
}

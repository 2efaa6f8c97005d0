package nightjar.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nightjar.web.Secret;

/**
 * Who is told, and from which score on.
 *
 * @param minScore lowest score of an incident that is told
 * @param slackWebhook slack incoming webhook
 * @param slackToken slack bot token: alerts are updated in place
 * @param slackChannel slack channel for the bot token
 * @param slackApi address of the Slack API
 * @param webhookUrl address incidents are posted to as JSON
 * @param webhookSecret signs what is posted to the webhook
 * @param githubToken gitHub token; with a repository, incidents become issues
 * @param githubRepository gitHub repository as owner/repo
 * @param githubApi address of the GitHub API
 * @param remediationLog file for what no target was told; unset for one in the data folder
 */
public record AlertConfig(
    int minScore,
    Optional<Secret> slackWebhook,
    Optional<Secret> slackToken,
    Optional<String> slackChannel,
    URI slackApi,
    Optional<Secret> webhookUrl,
    Optional<Secret> webhookSecret,
    Optional<Secret> githubToken,
    Optional<String> githubRepository,
    URI githubApi,
    Optional<Path> remediationLog) {
  public static final Setting<Integer> MIN_SCORE =
      Setting.of(
          "alert.min-score",
          "NIGHTJAR_ALERT_MIN_SCORE",
          "50",
          Parsers.whole(0, 100),
          "Lowest score of an incident that is told");
  public static final Setting<Optional<Secret>> SLACK_WEBHOOK =
      new Setting<>(
          "alert.slack.webhook",
          List.of("SLACK_WEBHOOK", "SLACK_WEBHOOK_URL"),
          "",
          Parsers.secretAddress(),
          true,
          "Slack incoming webhook");
  public static final Setting<Optional<Secret>> SLACK_TOKEN =
      Setting.secret(
          "alert.slack.token",
          "NIGHTJAR_SLACK_TOKEN",
          Parsers.secret(),
          "Slack bot token: alerts are updated in place");
  public static final Setting<Optional<String>> SLACK_CHANNEL =
      Setting.of(
          "alert.slack.channel",
          "NIGHTJAR_SLACK_CHANNEL",
          "",
          Parsers.optional(Parsers.text()),
          "Slack channel for the bot token");
  public static final Setting<URI> SLACK_API =
      Setting.of(
          "alert.slack.api",
          "NIGHTJAR_SLACK_API",
          "https://slack.com/api",
          Parsers.webAddress(),
          "Address of the Slack API");
  public static final Setting<Optional<Secret>> WEBHOOK_URL =
      Setting.secret(
          "alert.webhook.url",
          "NIGHTJAR_WEBHOOK_URL",
          Parsers.secretAddress(),
          "Address incidents are posted to as JSON");
  public static final Setting<Optional<Secret>> WEBHOOK_SECRET =
      Setting.secret(
          "alert.webhook.secret",
          "NIGHTJAR_WEBHOOK_SECRET",
          Parsers.secret(),
          "Signs what is posted to the webhook");
  public static final Setting<Optional<Secret>> GITHUB_TOKEN =
      Setting.secret(
          "alert.github.token",
          "GITHUB_TOKEN",
          Parsers.secret(),
          "GitHub token; with a repository, incidents become issues");
  public static final Setting<Optional<String>> GITHUB_REPOSITORY =
      Setting.of(
          "alert.github.repo",
          "GITHUB_REPO",
          "",
          Parsers.optional(AlertConfig::repository),
          "GitHub repository as owner/repo");
  public static final Setting<URI> GITHUB_API =
      Setting.of(
          "alert.github.api",
          "NIGHTJAR_GITHUB_API",
          "https://api.github.com",
          Parsers.webAddress(),
          "Address of the GitHub API");
  public static final Setting<Optional<Path>> REMEDIATION_LOG =
      Setting.of(
          "alert.remediation-log",
          "REMEDIATION_LOG",
          "",
          Parsers.optional(Path::of),
          "File for what no target was told; unset for one in the data folder");

  /** Its part of the key table. */
  public static List<Setting<?>> settings() {
    return List.of(
        MIN_SCORE,
        SLACK_WEBHOOK,
        SLACK_TOKEN,
        SLACK_CHANNEL,
        SLACK_API,
        WEBHOOK_URL,
        WEBHOOK_SECRET,
        GITHUB_TOKEN,
        GITHUB_REPOSITORY,
        GITHUB_API,
        REMEDIATION_LOG);
  }

  /** Reads it. */
  public static AlertConfig from(Settings settings) {
    return new AlertConfig(
        settings.get(MIN_SCORE),
        settings.get(SLACK_WEBHOOK),
        settings.get(SLACK_TOKEN),
        settings.get(SLACK_CHANNEL),
        settings.get(SLACK_API),
        settings.get(WEBHOOK_URL),
        settings.get(WEBHOOK_SECRET),
        settings.get(GITHUB_TOKEN),
        settings.get(GITHUB_REPOSITORY),
        settings.get(GITHUB_API),
        settings.get(REMEDIATION_LOG));
  }

  private static String repository(String text) {
    if (!text.strip().matches("[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+")) {
      throw new IllegalArgumentException("must be owner/repo");
    }
    return text.strip();
  }
}

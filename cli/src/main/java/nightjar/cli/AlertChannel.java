package nightjar.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nightjar.server.config.AlertConfig;

/**
 * Somebody who can be told of incidents, as the settings have it.
 *
 * @param name as in {@code alert test NAME}
 * @param address whom calls go to; empty if it is no web address or not set
 * @param file what is written to; empty path if it is no file
 * @param how what is told there, for people; no secret
 * @param missing what has to be set; empty where it is configured
 */
record AlertChannel(String name, Optional<URI> address, Path file, String how, String missing) {
  static final String REMEDIATION_LOG = "remediation-log";

  boolean isConfigured() {
    return missing.isEmpty();
  }

  /** Host and port of the address; the port that its scheme has where it names none. */
  static String host(URI address) {
    return address.getHost() + ":" + port(address);
  }

  static int port(URI address) {
    return address.getPort() >= 0
        ? address.getPort()
        : "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
  }

  /** All that there are, configured or not. */
  static List<AlertChannel> of(AlertConfig config, Path data) {
    return List.of(slack(config), github(config), log(config, data), webhook(config));
  }

  private static AlertChannel slack(AlertConfig config) {
    if (config.slackToken().isPresent() && config.slackChannel().isPresent()) {
      return web(
          "slack", config.slackApi(), "channel " + config.slackChannel().get() + ", by a bot");
    }
    if (config.slackWebhook().isPresent()) {
      return web(
          "slack", URI.create(config.slackWebhook().get().reveal()), "by an incoming webhook");
    }
    if (config.slackToken().isPresent()) {
      return missing("slack", "NIGHTJAR_SLACK_CHANNEL to the channel that the bot writes to");
    }
    if (config.slackChannel().isPresent()) {
      return missing("slack", "NIGHTJAR_SLACK_TOKEN to the bot's token");
    }
    return missing("slack", "SLACK_WEBHOOK, or NIGHTJAR_SLACK_TOKEN and NIGHTJAR_SLACK_CHANNEL");
  }

  private static AlertChannel github(AlertConfig config) {
    if (isGithub(config)) {
      return web(
          "github", config.githubApi(), "issues of " + config.githubRepository().orElseThrow());
    }
    if (config.githubToken().isPresent()) {
      return missing("github", "GITHUB_REPO to owner/repo");
    }
    return missing(
        "github",
        config.githubRepository().isPresent()
            ? "GITHUB_TOKEN to a token that may write issues"
            : "GITHUB_TOKEN and GITHUB_REPO");
  }

  private static AlertChannel log(AlertConfig config, Path data) {
    if (isGithub(config)) {
      return missing(
          REMEDIATION_LOG, "neither GITHUB_TOKEN nor GITHUB_REPO: issues take its place");
    }
    Path file = config.remediationLog().orElse(data.resolve("remediation.log"));
    return new AlertChannel(REMEDIATION_LOG, Optional.empty(), file, "the file " + file, "");
  }

  private static AlertChannel webhook(AlertConfig config) {
    return config
        .webhookUrl()
        .map(
            url ->
                web(
                    "webhook",
                    URI.create(url.reveal()),
                    config.webhookSecret().isPresent()
                        ? "JSON, signed"
                        : "JSON, unsigned: NIGHTJAR_WEBHOOK_SECRET is not set"))
        .orElseGet(() -> missing("webhook", "NIGHTJAR_WEBHOOK_URL"));
  }

  private static boolean isGithub(AlertConfig config) {
    return config.githubToken().isPresent() && config.githubRepository().isPresent();
  }

  private static AlertChannel web(String name, URI address, String how) {
    return new AlertChannel(
        name, Optional.of(address), Path.of(""), how + " at " + host(address), "");
  }

  private static AlertChannel missing(String name, String what) {
    return new AlertChannel(name, Optional.empty(), Path.of(""), "", what);
  }
}

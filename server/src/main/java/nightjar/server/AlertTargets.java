package nightjar.server;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nightjar.act.AlertTarget;
import nightjar.incident.BookSettings;
import nightjar.server.config.AlertConfig;
import nightjar.server.config.HttpConfig;
import nightjar.server.config.Settings;
import nightjar.web.ConsoleLink;
import nightjar.web.Endpoint;
import nightjar.web.GithubSettings;
import nightjar.web.GithubTarget;
import nightjar.web.Outbound;
import nightjar.web.RemediationLog;
import nightjar.web.SlackBotTarget;
import nightjar.web.SlackWebhookTarget;
import nightjar.web.WebhookTarget;

/** Who is told of incidents, as the settings say. */
public final class AlertTargets {
  private final AlertConfig config;
  private final List<AlertTarget> targets = new ArrayList<>();

  /**
   * @param http where the console is
   * @param data folder of the remediation log, if the settings name no other
   */
  public AlertTargets(
      Settings settings, HttpConfig http, Path data, Outbound outbound, InstantSource clock) {
    config = AlertConfig.from(settings);
    String base = http.baseUrl().map(Object::toString).orElseGet(() -> address(http));
    ConsoleLink console = new ConsoleLink(Endpoint.of("NIGHTJAR_BASE_URL", base));
    slack(outbound, console, clock);
    if (config.githubToken().isPresent() && config.githubRepository().isPresent()) {
      GithubSettings github =
          new GithubSettings(
              Endpoint.of("NIGHTJAR_GITHUB_API", config.githubApi().toString()),
              config.githubRepository().get(),
              config.githubToken().get(),
              Duration.ofHours(1),
              false);
      targets.add(new GithubTarget(outbound, github, console, clock));
    } else {
      Path file = config.remediationLog().orElse(data.resolve("remediation.log"));
      targets.add(new RemediationLog(file, clock));
    }
    config
        .webhookUrl()
        .ifPresent(
            url ->
                targets.add(
                    new WebhookTarget(
                        outbound,
                        Endpoint.of("NIGHTJAR_WEBHOOK_URL", url.reveal()),
                        config.webhookSecret(),
                        console,
                        clock)));
  }

  private static String address(HttpConfig http) {
    boolean isBare = http.bind().contains(":") && !http.bind().startsWith("[");
    String host = isBare ? "[" + http.bind() + "]" : http.bind();
    return "http://" + host + ":" + (http.port() == 0 ? 8000 : http.port());
  }

  private void slack(Outbound outbound, ConsoleLink console, InstantSource clock) {
    Optional<String> channel = config.slackChannel();
    if (config.slackToken().isPresent() && channel.isPresent()) {
      targets.add(
          new SlackBotTarget(
              outbound,
              Endpoint.of("NIGHTJAR_SLACK_API", config.slackApi().toString()),
              config.slackToken().get(),
              channel.get(),
              console,
              clock));
    } else {
      config
          .slackWebhook()
          .ifPresent(
              url ->
                  targets.add(
                      new SlackWebhookTarget(
                          outbound, Endpoint.of("SLACK_WEBHOOK", url.reveal()), console, clock)));
    }
  }

  /** All of them, each with a name of its own. */
  public List<AlertTarget> all() {
    return List.copyOf(targets);
  }

  /** When incidents are opened and told. */
  BookSettings book() {
    BookSettings usual = BookSettings.DEFAULT;
    return new BookSettings(
        Math.min(usual.openScore(), config.minScore()),
        config.minScore(),
        usual.pause(),
        usual.settling(),
        usual.resolveAfter());
  }
}

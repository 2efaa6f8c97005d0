package nightjar.web;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import nightjar.act.AlertMemory;
import nightjar.act.AlertOutcome;
import nightjar.act.AlertTarget;
import nightjar.incident.TrackedIncident;

/**
 * A Slack channel, told through an incoming webhook. Such a message cannot be changed later, so an
 * incident gets one whole message and a short one for each change. What was told is remembered as
 * soon as Slack took it; an answer that was lost on its way may lead to a second message.
 */
public final class SlackWebhookTarget implements AlertTarget {
  private final Outbound outbound;
  private final Endpoint webhook;
  private final ConsoleLink console;
  private final InstantSource clock;
  private final RateLimit limit;

  /**
   * A channel.
   *
   * @param webhook {@code SLACK_WEBHOOK}; secret, since its path lets anybody write
   */
  public SlackWebhookTarget(
      Outbound outbound, Endpoint webhook, ConsoleLink console, InstantSource clock) {
    this.outbound = outbound;
    this.webhook = webhook;
    this.console = console;
    this.clock = clock;
    limit = new RateLimit(clock);
  }

  @Override
  public String name() {
    return "slack";
  }

  @Override
  public AlertOutcome tell(TrackedIncident incident, String change, AlertMemory memory) {
    if (Telling.isTold(incident, change, memory)) {
      return new AlertOutcome.Delivered("Slack was told before");
    }
    var words = new IncidentWords(incident, change);
    boolean isFirst = Telling.last(incident, memory).isEmpty();
    SlackMessage message =
        isFirst ? SlackMessage.whole(words, console) : SlackMessage.change(words, console);
    Optional<AlertOutcome> quiet = limit.quiet();
    if (quiet.isPresent()) {
      return quiet.get();
    }
    return Telling.guarded(
        () -> {
          AlertOutcome outcome = send(message);
          if (outcome instanceof AlertOutcome.Delivered) {
            Telling.remember(incident, change, memory);
          }
          return limit.note(outcome);
        });
  }

  private AlertOutcome send(SlackMessage message) throws IOException, InterruptedException {
    Reply reply =
        outbound.send(
            Call.json("POST", webhook.uri(), message.json(Map.of())).authorized(webhook.login()));
    if (reply.status() == 200 && reply.text().strip().equals("ok")) {
      return new AlertOutcome.Delivered("Slack took it");
    }
    if (reply.isSuccess() || reply.isPassing()) {
      return new AlertOutcome.Later(reply.story(), reply.retryAfter(clock.instant()));
    }
    return new AlertOutcome.Refused(reply.story() + "; check SLACK_WEBHOOK");
  }
}

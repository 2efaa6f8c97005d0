package nightjar.web;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nightjar.act.AlertMemory;
import nightjar.act.AlertOutcome;
import nightjar.act.AlertTarget;
import nightjar.incident.TrackedIncident;

/**
 * A Slack channel, told by a bot: one message an incident, kept up to date, and a reply in its
 * thread for each change. An answer that was lost on its way may lead to a second message.
 */
public final class SlackBotTarget implements AlertTarget {
  /** Where Slack's methods are. */
  public static final String API = "https://slack.com/api";

  /** Answers after which the same call may succeed by itself. */
  private static final Set<String> PASSING =
      Set.of(
          "ratelimited",
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout",
          "team_added_to_org",
          "accesslimited");

  /** Answers to an update after which a message of its own is due. */
  private static final Set<String> GONE =
      Set.of("message_not_found", "cant_update_message", "edit_window_closed", "thread_not_found");

  private final Outbound outbound;
  private final Endpoint api;
  private final Secret token;
  private final String channel;
  private final ConsoleLink console;
  private final InstantSource clock;
  private final RateLimit limit;

  /**
   * A channel.
   *
   * @param api {@link #API}, or a stand-in
   * @param token {@code NIGHTJAR_SLACK_TOKEN}, with the scope {@code chat:write}
   * @param channel {@code NIGHTJAR_SLACK_CHANNEL}, its id or name
   */
  public SlackBotTarget(
      Outbound outbound,
      Endpoint api,
      Secret token,
      String channel,
      ConsoleLink console,
      InstantSource clock) {
    if (channel.isBlank()) {
      throw new IllegalArgumentException("NIGHTJAR_SLACK_CHANNEL is empty");
    }
    this.outbound = outbound;
    this.api = api;
    this.token = token;
    this.channel = channel;
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
    Optional<AlertOutcome> quiet = limit.quiet();
    if (quiet.isPresent()) {
      return quiet.get();
    }
    return Telling.guarded(
        () -> {
          Optional<Posted> posted =
              change.equals(Telling.TEST) ? Optional.empty() : Posted.of(incident, memory);
          AlertOutcome outcome =
              posted.isPresent() ? update(words, posted.get(), memory) : post(words, memory);
          if (outcome instanceof AlertOutcome.Delivered) {
            Telling.remember(incident, change, memory);
          }
          return limit.note(outcome);
        });
  }

  /** Where a message is: the channel's id and the message's time, which is its name. */
  private record Posted(String channel, String time) {
    private static String key(TrackedIncident incident) {
      return "message/" + incident.number();
    }

    static Optional<Posted> of(TrackedIncident incident, AlertMemory memory) {
      return memory
          .recall(key(incident))
          .filter(text -> text.indexOf(' ') > 0)
          .map(
              text -> {
                int blank = text.indexOf(' ');
                return new Posted(text.substring(0, blank), text.substring(blank + 1));
              });
    }

    void remember(TrackedIncident incident, AlertMemory memory) {
      memory.remember(key(incident), channel + " " + time);
    }
  }

  private AlertOutcome post(IncidentWords words, AlertMemory memory)
      throws IOException, InterruptedException {
    SlackMessage message = SlackMessage.whole(words, console);
    Reply reply = call("chat.postMessage", message, Map.of("channel", channel));
    JsonTree answer = JsonTree.read(reply.body());
    if (reply.isSuccess() && answer.at("ok").isTrue()) {
      if (!words.change().equals(Telling.TEST)) {
        new Posted(answer.at("channel").text(), answer.at("ts").text())
            .remember(words.tracked(), memory);
      }
      return new AlertOutcome.Delivered("Slack took it");
    }
    return failure(reply, answer.at("error").text());
  }

  private AlertOutcome update(IncidentWords words, Posted posted, AlertMemory memory)
      throws IOException, InterruptedException {
    Map<String, String> place = new LinkedHashMap<>();
    place.put("channel", posted.channel());
    place.put("ts", posted.time());
    Reply reply = call("chat.update", SlackMessage.whole(words, console), place);
    JsonTree answer = JsonTree.read(reply.body());
    if (GONE.contains(answer.at("error").text())) {
      return post(words, memory);
    }
    if (!reply.isSuccess() || !answer.at("ok").isTrue()) {
      return failure(reply, answer.at("error").text());
    }
    Map<String, String> thread = new LinkedHashMap<>();
    thread.put("channel", posted.channel());
    thread.put("thread_ts", posted.time());
    reply = call("chat.postMessage", SlackMessage.change(words, console), thread);
    answer = JsonTree.read(reply.body());
    return reply.isSuccess() && answer.at("ok").isTrue()
        ? new AlertOutcome.Delivered("Slack took the change")
        : failure(reply, answer.at("error").text());
  }

  private Reply call(String method, SlackMessage message, Map<String, String> members)
      throws IOException, InterruptedException {
    return outbound.send(
        Call.json("POST", api.below("/" + method), message.json(members))
            .authorized(Optional.of(new Secret("Bearer " + token.reveal()))));
  }

  private AlertOutcome failure(Reply reply, String error) {
    Duration after = reply.retryAfter(clock.instant());
    if (error.isEmpty()) {
      return reply.isPassing() || reply.isSuccess()
          ? new AlertOutcome.Later(reply.story(), after)
          : new AlertOutcome.Refused(reply.story());
    }
    String why = "Slack answered " + CleanText.of(error, 80);
    if (PASSING.contains(error) || reply.isPassing()) {
      return new AlertOutcome.Later(why, after);
    }
    return new AlertOutcome.Refused(
        why + "; check NIGHTJAR_SLACK_TOKEN and NIGHTJAR_SLACK_CHANNEL");
  }
}

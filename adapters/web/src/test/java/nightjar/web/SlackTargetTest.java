package nightjar.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import nightjar.act.AlertOutcome;
import nightjar.incident.TrackedIncident;
import nightjar.testkit.SlackStandIn;
import nightjar.testkit.StandInFault;
import nightjar.testkit.StandInReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackTargetTest {
  private final SlackStandIn slack = new SlackStandIn();
  private final Outbound outbound = new Outbound();
  private final Incidents.Memory memory = new Incidents.Memory();
  private Instant now = Incidents.NOW;
  private final SlackWebhookTarget webhook =
      new SlackWebhookTarget(
          outbound, Endpoint.of("SLACK_WEBHOOK", slack.webhook()), Incidents.CONSOLE, () -> now);

  @AfterEach
  void end() {
    outbound.close();
    slack.close();
  }

  private SlackBotTarget bot(String token, String channel) {
    Endpoint api = Endpoint.of("Slack", slack.api());
    return new SlackBotTarget(
        outbound, api, new Secret(token), channel, Incidents.CONSOLE, () -> now);
  }

  private AlertOutcome tell(TrackedIncident incident, String change) {
    return webhook.tell(incident, change, memory);
  }

  @Test
  void message_saysWhatWhereWhyAndWhereToLook() {
    assertThat(tell(Incidents.plain(142), "new")).isInstanceOf(AlertOutcome.Delivered.class);
    SlackStandIn.Message message = slack.messages().getFirst();
    String all = String.join("\n", message.texts());
    assertThat(all)
        .contains("NJ-142 · score 94 · payment errors ×40")
        .contains("`checkout`")
        .contains("1,204 lines, 2026-11-22 07:43:00 to 07:44:00 UTC")
        .containsPattern("new +84\nrate +10\nscore +94")
        .contains("`window#3: avg_len=81.5, errors=9, warns=0, uniq=31`")
        .contains("07:43:00 E app.log:12  40 lines where 1 is usual")
        .contains("<http://localhost:8000/incidents/NJ-142|Open NJ-142 in Nightjar>");
    assertThat(message.texts().getFirst()).startsWith("New incident: NJ-142 · score 94");
  }

  @Test
  void hostileText_mentionsNobody_linksNowhere_andStaysInItsCode() {
    for (TrackedIncident incident :
        new TrackedIncident[] {
          Incidents.hostile(1),
          Incidents.of(
              2, "<&>`".repeat(250_000), "&<`@here https://x.example ".repeat(40_000), 90, 0),
          Incidents.of(
              3, "\u202e\u0000\ud800\u2028", "\u0007\u009b\ud83d\ude00".repeat(400), 90, 0),
          Incidents.of(4, "", "", 90, 0)
        }) {
      assertThat(tell(incident, "new")).isInstanceOf(AlertOutcome.Delivered.class);
      tell(incident, "escalating");
      SlackStandIn.Message whole = slack.messages().get(slack.messages().size() - 2);
      assertThat(whole.controls())
          .containsExactly(
              "http://localhost:8000/incidents/"
                  + incident.name()
                  + "|Open "
                  + incident.name()
                  + " in Nightjar");
      for (String text : slack.messages().getLast().texts()) {
        assertThat(text)
            .doesNotContain("https://")
            .doesNotContain("\u202e")
            .doesNotContain("\u001b");
      }
      for (String text : whole.texts()) {
        assertThat(text)
            .doesNotContain("https://")
            .doesNotContainPattern("[\u0000\u0007\u001b\u009b\u202e\u2028]");
        String outside = text.replaceAll("(?s)```.*?```", "").replaceAll("`[^`]*`", "");
        assertThat(outside).doesNotContain("`").doesNotContainPattern("@(here|channel|octocat)");
      }
    }
    assertThat(slack.messages()).hasSize(8);
  }

  @Test
  void webhook_tellsAnIncidentOnce_andChangesShortly() {
    tell(Incidents.plain(1), "new");
    tell(Incidents.plain(1), "new");
    tell(Incidents.plain(1), "escalating");
    tell(Incidents.plain(1), "escalating");
    tell(Incidents.of(1, "worse", "worse", 99, 0), "escalating");
    tell(Incidents.resolved(1), "resolved");
    tell(Incidents.resolved(1), "resolved");
    assertThat(slack.messages()).hasSize(4);
    assertThat(slack.messages().getLast().texts().getLast())
        .startsWith("*Resolved*")
        .hasSizeLessThan(400);
  }

  @Test
  void failures_areForLaterOrForGood() {
    slack.next(
        StandInFault.status(500, "x"),
        new StandInFault.Reset(),
        StandInFault.status(302, "Location", "https://login.example"),
        new StandInFault.Answer(StandInReply.html(200, "<html>")));
    for (int i = 0; i < 4; i++) {
      assertThat(tell(Incidents.plain(1), "new")).isInstanceOf(AlertOutcome.Later.class);
    }
    for (int status : new int[] {400, 403, 404, 410}) {
      slack.next(StandInFault.status(status, "no_service"));
      assertThat(tell(Incidents.plain(1), "new"))
          .isInstanceOfSatisfying(
              AlertOutcome.Refused.class,
              refused ->
                  assertThat(refused.why())
                      .contains(status + ": no_service; check SLACK_WEBHOOK")
                      .doesNotContain("secretpath"));
    }
    assertThat(slack.messages()).isEmpty();
    assertThat(tell(Incidents.plain(1), "new")).isInstanceOf(AlertOutcome.Delivered.class);
  }

  @Test
  void retryAfter_isHonoured_forEveryIncident() {
    slack.next(StandInFault.status(429, "Retry-After", "30"));
    assertThat(tell(Incidents.plain(1), "new"))
        .isInstanceOfSatisfying(
            AlertOutcome.Later.class,
            later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(30)));
    now = now.plusSeconds(29);
    assertThat(tell(Incidents.plain(2), "new")).isInstanceOf(AlertOutcome.Later.class);
    assertThat(slack.requests()).hasSize(1);
    now = now.plusSeconds(1);
    assertThat(tell(Incidents.plain(2), "new")).isInstanceOf(AlertOutcome.Delivered.class);
  }

  @Test
  void bot_keepsOneMessageUpToDate_andRepliesInItsThread() {
    SlackBotTarget bot = bot(SlackStandIn.TOKEN, "alerts");
    assertThat(bot.tell(Incidents.plain(1), "new", memory))
        .isInstanceOf(AlertOutcome.Delivered.class);
    assertThat(bot.tell(Incidents.plain(1), "escalating", memory))
        .isInstanceOf(AlertOutcome.Delivered.class);
    assertThat(bot.tell(Incidents.resolved(1), "resolved", memory))
        .isInstanceOf(AlertOutcome.Delivered.class);
    assertThat(bot.tell(Incidents.resolved(1), "resolved", memory))
        .isInstanceOf(AlertOutcome.Delivered.class);
    assertThat(slack.messages()).hasSize(3);
    assertThat(slack.updates()).isEqualTo(2);
    assertThat(slack.messages())
        .extracting(SlackStandIn.Message::thread)
        .containsExactly(
            "", slack.messages().getFirst().time(), slack.messages().getFirst().time());
    assertThat(slack.messages().getFirst().texts().getFirst()).startsWith("Resolved");
  }

  @Test
  void bot_postsAnew_whenItsMessageIsGone() {
    SlackBotTarget bot = bot(SlackStandIn.TOKEN, "alerts");
    bot.tell(Incidents.plain(1), "new", memory);
    slack.forget();
    bot.tell(Incidents.plain(1), "escalating", memory);
    assertThat(slack.messages()).hasSize(1);
  }

  @Test
  void bot_saysWhatSlackSays() {
    assertThat(bot("xoxb-wrong", "alerts").tell(Incidents.plain(1), "new", memory))
        .isInstanceOfSatisfying(
            AlertOutcome.Refused.class,
            refused -> assertThat(refused.why()).contains("invalid_auth").doesNotContain("xoxb"));
    assertThat(bot(SlackStandIn.TOKEN, "nowhere").tell(Incidents.plain(1), "new", memory))
        .isInstanceOfSatisfying(
            AlertOutcome.Refused.class,
            refused -> assertThat(refused.why()).contains("channel_not_found"));
    slack.next(
        new StandInFault.Answer(
            StandInReply.json(429, "{\"ok\":false,\"error\":\"ratelimited\"}")
                .with("Retry-After", "7")));
    assertThat(bot(SlackStandIn.TOKEN, "alerts").tell(Incidents.plain(1), "new", memory))
        .isInstanceOfSatisfying(
            AlertOutcome.Later.class,
            later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(7)));
  }

  @Test
  void testAlert_arrives_andSaysThatNothingIsWrong() {
    assertThat(TestAlert.tell(webhook, () -> now)).isInstanceOf(AlertOutcome.Delivered.class);
    assertThat(TestAlert.tell(bot(SlackStandIn.TOKEN, "alerts"), () -> now))
        .isInstanceOf(AlertOutcome.Delivered.class);
    assertThat(slack.messages()).hasSize(2);
    assertThat(slack.messages().getFirst().texts().getFirst()).contains("nothing is wrong");
  }
}

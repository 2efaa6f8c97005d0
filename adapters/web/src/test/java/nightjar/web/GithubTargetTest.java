package nightjar.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import nightjar.act.AlertOutcome;
import nightjar.incident.TrackedIncident;
import nightjar.testkit.GithubStandIn;
import nightjar.testkit.StandInFault;
import nightjar.testkit.StandInReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GithubTargetTest {
  private final GithubStandIn github = new GithubStandIn();
  private final Outbound outbound = new Outbound();
  private Incidents.Memory memory = new Incidents.Memory();
  private Instant now = Incidents.NOW;
  private final GithubTarget target = target("acme/shop", GithubStandIn.TOKEN, false);

  @AfterEach
  void end() {
    outbound.close();
    github.close();
  }

  private GithubTarget target(String repository, String token, boolean closes) {
    var settings =
        new GithubSettings(
            Endpoint.of("GitHub", github.url()),
            repository,
            new Secret(token),
            Duration.ofHours(1),
            closes);
    return new GithubTarget(outbound, settings, Incidents.CONSOLE, () -> now);
  }

  private AlertOutcome tell(TrackedIncident incident, String change) {
    return target.tell(incident, change, memory);
  }

  private GithubStandIn.Issue issue() {
    assertThat(github.issues()).hasSize(1);
    return github.issues().getFirst();
  }

  @Test
  void newIncident_isAnIssue_withItsHiddenMarker() {
    assertThat(tell(Incidents.plain(142), "new")).isInstanceOf(AlertOutcome.Delivered.class);
    assertThat(issue().title()).isEqualTo("NJ-142 · score 94 · payment errors ×40");
    assertThat(issue().labels()).containsExactly("nightjar");
    assertThat(issue().body())
        .startsWith("<!-- nightjar:0123456789abcdef -->")
        .contains("[Open NJ-142 in Nightjar](<http://localhost:8000/incidents/NJ-142>)")
        .containsPattern("new +84\nrate +10\nscore +94")
        .contains("window#3: avg_len=81.5, errors=9, warns=0, uniq=31");
    tell(Incidents.plain(142), "new");
    assertThat(issue().comments()).isEmpty();
  }

  @Test
  void lostReplies_stillMakeOneIssue() {
    github.add("somebody's", "text");
    github.next(new StandInFault.Held(new CountDownLatch(0)), new StandInFault.LostReply());
    assertThat(tell(Incidents.plain(1), "new")).isInstanceOf(AlertOutcome.Later.class);
    assertThat(github.issues()).hasSize(2);
    for (int i = 0; i < 3; i++) {
      github.next(StandInFault.status(502, "bad gateway"));
      assertThat(tell(Incidents.plain(1), "new")).isInstanceOf(AlertOutcome.Later.class);
    }
    assertThat(tell(Incidents.plain(1), "new"))
        .isInstanceOfSatisfying(
            AlertOutcome.Delivered.class, done -> assertThat(done.note()).contains("#2"));
    assertThat(github.issues()).hasSize(2);
    assertThat(github.issues().getLast().comments()).isEmpty();
  }

  @Test
  void lostMemory_findsTheIssueByItsMarker() {
    tell(Incidents.plain(1), "new");
    memory = new Incidents.Memory();
    tell(Incidents.of(9, "again", "again", 80, 0), "new");
    assertThat(issue().comments()).hasSize(1);
  }

  @Test
  void comments_comeAtABoundedRate_andAreNotRepeated() {
    tell(Incidents.plain(1), "new");
    assertThat(tell(Incidents.of(1, "t", "t", 95, 0), "escalating"))
        .isInstanceOf(AlertOutcome.Delivered.class);
    now = now.plus(Duration.ofMinutes(12));
    assertThat(tell(Incidents.resolved(1), "resolved"))
        .isInstanceOfSatisfying(
            AlertOutcome.Later.class,
            later -> {
              assertThat(later.after()).isEqualTo(Duration.ofMinutes(48));
              assertThat(later.why()).contains("due in 48 min");
            });
    assertThat(issue().comments()).hasSize(1);
    now = now.plus(Duration.ofMinutes(48));
    assertThat(tell(Incidents.resolved(1), "resolved")).isInstanceOf(AlertOutcome.Delivered.class);
    assertThat(tell(Incidents.resolved(1), "resolved")).isInstanceOf(AlertOutcome.Delivered.class);
    assertThat(issue().comments()).hasSize(2);
    assertThat(issue().state()).isEqualTo("open");
  }

  @Test
  void commentWhoseReplyWasLost_isNotWrittenTwice() {
    tell(Incidents.plain(1), "new");
    github.next(new StandInFault.LostReply());
    TrackedIncident worse = Incidents.of(1, "t", "t", 95, 0);
    assertThat(tell(worse, "escalating")).isInstanceOf(AlertOutcome.Later.class);
    assertThat(tell(worse, "escalating")).isInstanceOf(AlertOutcome.Delivered.class);
    assertThat(issue().comments()).hasSize(1);
  }

  @Test
  void whatReturns_opensItsIssueAgain() {
    tell(Incidents.plain(1), "new");
    github.closeIssue(1);
    assertThat(tell(Incidents.plain(1), "regressed")).isInstanceOf(AlertOutcome.Delivered.class);
    assertThat(issue().state()).isEqualTo("open");
    assertThat(issue().comments()).singleElement().asString().contains("**Back again**");
    github.closeIssue(1);
    // Too early for a comment, not for opening.
    assertThat(tell(Incidents.plain(2), "new")).isInstanceOf(AlertOutcome.Later.class);
    assertThat(issue().state()).isEqualTo("open");
  }

  @Test
  void resolved_closesByPolicyOnly() {
    tell(Incidents.plain(1), "new");
    target("acme/shop", GithubStandIn.TOKEN, true).tell(Incidents.resolved(1), "resolved", memory);
    assertThat(issue().state()).isEqualTo("closed");
  }

  @Test
  void deletedIssue_isMadeAnew() {
    tell(Incidents.plain(1), "new");
    github.clear();
    assertThat(tell(Incidents.resolved(1), "resolved")).isInstanceOf(AlertOutcome.Later.class);
    assertThat(tell(Incidents.resolved(1), "resolved")).isInstanceOf(AlertOutcome.Delivered.class);
    assertThat(github.issues()).hasSize(1);
  }

  @Test
  void hostileText_staysInItsFences() {
    tell(Incidents.hostile(1), "new");
    tell(Incidents.hostile(1), "escalating");
    assertThat(issue().title())
        .doesNotContain("@octocat")
        .doesNotContain("#1")
        .doesNotContain("GH-7");
    for (String text : List.of(issue().body(), issue().comments().getFirst())) {
      String outside = outsideFences(text);
      assertThat(outside)
          .doesNotContain("octocat")
          .doesNotContain("evil")
          .doesNotContain("script")
          .doesNotContain("#1")
          .doesNotContain("`");
      assertThat(text).contains("octocat").doesNotContain("\u202e").doesNotContain("\u001b");
    }
  }

  /** What CommonMark sets as text: a fence ends at a line of as many backticks or more. */
  private static String outsideFences(String text) {
    StringBuilder outside = new StringBuilder();
    int fence = 0;
    for (String line : text.lines().toList()) {
      int run = line.length() - line.replaceFirst("^`+", "").length();
      if (fence == 0 && run >= 3) {
        fence = run;
      } else if (fence > 0 && run >= fence && line.length() == run) {
        fence = 0;
      } else if (fence == 0) {
        outside.append(line).append('\n');
      }
    }
    assertThat(fence).isZero();
    return outside.toString();
  }

  @Test
  void hugeTexts_stayWithinGithubsLimits() {
    assertThat(tell(Incidents.of(1, "@`#1".repeat(250_000), "`".repeat(1_000_000), 94, 0), "new"))
        .isInstanceOf(AlertOutcome.Delivered.class);
  }

  @Test
  void rateLimits_areWaitedFor() {
    String reset = Long.toString(now.plusSeconds(600).getEpochSecond());
    github.next(
        new StandInFault.Answer(
            StandInReply.json(403, "{\"message\":\"API rate limit exceeded\"}")
                .with("x-ratelimit-remaining", "0")
                .with("x-ratelimit-reset", reset)));
    assertLater(tell(Incidents.plain(1), "new"), Duration.ofMinutes(10));
    int asked = github.requests().size();
    assertThat(tell(Incidents.plain(2), "new")).isInstanceOf(AlertOutcome.Later.class);
    assertThat(github.requests()).hasSize(asked);
    now = now.plusSeconds(600);
    github.next(StandInFault.status(429, "Retry-After", "20"));
    assertLater(tell(Incidents.plain(1), "new"), Duration.ofSeconds(20));
    now = now.plusSeconds(20);
    github.next(
        new StandInFault.Answer(
            StandInReply.json(403, "{\"message\":\"You have exceeded a secondary rate limit\"}")));
    assertLater(tell(Incidents.plain(1), "new"), Duration.ofMinutes(1));
  }

  private static void assertLater(AlertOutcome outcome, Duration after) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            AlertOutcome.Later.class, later -> assertThat(later.after()).isEqualTo(after));
  }

  @Test
  void wrongTokenOrRepository_isRefusedInWords() {
    assertThat(target("acme/shop", "ghp_wrong", false).tell(Incidents.plain(1), "new", memory))
        .isInstanceOfSatisfying(
            AlertOutcome.Refused.class,
            no ->
                assertThat(no.why())
                    .contains("does not accept GITHUB_TOKEN")
                    .doesNotContain("ghp_"));
    assertThat(
            target("acme/other", GithubStandIn.TOKEN, false)
                .tell(Incidents.plain(1), "new", memory))
        .isInstanceOfSatisfying(
            AlertOutcome.Refused.class,
            no -> assertThat(no.why()).contains("no repository acme/other"));
    assertThatThrownBy(() -> GithubSettings.of("acme", new Secret("x")))
        .hasMessageContaining("GITHUB_REPO");
    assertThatThrownBy(() -> GithubSettings.of("acme/../x", new Secret("x")))
        .hasMessageContaining("GITHUB_REPO");
  }

  @Test
  void testAlert_leavesOneClosedIssue() {
    TestAlert.tell(target, () -> now);
    TestAlert.tell(target, () -> now);
    assertThat(issue().state()).isEqualTo("closed");
    assertThat(issue().comments()).hasSize(1);
  }
}

package nightjar.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import nightjar.EpochNanos;
import nightjar.testkit.LokiStandIn;
import nightjar.testkit.StandInFault;
import nightjar.testkit.StandInReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LokiPollerTest {
  private static final Instant START = Instant.parse("2026-11-22T07:00:00Z");
  private static final Map<String, String> SHOP = Map.of("app", "shop");
  private static final Map<String, String> BILLING = Map.of("app", "billing");

  private final LokiStandIn loki = new LokiStandIn();
  private final Outbound outbound = new Outbound();
  private final MemoryIntake intake = new MemoryIntake();
  private final LokiSettings settings =
      LokiSettings.of(Endpoint.of("LOKI_URL", loki.url()), "{app=~\".+\"}");
  private Instant now = START;

  @AfterEach
  void end() {
    outbound.close();
    loki.close();
  }

  private LokiPoller poller(LokiSettings how, String position) {
    var client = new LokiClient(outbound, how, () -> now, Duration.ofMillis(500));
    return new LokiPoller(how, client, intake, position, () -> now, new Random(1));
  }

  private LokiPoller poller() {
    return poller(settings, "");
  }

  /** Nanoseconds so many milliseconds before the start. */
  private static long ago(long millis) {
    return EpochNanos.of(START.minusMillis(millis));
  }

  private static List<String> numbered(int count) {
    return IntStream.range(0, count).mapToObj(i -> "line " + i).toList();
  }

  @Test
  void entries_areHandedInOrderOfTime_withSourceServiceAndLineFeed() throws InterruptedException {
    loki.push(ago(3000), SHOP, "first");
    loki.push(ago(1000), SHOP, "third");
    loki.push(ago(2000), BILLING, "second");
    assertThat(poller().poll()).isEqualTo(Duration.ofSeconds(5));
    assertThat(intake.lines()).containsExactly("first", "second", "third");
    assertThat(intake.arrivals())
        .extracting("source", "service")
        .containsExactly(
            tuple("loki {app=~\".+\"}", "shop"),
            tuple("loki {app=~\".+\"}", "billing"),
            tuple("loki {app=~\".+\"}", "shop"));
  }

  @Test
  void service_isTheFirstLabelThatSaysSo() throws InterruptedException {
    loki.push(ago(3000), Map.of("job", "cron"), "a");
    loki.push(ago(2000), Map.of("container", "c1", "service_name", "pay"), "b");
    loki.push(ago(1000), Map.of("host", "h"), "c");
    poller().poll();
    assertThat(intake.arrivals()).extracting("service").containsExactly("cron", "pay", "");
  }

  @Test
  void firstReading_goesBackTheRange_andNoFurther() throws InterruptedException {
    loki.push(ago(10 * 60_000 + 1), SHOP, "too old");
    loki.push(ago(10 * 60_000), SHOP, "just in");
    poller().poll();
    assertThat(intake.lines()).containsExactly("just in");
  }

  @Test
  void moreEntriesThanALimit_arePagedThrough_eachOnce() throws InterruptedException {
    List<String> lines = numbered(12_003);
    for (int i = 0; i < lines.size(); i++) {
      // Three entries share each time, in two streams.
      loki.push(ago(60_000) + i / 3, i % 2 == 0 ? SHOP : BILLING, lines.get(i));
    }
    LokiPoller poller = poller();
    poller.poll();
    assertThat(intake.lines()).containsExactlyInAnyOrderElementsOf(lines);
    assertThat(poller.state().entries()).isEqualTo(12_003);
    assertThat(poller.state().detail()).isEmpty();
    assertThat(loki.requests()).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void serversLowerLimit_isTakenFromItsWords() throws InterruptedException {
    loki.limit(100);
    List<String> lines = numbered(1050);
    for (int i = 0; i < lines.size(); i++) {
      loki.push(ago(60_000) + i / 7, SHOP, lines.get(i));
    }
    LokiPoller poller = poller();
    poller.poll();
    assertThat(intake.lines()).containsExactlyElementsOf(lines);
    assertThat(poller.state().ok()).isTrue();
    now = now.plusSeconds(5);
    int asked = loki.requests().size();
    poller.poll();
    assertThat(loki.requests().get(asked).parameter("limit")).isEqualTo("100");
  }

  @Test
  void oneNanosecond_withMoreThanAPage_isReadWithTheServersOwnLimit() throws InterruptedException {
    List<String> lines = numbered(300);
    lines.forEach(line -> loki.push(ago(1000), SHOP, line));
    loki.push(ago(999), SHOP, "after");
    loki.limit(400);
    LokiPoller poller = poller(settings.withLimit(50), "");
    poller.poll();
    assertThat(intake.lines()).hasSize(301).containsAll(lines).endsWith("after");
    assertThat(poller.state().detail()).isEmpty();
  }

  @Test
  void oneNanosecond_withMoreThanTheServerGives_isToldAndSteppedOver() throws InterruptedException {
    numbered(300).forEach(line -> loki.push(ago(1000), SHOP, line));
    loki.push(ago(999), SHOP, "after");
    loki.limit(100);
    LokiPoller poller = poller();
    poller.poll();
    assertThat(intake.lines()).hasSize(101).endsWith("after");
    assertThat(poller.state().detail()).contains("share the time").contains("max_entries_limit");
  }

  @Test
  void equalEntriesOfOneNanosecond_areCounted() throws InterruptedException {
    loki.push(ago(1000), SHOP, "same");
    loki.push(ago(1000), SHOP, "same");
    LokiPoller poller = poller();
    poller.poll();
    loki.push(ago(1000), SHOP, "same");
    loki.push(ago(1000), BILLING, "same");
    now = now.plusSeconds(5);
    poller.poll();
    poller.poll();
    assertThat(intake.lines()).containsExactly("same", "same", "same", "same");
  }

  @Test
  void lateEntries_areFound_andKnownOnesLeftOut() throws InterruptedException {
    LokiPoller poller = poller();
    List<String> sent = new ArrayList<>();
    Random random = new Random(7);
    for (int round = 0; round < 30; round++) {
      for (int i = 0; i < 20; i++) {
        String line = "round " + round + " line " + i;
        long late = random.nextLong(25_000_000_000L);
        loki.push(EpochNanos.of(now) - 1 - late, random.nextBoolean() ? SHOP : BILLING, line);
        sent.add(line);
      }
      poller.poll();
      now = now.plusSeconds(5);
    }
    assertThat(intake.lines()).containsExactlyInAnyOrderElementsOf(sent);
  }

  @Test
  void restart_afterAnyArrival_neitherSkipsNorRepeats() throws InterruptedException {
    List<String> sent = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 4000; i++) {
      String line = "line " + i;
      loki.push(
          ago(50_000) + random.nextInt(1500) * 1_000_000L,
          Map.of("app", "s" + random.nextInt(5)),
          line);
      sent.add(line);
    }
    for (int restart = 0; restart < 40; restart++) {
      intake.refuseAfter(1 + random.nextInt(4));
      poller(settings, intake.position()).poll();
      now = now.plusSeconds(1);
    }
    intake.takeAll();
    poller(settings, intake.position()).poll();
    assertThat(intake.lines()).containsExactlyInAnyOrderElementsOf(sent);
  }

  @Test
  void refusal_isShown_andTheSameEntriesAreHandedLater() throws InterruptedException {
    loki.push(ago(2000), SHOP, "a");
    loki.push(ago(1000), BILLING, "b");
    intake.refuseAfter(1);
    LokiPoller poller = poller();
    poller.poll();
    assertThat(poller.state().ok()).isFalse();
    assertThat(poller.state().detail()).contains("the disk is full");
    intake.takeAll();
    poller.poll();
    assertThat(intake.lines()).containsExactly("a", "b");
    assertThat(poller.state().ok()).isTrue();
  }

  @Test
  void manyServicesAtOnce_areGatheredSoThatArrivalsStayFew() throws InterruptedException {
    for (int i = 0; i < 900; i++) {
      loki.push(ago(30_000) + i * 1000L, Map.of("app", "s" + i % 3), "line " + i);
    }
    poller().poll();
    assertThat(intake.arrivals()).hasSize(3);
    assertThat(Set.copyOf(intake.lines())).hasSize(900);
  }

  @Test
  void oldEntries_giveTheirTimeToTheArrival_newOnesDoNot() throws InterruptedException {
    loki.push(ago(60_000), SHOP, "old");
    loki.push(ago(1000), SHOP, "new");
    poller().poll();
    assertThat(intake.arrivals()).extracting("nanos").containsExactly(ago(60_000), ago(0));
  }

  @Test
  void entryOfSeveralLines_staysOneRecord() throws InterruptedException {
    loki.push(ago(1000), SHOP, "ERROR boom\n\tat a.B(C.java:1)\nCaused by: x\n\nend\n\n");
    loki.push(ago(900), SHOP, "next");
    poller().poll();
    assertThat(new String(intake.arrivals().getFirst().text(), UTF_8))
        .isEqualTo("ERROR boom\n\tat a.B(C.java:1)\n\tCaused by: x\n\n\tend\nnext\n");
  }

  @Test
  void wrongQuery_isToldInTheServersWords_withoutAHotLoop() throws InterruptedException {
    var settingsWithTypo = LokiSettings.of(settings.url(), "app=shop");
    LokiPoller poller = poller(settingsWithTypo, "");
    assertThat(poller.poll()).isEqualTo(Duration.ofMinutes(1));
    assertThat(poller.state().ok()).isFalse();
    assertThat(poller.state().detail())
        .contains("parse error at line 1, col 1: syntax error")
        .contains("LOKI_QUERY");
  }

  @Test
  void everyPassingFailure_isTriedAgain_longerEachTime_andNothingIsLost()
      throws InterruptedException {
    loki.push(ago(1000), SHOP, "kept");
    loki.next(
        StandInFault.status(500, "boom\u001b[31m"),
        new StandInFault.Reset(),
        new StandInFault.Closed(),
        new StandInFault.Silent(),
        new StandInFault.Stuck(),
        StandInFault.status(302, "Location", "http://evil.example/x?token=1"),
        new StandInFault.Answer(StandInReply.json(200, "[1,2")),
        new StandInFault.Answer(StandInReply.json(200, "{\"data\":{\"resultType\":\"streams\"}}")),
        new StandInFault.Answer(StandInReply.html(200, "<html>log in</html>")),
        new StandInFault.Answer(StandInReply.text(200, "")));
    List<String> told = new ArrayList<>();
    LokiPoller poller = poller();
    Duration wait = Duration.ZERO;
    // The JDK's client repeats a GET whose connection was cut, so a failure may not show.
    for (int i = 0; i < 20 && !wait.equals(Duration.ofSeconds(5)); i++) {
      wait = poller.poll();
      told.add(poller.state().detail());
      assertThat(wait).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }
    assertThat(intake.lines()).containsExactly("kept");
    assertThat(poller.state().ok()).isTrue();
    assertThat(String.join("\n", told))
        .contains("answered 500: boom")
        .contains("did not answer within 500 ms")
        .contains("points to evil.example; redirects are not followed")
        .contains("no answer of Loki")
        .contains("with a web page; is the address right?")
        .doesNotContain("\u001b")
        .doesNotContain("token=1");
  }

  @Test
  void waitsGrowToAMinute_andRetryAfterIsHonoured() throws InterruptedException {
    LokiPoller poller = poller();
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      loki.next(StandInFault.status(503, "starting"));
      waits.add(poller.poll());
    }
    assertThat(waits.getFirst()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(waits.getLast()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    loki.next(StandInFault.status(429, "Retry-After", "90"));
    assertThat(poller.poll()).isEqualTo(Duration.ofSeconds(90));
    loki.next(StandInFault.status(429, "Retry-After", "Sun, 22 Nov 2026 07:03:00 GMT"));
    assertThat(poller.poll()).isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void numbersInsteadOfLines_areToldAsAMistakeInTheQuery() throws InterruptedException {
    loki.next(
        new StandInFault.Answer(
            StandInReply.json(
                200,
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}")));
    LokiPoller poller = poller();
    assertThat(poller.poll()).isEqualTo(Duration.ofMinutes(1));
    assertThat(poller.state().detail()).contains("asks for numbers (matrix)");
  }

  @Test
  void tenantAndToken_areSent_andNeverPrinted() throws InterruptedException {
    loki.tenant("team-a");
    loki.push(ago(1000), SHOP, "mine");
    LokiPoller stranger = poller();
    stranger.poll();
    assertThat(stranger.state().detail()).contains("no org id").contains("LOKI_TENANT");
    LokiSettings mine = settings.withAccess("team-a", Optional.of(new Secret("s3cret")));
    poller(mine, "").poll();
    assertThat(intake.lines()).containsExactly("mine");
    assertThat(loki.requests().getLast().header("authorization")).contains("Bearer s3cret");
    assertThat(mine.toString()).doesNotContain("s3cret");
  }

  @Test
  void run_pollsUntilInterrupted() throws InterruptedException {
    loki.push(ago(1000), SHOP, "a");
    Thread thread = Thread.ofVirtual().start(poller());
    Wait.until(() -> intake.lines().size() == 1);
    thread.interrupt();
    thread.join();
    assertThat(thread.isAlive()).isFalse();
  }
}

package nightjar.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import nightjar.EpochNanos;
import nightjar.LineRef;
import nightjar.incident.BookSettings;
import nightjar.incident.Incident;
import nightjar.pattern.Model;
import nightjar.shape.FastKey;
import nightjar.source.Arrival;
import org.junit.jupiter.api.Test;

/**
 * A quarter of an hour of ordinary lines, handed in at once; they go on, and something breaks: how
 * it scores soon after.
 */
class LiveFaultsTest {
  private static final int OPEN = BookSettings.DEFAULT.openScore();
  private static final Instant END = Instant.parse("2026-03-02T10:15:00Z");
  private static final DateTimeFormatter ACCESS =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.US).withZone(ZoneOffset.UTC);

  private final SplittableRandom random = new SplittableRandom(7);
  private final LivePipeline live =
      new LivePipeline(
          LiveSettings.defaults(ScanSettings.defaults(ZoneOffset.UTC), new FastKey(1)),
          Model.EMPTY);
  private long number;

  /** What a second of a service writes, or of its fault. */
  private interface Lines {
    String at(Instant time);
  }

  private String app(Instant time) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      int kind = random.nextInt(100);
      String said =
          kind < 40
              ? "INFO request " + random.nextInt(100_000) + " served"
              : kind < 70
                  ? "INFO user " + random.nextInt(500) + " logged in"
                  : kind < 99
                      ? "DEBUG cache hit for key " + random.nextInt(5_000)
                      : "ERROR payment of order " + random.nextInt(100_000) + " declined";
      text.append(time.plusMillis(250L * i)).append(' ').append(said).append('\n');
    }
    return text.toString();
  }

  private String access(Instant time) {
    return access(time, 200).repeat(3) + access(time, random.nextInt(100) < 2 ? 500 : 404);
  }

  private String access(Instant time, int status) {
    return "10.0.0.%d - - [%s] \"GET /items/%d HTTP/1.1\" %d %d \"-\" \"curl/8.1\"%n"
        .formatted(
            random.nextInt(1, 250),
            ACCESS.format(time),
            random.nextInt(1000),
            status,
            random.nextInt(200, 5000));
  }

  private void hand(Instant came, String text) {
    if (!text.isEmpty()) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      live.accept(++number, new Arrival.Lines(EpochNanos.of(came), "app", "", "", "", bytes));
    }
    live.tick(EpochNanos.of(came), row -> {});
  }

  /** What is found so many seconds after the fault begins. */
  private List<Incident> after(int seconds, Lines usual, Lines fault) {
    StringBuilder history = new StringBuilder();
    for (int second = 900; second > 0; second--) {
      history.append(usual.at(END.minusSeconds(second)));
    }
    hand(END, history.toString());
    assertThat(live.judge().incidents()).noneMatch(incident -> incident.score() >= OPEN);
    for (int second = 0; second < seconds; second++) {
      Instant now = END.plusSeconds(second);
      String broken = fault.at(now);
      String written = broken.startsWith("only ") ? "" : usual.at(now) + broken;
      hand(now.plus(Duration.ofSeconds(1)), written);
    }
    return live.judge().incidents();
  }

  private static void assertOpens(List<Incident> found, String title) {
    assertThat(found)
        .anySatisfy(
            incident -> {
              assertThat(incident.score()).isGreaterThanOrEqualTo(OPEN);
              assertThat(incident.title()).contains(title);
            });
  }

  private static String first(Instant now, String text) {
    return now.equals(END) ? text : "";
  }

  @Test
  void fatalNeverSeen_opens() {
    assertOpens(
        after(2, this::app, t -> first(t, t + " FATAL pool exhausted\n")), "pool exhausted");
  }

  @Test
  void fatalBurst_withoutTimesOfItsOwn_opens() {
    String burst = "FATAL db connection pool exhausted\n".repeat(20);
    List<Incident> found = after(2, this::app, t -> first(t, burst));
    assertThat(found.getFirst().score()).isGreaterThanOrEqualTo(OPEN);
    assertThat(found.getFirst().lines()).isGreaterThanOrEqualTo(20);
    assertThat(found.getFirst().samples())
        .extracting(LineRef::text)
        .contains("FATAL db connection pool exhausted");
  }

  @Test
  void burstOfAKnownError_opens() {
    List<Incident> found =
        after(4, this::app, t -> (t + " ERROR payment of order 7 declined\n").repeat(5));
    assertOpens(found, "declined");
  }

  @Test
  void newStackTrace_opens() {
    String trace =
        """
        ERROR unhandled exception in worker
        java.lang.IllegalStateException: pool is closed
        \tat shop.Pool.take(Pool.java:31)
        \tat shop.Order.place(Order.java:77)
        """;
    assertOpens(after(2, this::app, t -> first(t, t + " " + trace)), "unhandled exception");
  }

  @Test
  void serverErrorsInAnAccessLog_open() {
    List<Incident> found = after(6, this::access, t -> access(t, 503).repeat(3));
    assertThat(found).anyMatch(incident -> incident.score() >= OPEN);
  }

  @Test
  void silence_opens() {
    assertOpens(after(20, this::app, t -> "only silence"), "silent");
  }
}

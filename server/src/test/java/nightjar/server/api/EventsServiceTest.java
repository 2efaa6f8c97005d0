package nightjar.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.server.Server;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import nightjar.redact.Redacted;
import nightjar.server.live.LiveEvent;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventsServiceTest {
  private static final EventFeed.Pace QUICK =
      new EventFeed.Pace(Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(30));

  /** One for all tests: stopping takes it two seconds. */
  private static final AtomicReference<EventsService> CURRENT = new AtomicReference<>();

  private static final Server SERVER =
      Server.builder()
          .http(0)
          .service("/api/v1/events", (ctx, request) -> CURRENT.get().serve(ctx, request))
          .build();

  private final Samples samples = Samples.filled();
  private final LongAdder rendered = new LongAdder();
  private final EventsService service = new EventsService(counting(samples.parts), QUICK);
  private final HttpClient client = HttpClient.newHttpClient();

  /** Counts the records that are made JSON of: each asks once for the names of its redactions. */
  private ApiParts counting(ApiParts parts) {
    return new ApiParts(
        parts.store(),
        parts.live(),
        parts.clock(),
        parts.version(),
        redactions -> {
          rendered.increment();
          return parts.redactions().apply(redactions);
        },
        parts.redaction(),
        parts.rawReads(),
        parts.alertTests());
  }

  @BeforeAll
  static void start() {
    SERVER.start().join();
  }

  @AfterAll
  static void stop() {
    SERVER.stop().join();
  }

  @BeforeEach
  void serve() {
    CURRENT.set(service);
  }

  @AfterEach
  void end() {
    client.shutdownNow();
    service.close();
  }

  private HttpResponse<InputStream> open(String query) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + SERVER.activeLocalPort() + "/api/v1/events" + query);
    return client.send(
        HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  private static BufferedReader lines(HttpResponse<InputStream> response) {
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  /** Data of the next event of a name. */
  private static Map<String, Object> next(BufferedReader lines, String name) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals("event: " + name)) {
        String data = lines.readLine().substring("data: ".length());
        return JsonTree.object(data.getBytes(StandardCharsets.UTF_8));
      }
    }
    throw new AssertionError("the stream ended before " + name);
  }

  private static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  @Test
  void statusAndIncidents_areToldUnasked() throws Exception {
    HttpResponse<InputStream> response = open("");
    assertThat(response.headers().firstValue("content-type").orElse(""))
        .startsWith("text/event-stream");
    BufferedReader lines = lines(response);
    assertThat(next(lines, "status")).containsEntry("incidents_review", 1L);
    samples.live.tell(new LiveEvent.IncidentChanged(samples.store.incident(3).orElseThrow()));
    assertThat(next(lines, "incident")).containsEntry("name", "NJ-3");
    assertThat(next(lines, "status")).containsEntry("detection", "live");
  }

  @Test
  void records_areFiltered() throws Exception {
    BufferedReader lines = lines(open("?topics=logs&level=error"));
    samples.live.tell(new LiveEvent.Stored(samples.store.rows));
    Map<String, Object> logs = next(lines, "logs");
    assertThat(Samples.list(logs, "results")).hasSize(60);
    assertThat(Samples.list(logs, "results").getFirst()).containsEntry("is_anomaly", true);
    assertThat(logs).containsEntry("skipped", 0L);
  }

  @Test
  void silence_isFilledWithComments() throws Exception {
    BufferedReader lines = lines(open("?topics=incidents"));
    List<String> seen = new ArrayList<>();
    while (!seen.contains(": still here")) {
      seen.add(lines.readLine());
    }
    assertThat(seen).contains("retry: 2000");
  }

  @Test
  void goneClient_isForgotten() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), SERVER.activeLocalPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /api/v1/events HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      until(() -> service.clients() == 1);
    }
    until(() -> service.clients() == 0);
  }

  @Test
  void wrongTopic_isAProblem() throws Exception {
    HttpResponse<InputStream> response = open("?topics=weather");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(String.valueOf(JsonTree.object(response.body().readAllBytes()).get("detail")))
        .contains("weather");
  }

  @Test
  void clientThatDoesNotRead_holdsNobodyUp() {
    EventQueue queue = new EventQueue(true, true);
    Views views = new Views(samples.parts);
    List<LogRow> batch = samples.store.rows.subList(0, 1000);
    for (int i = 0; i < 100; i++) {
      // returns although nobody takes
      queue.add(new StoredRows(batch, () -> new LogJson(views)));
    }
    EventFeed feed =
        new EventFeed(
            views, new IncidentJson(samples.parts), Set.of("logs"), LogQuery.ALL, queue, QUICK);
    String due = new String(feed.due(0), StandardCharsets.UTF_8);
    String data = due.substring(due.indexOf("data: ") + 6);
    Map<String, Object> logs = JsonTree.object(data.getBytes(StandardCharsets.UTF_8));
    assertThat(Samples.list(logs, "results")).hasSize(EventFeed.MOST_ROWS);
    assertThat(logs).containsEntry("skipped", 100_000L - EventFeed.MOST_ROWS);
    assertThat(queue.take().batches()).isEmpty();
  }

  @Test
  void sixtyFifthClient_isTurnedAway() throws Exception {
    List<HttpResponse<InputStream>> clients = new ArrayList<>();
    for (int i = 0; i < EventsService.MOST_CLIENTS; i++) {
      clients.add(open(""));
    }
    HttpResponse<InputStream> late = open("");
    assertThat(late.statusCode()).isEqualTo(503);
    assertThat(late.headers().firstValue("retry-after")).isPresent();
    for (HttpResponse<InputStream> each : clients) {
      assertThat(each.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void closing_endsEveryStream() throws Exception {
    BufferedReader lines = lines(open(""));
    next(lines, "status");
    service.close();
    while (lines.readLine() != null) {
      // reads on to the end
    }
    until(() -> service.clients() == 0);
    assertThat(samples.live.listeners).isEmpty();
  }

  @Test
  void record_isRenderedOnceForAllClients() throws Exception {
    List<BufferedReader> clients = new ArrayList<>();
    for (String filter : List.of("", "", "&level=error", "&level=error,fatal", "&query=payment")) {
      clients.add(lines(open("?topics=logs" + filter)));
    }
    samples.live.tell(new LiveEvent.Stored(samples.store.rows.subList(0, 300)));
    List<Object> told = new ArrayList<>();
    for (BufferedReader client : clients.subList(0, 2)) {
      told.add(next(client, "logs").get("results"));
    }
    assertThat(told.getFirst()).isEqualTo(told.getLast());
    assertThat((List<?>) told.getFirst()).hasSize(300);
    // Whatever the others are told of is among them.
    assertThat(rendered.sum()).isEqualTo(300);
  }

  @Test
  void recordThatNobodyAsksFor_isNotRendered() throws Exception {
    samples.live.tell(new LiveEvent.Stored(samples.store.rows));
    BufferedReader lines = lines(open("?topics=logs&level=error"));
    samples.live.tell(new LiveEvent.Stored(samples.store.rows));
    assertThat(Samples.list(next(lines, "logs"), "results")).hasSize(60);
    assertThat(rendered.sum()).isEqualTo(60);
  }

  @Test
  void clientThatReadsNothing_isNotRenderedFor() throws Exception {
    int batches = 30;
    int size = 100;
    try (Socket idle = new Socket()) {
      idle.setReceiveBufferSize(8192);
      idle.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), SERVER.activeLocalPort()));
      idle.getOutputStream()
          .write(
              "GET /api/v1/events?topics=logs HTTP/1.1\r\nHost: x\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      BufferedReader reader = lines(open("?topics=logs&query=marker"));
      until(() -> service.clients() == 2);
      for (int i = 0; i < batches; i++) {
        samples.live.tell(new LiveEvent.Stored(large(size)));
        next(reader, "logs"); // both are served as often
      }
    }
    // A batch is larger than what a connection holds: a few go out, the rest waits in the queue.
    assertThat(rendered.sum()).isLessThan(batches * size / 2);
  }

  /** Records of 100 kB each, the last of which tells that it is the marker. */
  private List<LogRow> large(int count) {
    List<LogRow> large = new ArrayList<>();
    for (LogRow row : samples.store.rows.subList(0, count)) {
      String text = "x".repeat(100_000) + (large.size() == count - 1 ? "marker" : "");
      large.add(
          new LogRow(
              row.number(),
              row.timeNanos(),
              row.observedNanos(),
              row.severity(),
              row.service(),
              row.source(),
              row.line(),
              row.shape(),
              Redacted.kept(text),
              0,
              text.length(),
              row.arrival()));
    }
    return large;
  }
}

package nightjar.server.api;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpResponseWriter;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import nightjar.server.http.Problem;
import nightjar.server.live.LiveEvent;
import nightjar.store.LogQuery;

/**
 * {@code GET /api/v1/events}: what happens, as it happens, by server-sent events. Each client has a
 * bounded queue and a virtual thread that waits for it; the running system waits for nobody. A
 * record is rendered once for all clients, and for none whose connection is full.
 */
public final class EventsService implements HttpService, AutoCloseable {
  /** Clients at one time. */
  public static final int MOST_CLIENTS = 64;

  private static final Logger LOG = Logger.getLogger(EventsService.class.getName());

  /**
   * A client whose connection is full may take this long to read on; meanwhile lines are skipped.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Views views;
  private final IncidentJson incidents;
  private final EventFeed.Pace pace;
  private final Semaphore places = new Semaphore(MOST_CLIENTS);
  private final Map<HttpResponseWriter, EventQueue> open = new ConcurrentHashMap<>();
  private final AutoCloseable listening;
  private volatile boolean closed;

  public EventsService(ApiParts parts) {
    this(parts, EventFeed.Pace.USUAL);
  }

  EventsService(ApiParts parts, EventFeed.Pace pace) {
    this.views = new Views(parts);
    this.incidents = new IncidentJson(parts);
    this.pace = pace;
    this.listening = parts.live().listen(this::hand);
  }

  private void hand(LiveEvent event) {
    switch (event) {
      case LiveEvent.Stored stored -> {
        StoredRows rows = new StoredRows(stored.rows(), () -> new LogJson(views));
        open.values().forEach(queue -> queue.add(rows));
      }
      case LiveEvent.IncidentChanged changed ->
          open.values().forEach(queue -> queue.add(changed.incident()));
      case LiveEvent.StateChanged state -> {} // how things stand is asked for when it is sent
    }
  }

  /** Clients that are connected now. */
  public int clients() {
    return open.size();
  }

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest req) {
    Params params =
        new Params(name -> Optional.ofNullable(ctx.queryParam(name)).filter(v -> !v.isBlank()));
    ctx.clearRequestTimeout();
    return HttpResponse.of(
        CompletableFuture.supplyAsync(
            () -> begin(params), task -> Thread.ofVirtual().name("events").start(task)));
  }

  private HttpResponse begin(Params params) {
    Set<String> topics;
    LogQuery query;
    try {
      topics = EventFeed.topics(params);
      query = EventFeed.query(views, params, topics).orElse(LogQuery.NOTHING);
      if (closed || !places.tryAcquire()) {
        throw new Problem(
            503,
            "More than " + MOST_CLIENTS + " clients listen already.",
            "Close a page that listens, or try again later.");
      }
    } catch (Problem problem) {
      return refusal(problem);
    }
    HttpResponseWriter writer = HttpResponse.streaming();
    EventQueue queue = new EventQueue(topics.contains("logs"), topics.contains("incidents"));
    open.put(writer, queue);
    EventFeed feed = new EventFeed(views, incidents, topics, query, queue, pace);
    Thread.ofVirtual().name("events").start(() -> tell(writer, queue, feed));
    return writer;
  }

  private void tell(HttpResponseWriter writer, EventQueue queue, EventFeed feed) {
    try {
      writer.write(
          ResponseHeaders.builder(HttpStatus.OK)
              .contentType(MediaType.EVENT_STREAM)
              .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
              .set(HttpHeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff")
              .set("X-Accel-Buffering", "no")
              .build());
      while (!closed && writer.isOpen() && step(writer, feed)) {
        Thread.sleep(pace.rows()); // gathers what comes meanwhile
        queue.await(pace.status().minus(pace.rows()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A client's live events ended: " + e.getMessage(), e);
    } finally {
      writer.close();
      open.remove(writer);
      places.release();
    }
  }

  /** Sends what is due and waits until the client has taken it; false if it has gone. */
  private static boolean step(HttpResponseWriter writer, EventFeed feed)
      throws InterruptedException {
    byte[] due = feed.due(System.nanoTime());
    if (due.length == 0) {
      return true;
    }
    if (!writer.tryWrite(HttpData.wrap(due))) {
      return false;
    }
    try {
      // It asks for more when what was written before is in the connection's buffers.
      writer.whenConsumed().get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      return false; // it has gone, or reads nothing any more
    }
  }

  private static HttpResponse refusal(Problem problem) {
    Json json =
        Json.document()
            .put("type", "about:blank")
            .put("title", HttpStatus.valueOf(problem.status()).reasonPhrase())
            .put("status", problem.status())
            .put("detail", problem.detail())
            .put("hint", problem.hint());
    new TreeMap<>(problem.members())
        .forEach(
            (name, member) -> {
              if (member instanceof Integer number) {
                json.put(name, number);
              } else {
                json.put(name, member.toString());
              }
            });
    ResponseHeaders headers =
        ResponseHeaders.builder(problem.status())
            .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
            .set(HttpHeaderNames.RETRY_AFTER, "10")
            .build();
    return HttpResponse.of(headers, HttpData.wrap(json.bytes()));
  }

  /** Ends every client's stream; nobody is let in any more. */
  @Override
  public void close() {
    closed = true;
    open.keySet().forEach(HttpResponseWriter::close);
    try {
      listening.close();
    } catch (Exception e) {
      throw new IllegalStateException("a list of listeners does not fail", e);
    }
  }
}

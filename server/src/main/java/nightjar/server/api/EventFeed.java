package nightjar.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nightjar.incident.TrackedIncident;
import nightjar.server.http.Problem;
import nightjar.server.live.LiveState;
import nightjar.store.LogQuery;

/**
 * What one client is told, as server-sent events [1]. One thread at a time; the clock is given by
 * the caller in nanoseconds of any origin.
 *
 * <p>[1] HTML Living Standard, section 9.2.
 */
final class EventFeed {
  static final int MOST_ROWS = 500;

  /**
   * How often what is sent at most.
   *
   * @param rows between two batches of records
   * @param status between two words on how things stand
   * @param comment between two signs of life when nothing else is sent
   */
  record Pace(Duration rows, Duration status, Duration comment) {
    static final Pace USUAL =
        new Pace(Duration.ofMillis(250), Duration.ofSeconds(2), Duration.ofSeconds(15));
  }

  private final Views views;
  private final IncidentJson incidents;
  private final Set<String> topics;
  private final LogQuery query;
  private final EventQueue queue;
  private final Pace pace;
  private long id;
  private long sentNanos;
  private long statusNanos;
  private boolean isBegun;

  EventFeed(
      Views views,
      IncidentJson incidents,
      Set<String> topics,
      LogQuery query,
      EventQueue queue,
      Pace pace) {
    this.views = views;
    this.incidents = incidents;
    this.topics = topics;
    this.query = query;
    this.queue = queue;
    this.pace = pace;
  }

  /** What is due now, in UTF-8; empty if nothing is. */
  byte[] due(long nowNanos) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!isBegun) {
      add(out, "retry: 2000\n: nightjar\n\n");
    }
    if (topics.contains("status")
        && (!isBegun || nowNanos - statusNanos >= pace.status.toNanos())) {
      statusNanos = nowNanos;
      event(out, "status", status().bytes());
    }
    EventQueue.Taken taken = queue.take();
    for (TrackedIncident incident : taken.incidents()) {
      Json json = Json.document();
      incidents.brief(json, incident);
      event(out, "incident", json.bytes());
    }
    rows(out, taken);
    if (out.size() == 0 && nowNanos - sentNanos >= pace.comment.toNanos()) {
      add(out, ": still here\n\n");
    }
    if (out.size() > 0) {
      sentNanos = nowNanos;
    }
    isBegun = true;
    return out.toByteArray();
  }

  private static void add(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(UTF_8));
  }

  private void event(ByteArrayOutputStream out, String name, byte[] json) {
    begin(out, name);
    out.writeBytes(json); // JSON of ours has no line break, so one line of data holds it
    add(out, "\n\n");
  }

  private void begin(ByteArrayOutputStream out, String name) {
    add(out, "id: " + ++id + "\nevent: " + name + "\ndata: ");
  }

  /** A record of a batch that this client asks for. */
  private record Match(StoredRows batch, int index) {}

  private void rows(ByteArrayOutputStream out, EventQueue.Taken taken) {
    ArrayDeque<Match> latest = new ArrayDeque<>();
    long skipped = taken.skipped();
    for (StoredRows batch : taken.batches()) {
      for (int i = 0; i < batch.size(); i++) {
        if (query.matches(batch.row(i))) {
          latest.add(new Match(batch, i));
          if (latest.size() > MOST_ROWS) {
            latest.remove();
            skipped++;
          }
        }
      }
    }
    if (!latest.isEmpty() || skipped > 0) {
      begin(out, "logs");
      String before = "{\"results\":[";
      for (Match match : latest) {
        add(out, before);
        out.writeBytes(match.batch.json(match.index));
        before = ",";
      }
      add(out, (latest.isEmpty() ? before : "") + "],\"skipped\":" + skipped + "}\n\n");
    }
  }

  private Json status() {
    LiveState state = views.parts.live().state();
    return Json.document()
        .put("lines_per_second", state.linesPerSecond())
        .put("lag_seconds", state.lagNanos() / (double) Times.SECOND)
        .put(
            "sources_ok",
            state.sources().stream().filter(source -> source.trouble().isEmpty()).count())
        .put("sources", state.sources().size())
        .put("incidents_review", views.review())
        .put("detection", HealthRoutes.word(state.phase()));
  }

  /** The topics named; status and incidents if none is. */
  static Set<String> topics(Params params) throws Problem {
    Set<String> known = Set.of("status", "incidents", "logs");
    List<String> named = params.list("topics");
    for (String topic : named) {
      if (!known.contains(topic)) {
        throw Params.wrong("topics", topic, "a comma list of status, incidents, logs");
      }
    }
    return named.isEmpty() ? Set.of("status", "incidents") : Set.copyOf(named);
  }

  /** Filters of the lines wanted; text and ranges of incidents as they are when asked. */
  static Optional<LogQuery> query(Views views, Params params, Set<String> topics) throws Problem {
    return topics.contains("logs")
        ? Optional.of(new SearchFilters(views).query(params))
        : Optional.empty();
  }
}

package nightjar.server.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nightjar.incident.TrackedIncident;
import nightjar.server.http.Problem;
import nightjar.server.live.LiveState;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;

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

  /** What is due now; empty if nothing is. */
  String due(long nowNanos) {
    StringBuilder out = new StringBuilder();
    if (!isBegun) {
      out.append("retry: 2000\n: nightjar\n\n");
    }
    if (topics.contains("status")
        && (!isBegun || nowNanos - statusNanos >= pace.status.toNanos())) {
      statusNanos = nowNanos;
      event(out, "status", status());
    }
    EventQueue.Taken taken = queue.take();
    for (TrackedIncident incident : taken.incidents()) {
      Json json = Json.document();
      incidents.brief(json, incident);
      event(out, "incident", json);
    }
    rows(out, taken);
    if (out.isEmpty() && nowNanos - sentNanos >= pace.comment.toNanos()) {
      out.append(": still here\n\n");
    }
    if (!out.isEmpty()) {
      sentNanos = nowNanos;
    }
    isBegun = true;
    return out.toString();
  }

  private void event(StringBuilder out, String name, Json json) {
    // JSON of ours has no line break, so one line of data holds it.
    out.append("id: ").append(++id).append("\nevent: ").append(name).append("\ndata: ");
    out.append(new String(json.bytes(), StandardCharsets.UTF_8)).append("\n\n");
  }

  private void rows(StringBuilder out, EventQueue.Taken taken) {
    ArrayDeque<LogRow> latest = new ArrayDeque<>();
    long skipped = taken.skipped();
    for (LogRow row : taken.rows()) {
      if (query.matches(row)) {
        latest.add(row);
        if (latest.size() > MOST_ROWS) {
          latest.remove();
          skipped++;
        }
      }
    }
    if (!latest.isEmpty() || skipped > 0) {
      Json json = Json.document();
      List<LogRow> oldestFirst = new ArrayList<>(latest);
      new LogJson(views).array(json, "results", oldestFirst);
      event(out, "logs", json.put("skipped", skipped));
    }
  }

  private Json status() {
    LiveState state = views.parts.live().state();
    long review =
        views.parts.store().incidents().stream()
            .filter(each -> IncidentList.REVIEW.contains(each.state()))
            .count();
    return Json.document()
        .put("lines_per_second", state.linesPerSecond())
        .put("lag_seconds", state.lagNanos() / (double) Times.SECOND)
        .put(
            "sources_ok",
            state.sources().stream().filter(source -> source.trouble().isEmpty()).count())
        .put("sources", state.sources().size())
        .put("incidents_review", review)
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

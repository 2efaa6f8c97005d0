package nightjar.server.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nightjar.LineRef;
import nightjar.Severity;
import nightjar.TimeRange;
import nightjar.incident.Finding;
import nightjar.incident.TrackedIncident;
import nightjar.incident.TrackedIncident.Mark;
import nightjar.incident.TrackedIncident.State;
import nightjar.store.LogQuery;
import nightjar.store.PatternRow;

/** Patterns as callers see them. Any thread. */
final class PatternViews {
  private static final Duration OF_ONE = Duration.ofMillis(100);
  private static final long FRESH_NANOS = 600 * Times.SECOND;

  private final Views views;
  private final Lru<String, Services> services = new Lru<>(10_000);

  /** Where a pattern's records come from, as it was at a count and a time. */
  private record Services(List<String> names, long count, long atNanos) {}

  PatternViews(Views views) {
    this.views = views;
  }

  /**
   * What decides how patterns stand.
   *
   * @param learntNanos first time after which something counts as new: the first tenth of what is
   *     kept, an hour at most, is there to learn
   * @param newNanos first time that is new: a day before the end
   * @param endNanos now, or the last record if that is earlier
   * @param muted shapes that a person does not want to hear of
   */
  record Standing(long learntNanos, long newNanos, long endNanos, Set<Long> muted) {
    String of(PatternRow row) {
      if (row.shapes().stream().anyMatch(muted::contains)) {
        return "muted";
      }
      if (isNew(row)) {
        return "new";
      }
      double usual = (row.lastNanos() - row.firstNanos()) / (double) Math.max(1, row.count());
      return endNanos - row.lastNanos() > Math.max(Times.DAY, 10 * usual) ? "gone" : "known";
    }

    boolean isNew(PatternRow row) {
      return row.firstNanos() > learntNanos && row.firstNanos() >= newNanos;
    }
  }

  Standing standing() {
    Optional<TimeRange> range = views.parts.store().range();
    long end = Math.min(views.now(), range.map(TimeRange::toNanos).orElse(Long.MAX_VALUE));
    long begin = range.map(TimeRange::fromNanos).orElse(end);
    long learnt = begin + Math.min(3600 * Times.SECOND, Math.max(0, end - begin) / 10);
    return new Standing(learnt, end - Times.DAY, end, muted());
  }

  private Set<Long> muted() {
    Set<Long> shapes = new HashSet<>();
    for (TrackedIncident incident : views.parts.store().incidents()) {
      if (incident.state() == State.MUTED
          || incident.mark() == Mark.NORMAL
          || incident.mark() == Mark.NOISE) {
        for (Finding finding : incident.latest().findings()) {
          shapes.addAll(finding.shapes());
        }
      }
    }
    return shapes;
  }

  /** Time that sparklines cover: what is kept, of the last 30 days. */
  Buckets window(int buckets) {
    TimeRange range =
        views.parts.store().range().orElse(new TimeRange(views.now() - Times.DAY, views.now()));
    long from = Math.max(range.fromNanos(), range.toNanos() - 30 * Times.DAY);
    return fixed(from, Math.max(from + Times.SECOND, range.toNanos() + 1), buckets);
  }

  /** Exactly so many buckets, the last of which holds the end. */
  static Buckets fixed(long from, long to, int buckets) {
    Buckets some = Buckets.of(from, to, buckets);
    long last = some.toNanos();
    return new Buckets(last - some.nanos() * buckets, some.nanos(), buckets);
  }

  static long[] sum(Map<Long, long[]> trends, PatternRow row, int buckets) {
    long[] sum = new long[buckets];
    for (long shape : row.shapes()) {
      long[] trend = trends.get(shape);
      for (int i = 0; trend != null && i < Math.min(buckets, trend.length); i++) {
        sum[i] += trend[i];
      }
    }
    return sum;
  }

  /** Names of its services, most records first; remembered until it has doubled or grown old. */
  List<String> services(PatternRow row) {
    Optional<Services> known = services.get(row.id());
    long now = views.now();
    if (known.isPresent()
        && (known.get().count == row.count()
            || (row.count() < 2 * known.get().count && now - known.get().atNanos < FRESH_NANOS))) {
      return known.get().names;
    }
    List<String> names =
        new ArrayList<>(
            views
                .parts
                .store()
                .services(LogQuery.ofShapes(Set.copyOf(row.shapes())), OF_ONE)
                .counts()
                .keySet());
    services.put(row.id(), new Services(names, row.count(), now));
    return names;
  }

  /** The fields of a pattern, into an object that is open. */
  void fields(Json json, PatternRow row, Standing standing, long allLines, long[] trend) {
    json.put("id", row.id())
        .put("title", (row.title().isEmpty() ? row.text() : row.title()).toString())
        .put("text", row.text().toString())
        .put("severity", Severity.name(row.severity()))
        .put("state", standing.of(row))
        .put("count", row.count())
        .put("share", row.count() / (double) Math.max(1, allLines))
        .time("first_seen", row.count() == 0 ? LineRef.NO_TIME : row.firstNanos())
        .time("last_seen", row.count() == 0 ? LineRef.NO_TIME : row.lastNanos())
        .texts("services", services(row))
        .numbers("trend", trend)
        .put("sample", row.sample().toString())
        .put("shapes", row.shapes().size());
  }
}

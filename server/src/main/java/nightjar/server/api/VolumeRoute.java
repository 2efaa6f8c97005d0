package nightjar.server.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import nightjar.TimeRange;
import nightjar.search.Bounds;
import nightjar.search.Levels;
import nightjar.server.http.Problem;
import nightjar.server.http.Reply;
import nightjar.server.http.Request;
import nightjar.server.http.Route;
import nightjar.server.http.Scope;
import nightjar.store.LogPage;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;
import nightjar.store.LogStore;
import nightjar.store.Volume;

/** Records per stretch of time, and how many are usual. */
final class VolumeRoute {
  private static final List<String> FILTERS =
      List.of(
          "query",
          "q",
          "level",
          "min_level",
          "service",
          "source",
          "pattern_id",
          "incident",
          "is_anomaly");
  private static final int PAGE = 1000;

  /** A day of minutes, and what a range that begins between two takes more. */
  private static final int MOST_BUCKETS = 1_500;

  private final Views views;
  private final LogStore store;
  private final SearchFilters filters;

  VolumeRoute(Views views) {
    this.views = views;
    this.store = views.parts.store();
    this.filters = new SearchFilters(views);
  }

  List<Route> routes() {
    return List.of(new Route("GET", "/api/v1/logs/volume", Scope.READ, this::answer));
  }

  private Reply answer(Request request) throws Problem {
    Params params = Params.of(request);
    LogQuery query = filters.anyTime(params);
    Buckets buckets = buckets(params);
    Volume volume =
        params.flag("use_ingestion_time", false)
            ? byArrival(query, buckets)
            : store.volume(
                query, buckets.fromNanos(), buckets.nanos(), buckets.count(), ApiParts.SEARCH);

    Json json = Json.document();
    data(json, volume, buckets);
    json.object("filters");
    for (String name : FILTERS) {
      params.text(name).ifPresent(value -> json.put(name, value));
    }
    return json.end().reply();
  }

  /**
   * Stretches of a histogram of a search, at most so many: over the range that is asked for, or
   * else over what there is.
   */
  Buckets buckets(Params params, LogQuery query, int most) throws Problem {
    Bounds bounds = query.bounds();
    Optional<TimeRange> range = store.range();
    long first = range.map(TimeRange::fromNanos).orElse(views.now());
    long last = range.map(TimeRange::toNanos).orElse(views.now());
    long from =
        params
            .time("from", "start_time")
            .orElse(bounds.isEmpty() ? first : Math.max(first, bounds.fromNanos()));
    long to =
        params
            .time("to", "end_time")
            .orElse(bounds.isEmpty() ? last : Math.min(last, bounds.toNanos()));
    return Buckets.of(from, Math.max(from + 1, to), most);
  }

  /** Fields of a histogram. */
  static void data(Json json, Volume volume, Buckets buckets) {
    json.array("volume_data");
    long[] counts = volume.buckets().stream().mapToLong(b -> LongStream.of(b).sum()).toArray();
    double[][] expected = ExpectedRange.of(counts);
    for (int i = 0; i < counts.length; i++) {
      json.object().time("timestamp", buckets.start(i)).put("count", counts[i]);
      levels(json, volume.buckets().get(i));
      json.put("expected_low", expected[i][0]).put("expected_high", expected[i][1]).end();
    }
    json.end()
        .put("total_logs", volume.total())
        .put("bucket_seconds", buckets.nanos() / (double) Times.SECOND)
        .object("time_range")
        .time("from", buckets.fromNanos())
        .time("to", buckets.toNanos())
        .end()
        .put("complete", volume.complete());
  }

  private static void levels(Json json, long[] counts) {
    json.object("level_breakdown");
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        json.put(Levels.NAMES.get(i), counts[i]);
      }
    }
    json.end();
  }

  private Buckets buckets(Params params) throws Problem {
    int hours = params.integer("hours", 1, 24, 24);
    long length = params.integer("bucket_minutes", 1, 60, 60) * 60L * Times.SECOND;
    int most = params.integer("buckets", 1, 500, 96);
    OptionalLong from = params.time("from", "start_time");
    OptionalLong to = params.time("to", "end_time");
    long end = to.orElse(views.now());
    long begin = from.orElse(end - hours * 3600L * Times.SECOND);
    Params.checkOrder(begin, end);
    boolean isRanged = from.isPresent() || to.isPresent();
    boolean isLengthGiven = params.text("bucket_minutes").isPresent();
    if (params.text("buckets").isPresent() || (isRanged && !isLengthGiven)) {
      return Buckets.of(begin, end, most);
    }
    if (((double) end - begin) / length > MOST_BUCKETS - 1) {
      throw new Problem(
          400,
          "The range has more than " + MOST_BUCKETS + " stretches of bucket_minutes.",
          "Send a larger bucket_minutes, a shorter range, or buckets instead.");
    }
    return Buckets.exactly(begin, end, length);
  }

  /**
   * Counts by time of arrival. Records are stored in its order, so pages from the newest on reach
   * back until the range begins.
   */
  private Volume byArrival(LogQuery query, Buckets buckets) {
    List<long[]> counts = new ArrayList<>();
    for (int i = 0; i < buckets.count(); i++) {
      counts.add(new long[Levels.NAMES.size()]);
    }
    long deadline = System.nanoTime() + ApiParts.SEARCH.toNanos();
    long before = Long.MAX_VALUE;
    while (System.nanoTime() < deadline) {
      LogPage page = store.search(query, before, 0, PAGE, false, ApiParts.SEARCH);
      for (LogRow row : page.rows()) {
        before = row.number();
        if (row.observedNanos() < buckets.fromNanos()) {
          return new Volume(buckets.fromNanos(), buckets.nanos(), counts, true);
        }
        if (row.observedNanos() < buckets.toNanos()) {
          counts.get(buckets.of(row.observedNanos()))[index(row.severity())]++;
        }
      }
      if (!page.more()) {
        return new Volume(buckets.fromNanos(), buckets.nanos(), counts, page.complete());
      }
    }
    return new Volume(buckets.fromNanos(), buckets.nanos(), counts, false);
  }

  private static int index(int severity) {
    return severity <= 0 ? 0 : Math.min(6, (severity + 3) / 4);
  }
}

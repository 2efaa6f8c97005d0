package nightjar.server.api;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import nightjar.TimeRange;
import nightjar.incident.Finding;
import nightjar.incident.TrackedIncident;
import nightjar.search.Query;
import nightjar.store.LogQuery;
import nightjar.store.LogStore;

/**
 * How many records of an incident's patterns, or else of its service, came before, during and after
 * it. What was counted is remembered until the incident changes. Any thread.
 */
final class IncidentTrend {
  static final int BUCKETS = 24;
  private static final long TEN_SECONDS = 10 * Times.SECOND;
  private static final int REMEMBERED = 512;

  private final LogStore store;
  private final Lru<Key, long[]> counted = new Lru<>(REMEMBERED);

  private record Key(long incident, long updatedNanos) {}

  IncidentTrend(LogStore store) {
    this.store = store;
  }

  /** The object {@code trend}; without times if the incident has none. */
  void write(Json json, TrackedIncident incident) {
    TimeRange range = incident.latest().range();
    json.object("trend");
    if (range.nanos() == 0) {
      json.putNull("from").putNull("to").numbers("counts", new long[BUCKETS]);
      unusual(json, range, new Buckets(0, 1, BUCKETS));
    } else {
      Buckets buckets = buckets(range);
      json.time("from", buckets.fromNanos())
          .time("to", buckets.toNanos())
          .numbers("counts", counts(incident, buckets));
      unusual(json, range, buckets);
    }
    json.end();
  }

  /** The incident takes a third of them; before it there is twice the room there is after it. */
  private static Buckets buckets(TimeRange range) {
    long exact = Math.ceilDiv(range.nanos(), BUCKETS / 3);
    long nanos = Math.max(1, Math.ceilDiv(exact, TEN_SECONDS)) * TEN_SECONDS;
    long first = Math.floorDiv(range.fromNanos(), nanos) - (BUCKETS - BUCKETS / 3) * 2 / 3;
    return new Buckets(first * nanos, nanos, BUCKETS);
  }

  private static void unusual(Json json, TimeRange range, Buckets buckets) {
    json.array("unusual");
    for (int i = 0; i < BUCKETS; i++) {
      json.add(range.fromNanos() < buckets.start(i + 1) && range.toNanos() > buckets.start(i));
    }
    json.end();
  }

  private long[] counts(TrackedIncident incident, Buckets buckets) {
    Key key = new Key(incident.number(), incident.updatedNanos());
    return counted
        .get(key)
        .orElseGet(
            () -> {
              long[] counts = count(query(incident.latest().findings()), buckets);
              counted.put(key, counts);
              return counts;
            });
  }

  private long[] count(LogQuery query, Buckets buckets) {
    return store
        .volume(query, buckets.fromNanos(), buckets.nanos(), buckets.count(), ApiParts.PART)
        .buckets()
        .stream()
        .mapToLong(bucket -> LongStream.of(bucket).sum())
        .toArray();
  }

  private static LogQuery query(List<Finding> findings) {
    Set<Long> shapes = new HashSet<>();
    findings.forEach(finding -> shapes.addAll(finding.shapes()));
    if (!shapes.isEmpty() || findings.isEmpty()) {
      return shapes.isEmpty() ? LogQuery.ALL : LogQuery.ofShapes(shapes);
    }
    Finding first = findings.getFirst();
    Query graver = Query.atLeast(first.leastSeverity());
    return LogQuery.of(
        first.service().isEmpty()
            ? graver
            : graver.and(new Query.Service(Query.Match.PART, first.service())));
  }
}

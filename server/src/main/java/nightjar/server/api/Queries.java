package nightjar.server.api;

import java.util.List;
import java.util.Set;
import nightjar.store.LogQuery;
import nightjar.store.LogQuery.Unusual;
import nightjar.store.UnusualRange;

/** Queries with one part replaced. */
final class Queries {
  /** Matches no record: none lies in no range. */
  static final LogQuery NOTHING = unusual(LogQuery.ALL, Unusual.ONLY, List.of());

  private Queries() {}

  static LogQuery within(LogQuery query, long fromNanos, long toNanos) {
    return new LogQuery(
        query.words(),
        query.not(),
        query.leastSeverity(),
        query.severities(),
        query.service(),
        query.source(),
        query.shapes(),
        fromNanos,
        toNanos,
        query.unusual(),
        query.ranges());
  }

  static LogQuery unusual(LogQuery query, Unusual unusual, List<UnusualRange> ranges) {
    return new LogQuery(
        query.words(),
        query.not(),
        query.leastSeverity(),
        query.severities(),
        query.service(),
        query.source(),
        query.shapes(),
        query.fromNanos(),
        query.toNanos(),
        unusual,
        ranges);
  }

  static LogQuery shapes(Set<Long> shapes) {
    return about(shapes, "", 0);
  }

  /** Records of some shapes, or of a service, from a severity on. */
  static LogQuery about(Set<Long> shapes, String service, int leastSeverity) {
    return new LogQuery(
        List.of(),
        List.of(),
        leastSeverity,
        Set.of(),
        service,
        "",
        shapes,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        Unusual.ALL,
        List.of());
  }
}

package nightjar.duckdb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nightjar.store.LogQuery;
import nightjar.store.LogQuery.Unusual;
import nightjar.store.UnusualRange;

/**
 * A {@link LogQuery} as a condition on the table {@code logs}, or on the roll-ups. Only numbers
 * become part of the SQL; texts are parameters.
 *
 * <p>{@code contains(lower(text), ?)} is how texts are compared: over 5 million lines of 120
 * characters it took 0.65 s of CPU, a case-insensitive regular expression 0.86 s, {@code ILIKE}
 * 1.15 s; matching the case would take 0.4 s.
 *
 * @param sql joined by AND; never empty
 * @param parameters for its question marks, in order
 */
record Condition(String sql, List<Object> parameters) {
  /** Length of a slot of the roll-ups. */
  static final long SLOT_NANOS = 10_000_000_000L;

  Condition {
    parameters = List.copyOf(parameters);
  }

  /** The query as it is. */
  static Condition of(LogQuery query) {
    return new Builder()
        .time("time_ns", query.fromNanos(), query.toNanos(), 1)
        .severity(query)
        .part("service", query.service())
        .part("source", query.source())
        .shapes(query.shapes())
        .words(query)
        .unusual(query)
        .condition();
  }

  /** Can the roll-ups answer it exactly, which know ten seconds and groups of severities? */
  static boolean isRolledUp(LogQuery query) {
    return query.isWithoutText()
        && LogQuery.group(query.leastSeverity()) == Math.max(0, query.leastSeverity())
        && isSlot(query.fromNanos())
        && isSlot(query.toNanos());
  }

  static boolean isSlot(long nanos) {
    return nanos == Long.MIN_VALUE || nanos == Long.MAX_VALUE || nanos % SLOT_NANOS == 0;
  }

  /** The query as a condition on the roll-ups; only where {@link #isRolledUp}. */
  static Condition ofRollup(LogQuery query) {
    return new Builder()
        .time("slot", query.fromNanos(), query.toNanos(), SLOT_NANOS)
        .severityGroup(query)
        .part("service", query.service())
        .shapes(query.shapes())
        .condition();
  }

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

  private static final class Builder {
    private final StringJoiner sql = new StringJoiner(" AND ").setEmptyValue("true");
    private final List<Object> parameters = new ArrayList<>();

    Builder time(String column, long from, long to, long unit) {
      if (from != Long.MIN_VALUE) {
        sql.add(column + " >= " + Math.floorDiv(from, unit));
      }
      if (to != Long.MAX_VALUE) {
        sql.add(column + " < " + Math.floorDiv(to, unit));
      }
      return this;
    }

    Builder severity(LogQuery query) {
      if (query.leastSeverity() > 0) {
        sql.add("severity >= " + query.leastSeverity());
      }
      if (!query.severities().isEmpty()) {
        sql.add(any(groups(query).map(group -> group == 0 ? "severity <= 0" : between(group))));
      }
      return this;
    }

    private static Stream<Integer> groups(LogQuery query) {
      return query.severities().stream().filter(group -> LogQuery.group(group) == group);
    }

    private static String any(Stream<String> conditions) {
      StringJoiner any = new StringJoiner(" OR ", "(", ")").setEmptyValue("false");
      conditions.forEach(any::add);
      return any.toString();
    }

    private static String between(int group) {
      return "severity BETWEEN " + group + " AND " + (group + 3);
    }

    Builder severityGroup(LogQuery query) {
      if (query.leastSeverity() > 0) {
        sql.add("severity_group >= " + Counts.severityGroup(query.leastSeverity()));
      }
      if (!query.severities().isEmpty()) {
        sql.add(any(groups(query).map(group -> "severity_group = " + Counts.severityGroup(group))));
      }
      return this;
    }

    Builder part(String column, String part) {
      if (!part.isEmpty()) {
        sql.add("contains(lower(" + column + "), ?)");
        parameters.add(Texts.folded(part));
      }
      return this;
    }

    Builder shapes(Set<Long> shapes) {
      if (!shapes.isEmpty()) {
        sql.add(oneOf(shapes));
      }
      return this;
    }

    private static String oneOf(Set<Long> shapes) {
      return shapes.stream()
          .map(String::valueOf)
          .collect(Collectors.joining(",", "shape IN (", ")"));
    }

    Builder words(LogQuery query) {
      // Longer words are rarer: the first one spares the others most of the work.
      query.words().stream()
          .sorted(Comparator.comparingInt(String::length).reversed())
          .forEach(word -> part("text", word));
      for (String word : query.not()) {
        sql.add("NOT contains(lower(text), ?)");
        parameters.add(Texts.folded(word));
      }
      return this;
    }

    Builder unusual(LogQuery query) {
      if (query.unusual() == Unusual.ALL) {
        return this;
      }
      String any = any(query.ranges().stream().map(this::one));
      sql.add(query.unusual() == Unusual.ONLY ? any : "NOT " + any);
      return this;
    }

    private String one(UnusualRange range) {
      StringBuilder one =
          new StringBuilder(
              "(time_ns >= %d AND time_ns < %d AND severity >= %d"
                  .formatted(
                      range.range().fromNanos(), range.range().toNanos(), range.leastSeverity()));
      if (!range.shapes().isEmpty()) {
        one.append(" AND ").append(oneOf(range.shapes()));
      }
      if (!range.service().isEmpty()) {
        one.append(" AND service = ?");
        parameters.add(range.service());
      }
      return one.append(')').toString();
    }

    Condition condition() {
      return new Condition(sql.toString(), parameters);
    }
  }
}

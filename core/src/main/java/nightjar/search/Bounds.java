package nightjar.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/**
 * What every record that a query asks for lies in, so that a store can pass over the rest: never
 * too narrow, and exact for plain conditions joined by "and".
 *
 * @param fromNanos first event time; {@link Long#MIN_VALUE} for no limit
 * @param toNanos event time after the last; {@link Long#MAX_VALUE} for no limit
 * @param severities groups of severities, see {@link Levels#group}; all seven for no limit
 * @param shapes empty for no limit
 */
public record Bounds(
    long fromNanos, long toNanos, Set<Integer> severities, Optional<Set<Long>> shapes) {
  private static final Bounds NONE =
      new Bounds(Long.MIN_VALUE, Long.MAX_VALUE, Levels.groups(), Optional.empty());

  private static final Bounds EMPTY =
      new Bounds(Long.MAX_VALUE, Long.MIN_VALUE, Set.of(), Optional.of(Set.of()));

  public Bounds {
    severities = Set.copyOf(severities);
    shapes = shapes.map(Set::copyOf);
  }

  /** Bounds of a query. */
  public static Bounds of(Query query, QueryContext context) {
    return switch (query) {
      case Query.And(List<Query> parts) -> joined(parts, context, Bounds::both);
      case Query.Or(List<Query> parts) -> joined(parts, context, Bounds::either);
      case Query.From(long nanos) -> NONE.within(nanos, Long.MAX_VALUE);
      case Query.To(long nanos) -> NONE.within(Long.MIN_VALUE, nanos);
      case Query.Level(Set<Integer> groups) -> NONE.of(groups);
      case Query.Pattern(List<String> ids) -> NONE.ofShapes(context.shapes(ids));
      case Query.Shapes(Set<Long> shapes) -> NONE.ofShapes(shapes);
      case Query.Unusual(long incident) -> unusual(context.ranges(incident));
      case Query.Not(Query part) -> not(part);
      default -> NONE;
    };
  }

  /** Can no record be asked for? */
  public boolean isEmpty() {
    return fromNanos >= toNanos || severities.isEmpty() || shapes.filter(Set::isEmpty).isPresent();
  }

  private static Bounds joined(
      List<Query> parts, QueryContext context, BinaryOperator<Bounds> both) {
    return parts.stream().map(part -> of(part, context)).reduce(both).orElse(NONE);
  }

  private static Bounds not(Query part) {
    return switch (part) {
      case Query.All() -> EMPTY;
      case Query.From(long nanos) -> NONE.within(Long.MIN_VALUE, nanos);
      case Query.To(long nanos) -> NONE.within(nanos, Long.MAX_VALUE);
      case Query.Level(Set<Integer> groups) -> {
        Set<Integer> others = Levels.groups();
        others.removeAll(groups);
        yield NONE.of(others);
      }
      default -> NONE;
    };
  }

  private static Bounds unusual(List<UnusualRange> ranges) {
    return ranges.stream()
        .map(range -> NONE.within(range.range().fromNanos(), range.range().toNanos()))
        .reduce(Bounds::either)
        .orElse(EMPTY);
  }

  private Bounds within(long from, long to) {
    return new Bounds(from, to, severities, shapes);
  }

  private Bounds of(Set<Integer> groups) {
    return new Bounds(fromNanos, toNanos, groups, shapes);
  }

  private Bounds ofShapes(Set<Long> wanted) {
    return new Bounds(fromNanos, toNanos, severities, Optional.of(wanted));
  }

  private static Bounds both(Bounds a, Bounds b) {
    Set<Integer> groups = new TreeSet<>(a.severities);
    groups.retainAll(b.severities);
    return new Bounds(
        Math.max(a.fromNanos, b.fromNanos),
        Math.min(a.toNanos, b.toNanos),
        groups,
        a.shapes.isEmpty()
            ? b.shapes
            : a.shapes.map(own -> b.shapes.map(other -> shared(own, other)).orElse(own)));
  }

  private static Set<Long> shared(Set<Long> a, Set<Long> b) {
    Set<Long> shared = new TreeSet<>(a);
    shared.retainAll(b);
    return shared;
  }

  private static Bounds either(Bounds a, Bounds b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    Set<Integer> groups = new TreeSet<>(a.severities);
    groups.addAll(b.severities);
    Optional<Set<Long>> shapes =
        a.shapes.flatMap(
            own ->
                b.shapes.map(
                    other -> {
                      Set<Long> all = new TreeSet<>(own);
                      all.addAll(other);
                      return all;
                    }));
    return new Bounds(
        Math.min(a.fromNanos, b.fromNanos), Math.max(a.toNanos, b.toNanos), groups, shapes);
  }
}

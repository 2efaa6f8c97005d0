package nightjar.store;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import nightjar.search.Bounds;
import nightjar.search.Candidate;
import nightjar.search.Query;
import nightjar.search.QueryContext;

/**
 * Which records are asked for: a tree, what its names stand for, and what a store can make use of
 * before it looks at records. Immutable; any thread.
 */
public final class LogQuery {
  /** Everything. */
  public static final LogQuery ALL = new LogQuery(new Query.All(), QueryContext.NONE);

  /** No record. */
  public static final LogQuery NOTHING = new LogQuery(Query.nothing(), QueryContext.NONE);

  private final Query tree;
  private final QueryContext context;
  private final Bounds bounds;
  private final Predicate<Candidate> meaning;

  /**
   * @param context patterns and incidents that the tree names
   */
  public LogQuery(Query tree, QueryContext context) {
    this.tree = tree;
    this.context = context;
    this.bounds = Bounds.of(tree, context);
    this.meaning = tree.matching(context);
  }

  /** Of a tree that names no pattern and no incident. */
  public static LogQuery of(Query tree) {
    return new LogQuery(tree, QueryContext.NONE);
  }

  /** Records of any of these shapes; none without a shape. */
  public static LogQuery ofShapes(Set<Long> shapes) {
    return shapes.isEmpty() ? NOTHING : of(new Query.Shapes(shapes));
  }

  public Query tree() {
    return tree;
  }

  public QueryContext context() {
    return context;
  }

  /** What all records lie in that are asked for. */
  public Bounds bounds() {
    return bounds;
  }

  /** What also this asks for. */
  public LogQuery and(Query more) {
    return new LogQuery(tree.and(more), context);
  }

  /**
   * What of it lies in a range of event time.
   *
   * @param fromNanos first event time; {@link Long#MIN_VALUE} for no limit
   * @param toNanos event time after the last; {@link Long#MAX_VALUE} for no limit
   */
  public LogQuery within(long fromNanos, long toNanos) {
    Query ranged = tree;
    if (fromNanos != Long.MIN_VALUE) {
      ranged = ranged.and(new Query.From(fromNanos));
    }
    if (toNanos != Long.MAX_VALUE) {
      ranged = ranged.and(new Query.To(toNanos));
    }
    return ranged.equals(tree) ? this : new LogQuery(ranged, context);
  }

  /** Is the record asked for? The plain meaning of the query, which stores answer faster. */
  public boolean matches(Candidate row) {
    return meaning.test(row);
  }

  /** Can it be answered by time, severity, service and shape alone? */
  public boolean isWithoutText() {
    return isWithoutText(tree);
  }

  private static boolean isWithoutText(Query query) {
    return switch (query) {
      case Query.And(List<Query> parts) -> parts.stream().allMatch(LogQuery::isWithoutText);
      case Query.Or(List<Query> parts) -> parts.stream().allMatch(LogQuery::isWithoutText);
      case Query.Not(Query part) -> isWithoutText(part);
      case Query.All all -> true;
      case Query.Level level -> true;
      case Query.Service service -> true;
      case Query.Pattern pattern -> true;
      case Query.Shapes shapes -> true;
      case Query.From from -> true;
      case Query.To to -> true;
      case Query.Source source -> false;
      case Query.Word word -> false;
      case Query.Wildcard wildcard -> false;
      case Query.Regex regex -> false;
      case Query.Field field -> false;
      case Query.Unusual unusual -> false;
      case Query.Id id -> false;
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LogQuery query
        && query.tree.equals(tree)
        && query.context.equals(context);
  }

  @Override
  public int hashCode() {
    return 31 * tree.hashCode() + context.hashCode();
  }

  @Override
  public String toString() {
    return tree.text();
  }
}

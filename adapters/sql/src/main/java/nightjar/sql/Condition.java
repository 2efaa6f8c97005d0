package nightjar.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import nightjar.search.Query;
import nightjar.search.QueryContext;
import nightjar.store.LogQuery;

/**
 * A {@link LogQuery} as a condition on the roll-ups, which know ten seconds, groups of severities,
 * services and shapes. Only numbers become part of the SQL; texts are parameters.
 *
 * @param sql never empty
 * @param parameters for its question marks, in order
 * @param exact are these the records that are asked for? Else the condition is of no use
 */
public record Condition(String sql, List<Object> parameters, boolean exact) {
  /** Length of a slot of the roll-ups. */
  public static final long SLOT_NANOS = 10_000_000_000L;

  public Condition {
    parameters = List.copyOf(parameters);
  }

  /** What the roll-ups can tell of a query. */
  public static Condition of(LogQuery query) {
    Builder builder = new Builder(query.context());
    return new Condition(builder.sql(query.tree()), builder.parameters, builder.exact);
  }

  /** Can the roll-ups answer it exactly? */
  public static boolean isRolledUp(LogQuery query) {
    return query.isWithoutText() && of(query).exact;
  }

  private static final class Builder {
    private final List<Object> parameters = new ArrayList<>();
    private final QueryContext context;
    private boolean exact = true;

    Builder(QueryContext context) {
      this.context = context;
    }

    private String sql(Query query) {
      return switch (query) {
        case Query.And(List<Query> parts) -> joined(parts, " AND ");
        case Query.Or(List<Query> parts) -> joined(parts, " OR ");
        case Query.Not(Query part) -> "NOT (" + sql(part) + ")";
        case Query.All() -> "true";
        case Query.Level(Set<Integer> groups) -> levels(groups);
        case Query.Service(Query.Match match, String name) -> service(match, name);
        case Query.Pattern(List<String> ids) -> oneOf(context.shapes(ids));
        case Query.Shapes(Set<Long> shapes) -> oneOf(shapes);
        case Query.From(long nanos) -> "slot >= " + slot(nanos);
        case Query.To(long nanos) -> "slot < " + slot(nanos);
        case Query.Word word -> unknown();
        case Query.Wildcard wildcard -> unknown();
        case Query.Regex regex -> unknown();
        case Query.Field field -> unknown();
        case Query.Source source -> unknown();
        case Query.Unusual unusual -> unknown();
        case Query.Id id -> unknown();
      };
    }

    private String joined(List<Query> parts, String between) {
      return parts.stream().map(this::sql).collect(Collectors.joining(between, "(", ")"));
    }

    private String unknown() {
      exact = false;
      return "true";
    }

    private long slot(long nanos) {
      exact &= nanos % SLOT_NANOS == 0;
      return Math.floorDiv(nanos, SLOT_NANOS);
    }

    private String service(Query.Match match, String name) {
      return switch (match) {
        case PART -> {
          parameters.add(Texts.folded(name));
          yield "strpos(lower(service), ?) > 0";
        }
        case WHOLE -> {
          parameters.add(name);
          yield "service = ?";
        }
        case WILDCARD -> unknown();
      };
    }

    private static String levels(Set<Integer> groups) {
      StringJoiner any = new StringJoiner(", ", "severity_group IN (", ")");
      groups.forEach(group -> any.add(String.valueOf(Rollups.severityGroup(group))));
      return any.toString();
    }

    private static String oneOf(Set<Long> shapes) {
      return shapes.isEmpty()
          ? "false"
          : shapes.stream()
              .map(String::valueOf)
              .collect(Collectors.joining(",", "shape IN (", ")"));
    }
  }
}

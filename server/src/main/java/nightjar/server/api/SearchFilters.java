package nightjar.server.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import nightjar.server.http.Problem;
import nightjar.store.LogQuery;
import nightjar.store.LogQuery.Unusual;
import nightjar.store.UnusualRange;
import org.jspecify.annotations.Nullable;

/** The filters that search, facets, volume and live lines share, as a query of the store. */
final class SearchFilters {
  private final Views views;

  SearchFilters(Views views) {
    this.views = views;
  }

  LogQuery query(Params params) throws Problem {
    QueryText text = QueryText.parse(words(params));
    Set<Integer> levels = both(levels(params), text.levels());
    Set<Long> shapes = both(shapes(params.list("pattern_id")), shapes(text.patterns()));
    long incident = incident(params);
    Optional<Boolean> flag = params.flag("is_anomaly");
    int least = minLevel(params);
    LogQuery plain =
        new LogQuery(
            text.words(),
            text.not(),
            least,
            levels == null ? Set.of() : levels,
            one(params, "service", text.service()),
            one(params, "source", text.source()),
            shapes == null ? Set.of() : shapes,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            Unusual.ALL,
            List.of());
    boolean nothing =
        (levels != null && levels.isEmpty())
            || (shapes != null && shapes.isEmpty())
            || (flag.isPresent() && !flag.equals(text.unusual().or(() -> flag)));
    LogQuery ranged = params.within(plain);
    return nothing ? Queries.NOTHING : unusual(ranged, flag.or(text::unusual), incident);
  }

  private LogQuery unusual(LogQuery query, Optional<Boolean> wanted, long incident) {
    if (incident > 0) {
      // Every record of an incident is unusual: asked for the others, there is none.
      List<UnusualRange> ranges = wanted.orElse(true) ? views.unusual().of(incident) : List.of();
      return Queries.unusual(query, Unusual.ONLY, ranges);
    }
    return wanted.isEmpty()
        ? query
        : Queries.unusual(query, wanted.get() ? Unusual.ONLY : Unusual.NOT, views.unusual().all());
  }

  private static String words(Params params) throws Problem {
    Optional<String> query = params.text("query");
    Optional<String> q = params.text("q");
    if (query.isPresent() && q.isPresent() && !query.equals(q)) {
      throw new Problem(400, "Parameters q and query differ.", "Send one of them.");
    }
    return q.or(() -> query).orElse("");
  }

  private static @Nullable Set<Integer> levels(Params params) throws Problem {
    List<String> names = params.list("level");
    Set<Integer> groups = new HashSet<>();
    for (String name : names) {
      groups.add(level("level", name));
    }
    return names.isEmpty() ? null : groups;
  }

  private static int minLevel(Params params) throws Problem {
    Optional<String> name = params.text("min_level");
    return name.isEmpty() ? 0 : level("min_level", name.get());
  }

  private static int level(String parameter, String name) throws Problem {
    OptionalInt level = Levels.parse(name);
    if (level.isEmpty()) {
      throw Params.wrong(parameter, name, "one of " + String.join(", ", Levels.NAMES));
    }
    return level.getAsInt();
  }

  private @Nullable Set<Long> shapes(List<String> patterns) {
    if (patterns.isEmpty()) {
      return null;
    }
    Set<Long> shapes = new HashSet<>();
    patterns.forEach(id -> shapes.addAll(views.patterns().shapesOf(id)));
    return shapes;
  }

  private static long incident(Params params) throws Problem {
    Optional<String> value = params.text("incident");
    return value.isEmpty() ? 0 : IncidentNumber.parse("incident", value.get());
  }

  private static String one(Params params, String name, String inText) throws Problem {
    String value = params.text(name, 200, "");
    if (!value.isEmpty() && !inText.isEmpty() && !value.equalsIgnoreCase(inText)) {
      throw new Problem(
          400,
          "Parameter " + name + " and " + name + ": in the query differ.",
          "Send one of them.");
    }
    return value.isEmpty() ? inText : value;
  }

  private static <T> @Nullable Set<T> both(@Nullable Set<T> a, @Nullable Set<T> b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    List<T> shared = new ArrayList<>(a);
    shared.retainAll(b);
    return Set.copyOf(shared);
  }
}

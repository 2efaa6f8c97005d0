package nightjar.server.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import nightjar.search.Levels;
import nightjar.search.Query;
import nightjar.search.QueryException;
import nightjar.search.QueryParser;
import nightjar.search.QuerySettings;
import nightjar.server.http.Problem;
import nightjar.store.LogQuery;

/** The filters that search, facets, volume and live lines share, as a query of the store. */
final class SearchFilters {
  private static final int LONGEST_NAME = 200;

  private final Views views;

  SearchFilters(Views views) {
    this.views = views;
  }

  /** All that a call asks for, its range of time included. */
  LogQuery query(Params params) throws Problem {
    return params.within(anyTime(params));
  }

  /** The same whatever the parameters say of time; what the text says of it counts. */
  LogQuery anyTime(Params params) throws Problem {
    Query tree =
        typed(params)
            .and(levels(params))
            .and(leastLevel(params))
            .and(service(params))
            .and(source(params))
            .and(patterns(params))
            .and(unusual(params));
    return new LogQuery(tree, new StoredNames(views::patterns, views::unusual).context(tree));
  }

  /** What was typed. */
  Query typed(Params params) throws Problem {
    return parsed(words(params));
  }

  /** A query as typed, or what is wrong with it. */
  Query parsed(String text) throws Problem {
    try {
      return QueryParser.parse(text, QuerySettings.at(views.now()));
    } catch (QueryException wrong) {
      throw problem(text, wrong);
    }
  }

  private static Problem problem(String text, QueryException wrong) {
    Map<String, Object> where = new HashMap<>();
    where.put("position", wrong.position() + 1);
    where.put("length", wrong.length());
    where.put("caret", wrong.caret(text));
    String hint = "";
    if (!wrong.suggestion().isEmpty()) {
      where.put("suggestion", wrong.suggestion());
      hint = "Did you mean " + Params.shown(wrong.suggestion()) + " there? ";
    }
    return new Problem(
        400,
        wrong.sentence(),
        hint + "Text in double quotes is looked for as it is. docs/search.md has the language.",
        Map.of(),
        where);
  }

  private static String words(Params params) throws Problem {
    Optional<String> query = params.text("query");
    Optional<String> q = params.text("q");
    if (query.isPresent() && q.isPresent() && !query.equals(q)) {
      throw new Problem(400, "Parameters q and query differ.", "Send one of them.");
    }
    return q.or(() -> query).orElse("");
  }

  private static Query levels(Params params) throws Problem {
    Set<Integer> groups = new TreeSet<>();
    for (String name : params.list("level")) {
      groups.add(level("level", name));
    }
    return groups.isEmpty() ? new Query.All() : new Query.Level(groups);
  }

  private static Query leastLevel(Params params) throws Problem {
    Optional<String> name = params.text("min_level");
    return name.isEmpty() ? new Query.All() : Query.atLeast(level("min_level", name.get()));
  }

  private static int level(String parameter, String name) throws Problem {
    OptionalInt level = Levels.parse(name);
    if (level.isEmpty()) {
      throw Params.wrong(parameter, name, "one of " + String.join(", ", Levels.NAMES));
    }
    return level.getAsInt();
  }

  private static Query service(Params params) throws Problem {
    String name = params.text("service", LONGEST_NAME, "");
    return name.isEmpty() ? new Query.All() : new Query.Service(Query.Match.PART, name);
  }

  private static Query source(Params params) throws Problem {
    String name = params.text("source", LONGEST_NAME, "");
    return name.isEmpty() ? new Query.All() : new Query.Source(Query.Match.PART, name);
  }

  private static Query patterns(Params params) {
    List<String> ids = params.list("pattern_id");
    return ids.isEmpty() ? new Query.All() : new Query.Pattern(ids);
  }

  private static Query unusual(Params params) throws Problem {
    Optional<String> incident = params.text("incident");
    Optional<Boolean> wanted = params.flag("is_anomaly");
    if (incident.isPresent()) {
      long number = IncidentNumber.parse("incident", incident.get());
      // Every record of an incident is unusual: asked for the others, there is none.
      return wanted.orElse(true) ? new Query.Unusual(number) : Query.nothing();
    }
    Query any = new Query.Unusual(0);
    return wanted.isEmpty() ? new Query.All() : wanted.get() ? any : new Query.Not(any);
  }
}

package nightjar.server.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import nightjar.NearestName;

/** Finds what answers a call. Immutable. */
final class Router {
  private final List<Row> rows;

  Router(List<Endpoint> endpoints) {
    List<Row> list = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      list.add(new Row(new PathTemplate(endpoint.path()), endpoint));
    }
    list.sort(Comparator.comparingLong(row -> row.template().parameters()));
    rows = List.copyOf(list);
  }

  private record Row(PathTemplate template, Endpoint endpoint) {}

  /** What answers, with the path's parameters as they came. */
  record Match(Endpoint endpoint, Map<String, String> parameters) {}

  /** HEAD is answered by what answers GET. */
  Optional<Match> find(String method, String path) {
    String asked = method.equals("HEAD") ? "GET" : method;
    List<String> segments = PathTemplate.split(path);
    for (Row row : rows) {
      if (row.endpoint().method().equals(asked)) {
        Optional<Map<String, String>> parameters = row.template().match(segments);
        if (parameters.isPresent()) {
          return Optional.of(new Match(row.endpoint(), parameters.get()));
        }
      }
    }
    return Optional.empty();
  }

  /** Methods that a path has; empty if there is no such path. */
  SortedSet<String> methods(String path) {
    List<String> segments = PathTemplate.split(path);
    SortedSet<String> methods = new TreeSet<>();
    for (Row row : rows) {
      if (row.template().match(segments).isPresent()) {
        methods.add(row.endpoint().method());
        if (row.endpoint().method().equals("GET")) {
          methods.add("HEAD");
        }
      }
    }
    return methods;
  }

  /** Why there is nothing at the path: 404 with the nearest there is, or 405. */
  Problem nothing(String method, String path) {
    SortedSet<String> methods = methods(path);
    if (!methods.isEmpty()) {
      String allowed = String.join(", ", methods) + ", OPTIONS";
      return new Problem(
          405,
          Shown.of(method) + " is not answered at " + Shown.of(path) + ".",
          "It answers " + allowed + ".",
          Map.of("Allow", allowed));
    }
    List<String> paths = rows.stream().map(row -> row.endpoint().path()).distinct().toList();
    String hint =
        NearestName.of(path, paths)
            .map(nearest -> "Did you mean " + nearest + "?")
            .orElse("/docs lists the calls there are.");
    return new Problem(404, "There is nothing at " + Shown.of(path) + ".", hint);
  }
}

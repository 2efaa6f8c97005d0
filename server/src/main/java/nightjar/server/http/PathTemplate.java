package nightjar.server.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path with parameters: {@code /logs/{log_id}} takes one segment, {@code /assets/{file...}} all
 * that follow.
 */
final class PathTemplate {
  private static final Pattern SLASH = Pattern.compile("/");

  private final List<String> segments;
  private final boolean open;

  PathTemplate(String path) {
    segments = split(path);
    open = path.endsWith("...}");
  }

  /** Segments of a path, still encoded. */
  static List<String> split(String path) {
    return SLASH.splitAsStream(path.substring(1)).toList();
  }

  /** Fewer parameters first: {@code /logs/search} is asked before {@code /logs/{log_id}}. */
  long parameters() {
    return segments.stream().filter(PathTemplate::isParameter).count();
  }

  /** The parameters of a path, still encoded, if it fits. */
  Optional<Map<String, String>> match(List<String> path) {
    int fixed = open ? segments.size() - 1 : segments.size();
    if (open ? path.size() <= fixed : path.size() != fixed) {
      return Optional.empty();
    }
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < fixed; i++) {
      String segment = segments.get(i);
      if (isParameter(segment)) {
        parameters.put(segment.substring(1, segment.length() - 1), path.get(i));
      } else if (!segment.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    if (open) {
      String name = segments.getLast();
      parameters.put(
          name.substring(1, name.length() - 4), String.join("/", path.subList(fixed, path.size())));
    }
    return Optional.of(parameters);
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{");
  }
}

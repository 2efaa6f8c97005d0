package nightjar.generator;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run kept in memory.
 *
 * @param files physical lines by file
 */
public record Generated(Map<String, List<String>> files, Labels labels) {
  public Generated {
    Map<String, List<String>> copy = new TreeMap<>();
    files.forEach((file, lines) -> copy.put(file, List.copyOf(lines)));
    files = Collections.unmodifiableMap(copy);
  }
}

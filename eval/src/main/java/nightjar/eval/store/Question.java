package nightjar.eval.store;

import java.util.List;

/**
 * What is asked of a store, in several wordings of the same cost.
 *
 * @param name in the figures
 * @param paths of calls
 */
record Question(String name, List<String> paths) {
  Question {
    paths = List.copyOf(paths);
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("nothing to ask for " + name);
    }
  }

  /** The path of the n-th time. */
  String path(int time) {
    return paths.get(time % paths.size());
  }
}

package nightjar.cli;

import java.util.List;
import nightjar.search.Query;

/**
 * What is looked for, and how much of it is wanted.
 *
 * @param query the tree
 * @param text what was typed
 * @param limit most lines shown; 0 for all
 * @param context lines before and after each that are shown with it
 * @param isCount is the number of lines wanted, and no line?
 * @param isHistogram are lines counted over time?
 */
record LineSearch(
    Query query, String text, long limit, int context, boolean isCount, boolean isHistogram) {
  /** Bars of a histogram, at most. */
  static final int BARS = 60;

  /** Is this number of shown lines all that is wanted? */
  boolean isEnough(long shown) {
    return limit > 0 && shown >= limit;
  }

  /** Names of patterns in the query. */
  List<String> patterns() {
    return query
        .nodes()
        .filter(Query.Pattern.class::isInstance)
        .flatMap(node -> ((Query.Pattern) node).ids().stream())
        .distinct()
        .toList();
  }
}

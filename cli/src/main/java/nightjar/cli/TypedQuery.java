package nightjar.cli;

import java.util.Optional;
import nightjar.EpochNanos;
import nightjar.search.Query;
import nightjar.search.QueryException;
import nightjar.search.QueryParser;
import nightjar.search.QuerySettings;

/** A query as somebody typed it. */
final class TypedQuery {
  private TypedQuery() {}

  /**
   * The tree of it.
   *
   * @param option with which it was given; empty if with none
   * @return empty if it cannot be read; what is wrong, where, and what may have been meant is told
   */
  static Optional<Query> read(Shell shell, String option, String text) {
    try {
      return Optional.of(
          QueryParser.parse(text, QuerySettings.at(EpochNanos.of(shell.clock().instant()))));
    } catch (QueryException e) {
      shell.say((option.isEmpty() ? "" : option + ": ") + e.sentence());
      tell(shell, e, text);
      return Optional.empty();
    }
  }

  private static void tell(Shell shell, QueryException wrong, String text) {
    for (String line : wrong.caret(text).split("\n", -1)) {
      shell.sayPlain("  " + line);
    }
    if (!wrong.suggestion().isEmpty()) {
      int from = Math.min(wrong.position(), text.length());
      int to = Math.min(text.length(), from + wrong.length());
      shell.sayPlain(
          "Did you mean: " + text.substring(0, from) + wrong.suggestion() + text.substring(to));
    }
    shell.sayPlain("Learn more: nightjar help query");
  }
}

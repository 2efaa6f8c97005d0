package nightjar.server.carry;

import java.util.Objects;
import nightjar.search.Query;

/** What is to be erased from a data folder. */
public sealed interface Erased {
  /**
   * A text, wherever it stands; its case counts.
   *
   * @param text one line; not empty
   */
  record Value(String text) implements Erased {
    public Value {
      if (text.isBlank() || text.lines().count() != 1 || text.endsWith("\n")) {
        throw new IllegalArgumentException("a value is one line, and not blank");
      }
    }
  }

  /** Lines that a query asks for. */
  record Where(Query query) implements Erased {
    public Where {
      Objects.requireNonNull(query);
    }
  }

  /** All lines of a source. */
  record Source(String name) implements Erased {
    public Source {
      Objects.requireNonNull(name);
    }
  }

  /** Lines whose event time lies before a time. */
  record Before(long nanos) implements Erased {}
}

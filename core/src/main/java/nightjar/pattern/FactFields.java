package nightjar.pattern;

import java.io.IOException;
import java.util.List;

/**
 * Takes the fields of a {@link PatternFact}, one after the other as they stand in its JSON: whoever
 * writes one, or wants to know of every field that is read.
 */
interface FactFields {
  /** Wants to know nothing. */
  FactFields NONE =
      new FactFields() {
        @Override
        public void text(String name, String value) {}

        @Override
        public void number(String name, long value) {}

        @Override
        public void texts(String name, List<String> values) {}
      };

  void text(String name, String value) throws IOException;

  void number(String name, long value) throws IOException;

  void texts(String name, List<String> values) throws IOException;
}

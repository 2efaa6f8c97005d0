package nightjar.eval.redaction;

import java.util.List;
import java.util.Objects;

/**
 * A line of a log, and what in it must be hidden.
 *
 * @param line where it stands in the file, from 1
 * @param spans from left to right, none over another; none if nothing must be hidden
 */
record LabelledText(int line, String text, List<TypedSpan> spans) {
  LabelledText {
    Objects.requireNonNull(text);
    spans = List.copyOf(spans);
  }
}

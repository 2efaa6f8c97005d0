package nightjar.eval.redaction;

import java.util.Objects;

/**
 * A stretch of a text that is, or is said to be, of a type.
 *
 * @param type one of {@link TypeNames}, or whatever else a file calls it
 * @param start first character, as Java counts them
 * @param end behind the last one
 */
record TypedSpan(String type, int start, int end) {
  TypedSpan {
    Objects.requireNonNull(type);
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("no span: " + start + " to " + end);
    }
  }

  boolean overlaps(TypedSpan other) {
    return start < other.end && other.start < end;
  }
}

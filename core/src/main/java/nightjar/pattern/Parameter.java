package nightjar.pattern;

import java.util.List;
import java.util.Objects;
import nightjar.shape.SpanKind;
import org.jspecify.annotations.Nullable;

/**
 * What stood in one slot of a template.
 *
 * @param index of the slot, from 0
 * @param kind the kind that nine of ten different values have; else {@code TEXT}, {@code ID} or
 *     {@code WORD}, what covers them all
 * @param distinct different values seen: at least so many there are
 * @param records the values below were counted in
 * @param top the commonest values, most first, then by text; at most {@link #MAX_TOP}. Hostile
 * @param quantiles null unless nine of ten records have a number there
 */
public record Parameter(
    int index,
    SpanKind kind,
    int distinct,
    long records,
    List<Value> top,
    @Nullable Quantiles quantiles) {
  public static final int MAX_TOP = 10;

  /**
   * A value and the records that have it.
   *
   * @param text of at most 200 characters, longer ones are cut
   */
  public record Value(String text, long count) {
    static final int MAX_TEXT = 200;

    public Value {
      Objects.requireNonNull(text);
    }
  }

  public Parameter {
    Objects.requireNonNull(kind);
    top = List.copyOf(top);
  }
}

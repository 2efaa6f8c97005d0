package nightjar.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nightjar.pattern.LogPattern;
import nightjar.pattern.Template;
import nightjar.shape.FastKey;
import nightjar.shape.Slots;
import nightjar.shape.SpanKind;
import nightjar.shape.TypedSpans;
import nightjar.shape.TypedSpans.Span;

/**
 * Where the values of a message are: at the wildcards of its pattern; where the message differs
 * from the pattern's text in more than these, all that look like values.
 */
final class SlotValues {
  private final Map<Integer, Template> templates = new HashMap<>();
  private final Slots slots = new Slots();
  private int[] spans = new int[64];

  /**
   * Values of the message {@code bytes[from, to)}, in order.
   *
   * @param bytes readable up to eight bytes behind {@code to}
   */
  List<Span> of(LogPattern pattern, byte[] bytes, int from, int to) {
    Template template =
        templates.computeIfAbsent(pattern.number(), number -> Template.parse(pattern.text()));
    if (spans.length < 2 * template.slots()) {
      spans = new int[2 * template.slots()];
    }
    if (template.slots() == 0) {
      return List.of();
    }
    int end = Math.min(to, from + FastKey.MAX_BYTES);
    if (!template.match(bytes, from, to, spans)
        && (end == to || !template.match(bytes, from, end, spans))) {
      return TypedSpans.of(bytes, from, to, slots);
    }
    List<Span> values = new ArrayList<>();
    for (int i = 0; i < 2 * template.slots(); i += 2) {
      values.add(new Span(kind(bytes, spans[i], spans[i + 1]), spans[i], spans[i + 1]));
    }
    return values;
  }

  private static SpanKind kind(byte[] bytes, int from, int to) {
    boolean digits = from < to;
    for (int i = from; i < to && digits; i++) {
      digits = bytes[i] >= '0' && bytes[i] <= '9';
    }
    return digits
        ? SpanKind.NUMBER
        : SpanKind.of(new String(bytes, from, to - from, StandardCharsets.UTF_8));
  }
}

package nightjar.shape;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of a message with their kinds. The blanks that the fast key found show where to look:
 * what stands round them without a space is one value if it has a kind of its own (an address, a
 * URL, a time of day), else each blank is one by itself. Linear in the message's length.
 */
public final class TypedSpans {
  /** Where a value may end, the widest first: a URL has {@code =} in it, a field has it before. */
  private static final List<String> EDGES = List.of("([{<\"'|", "([{<\"'=;|");

  private static final String CLOSERS = ")]}>\"',;:|.!?";

  private TypedSpans() {}

  /**
   * One value.
   *
   * @param from first byte in the message's own array
   * @param to byte behind the last one
   */
  public record Span(SpanKind kind, int from, int to) {}

  /**
   * The values of {@code bytes[from, to)}, in order, none overlapping another.
   *
   * @param bytes readable up to eight bytes behind {@code to}
   */
  public static List<Span> of(byte[] bytes, int from, int to, Slots slots) {
    int end = Math.min(to, from + FastKey.MAX_BYTES);
    new FastKey(0).of(bytes, from, to, slots);
    List<Span> spans = new ArrayList<>();
    int last = from;
    for (int slot = 0; slot < slots.count; slot++) {
      if (slots.start[slot] >= last) {
        Span span = around(bytes, last, end, slots.start[slot], slots.end[slot]);
        spans.add(span);
        last = span.to;
      }
    }
    return withClocks(bytes, spans);
  }

  /** The value round a blank: as much as is of one kind. */
  private static Span around(byte[] bytes, int from, int end, int start, int stop) {
    for (String edges : EDGES) {
      Span whole = between(bytes, from, end, start, stop, edges);
      if (isCompound(whole.kind)) {
        return whole;
      }
    }
    int last = stop - 1 > start && bytes[stop - 1] == '.' ? stop - 1 : stop;
    return new Span(SpanKind.of(text(bytes, start, last)), start, last);
  }

  private static Span between(byte[] bytes, int from, int end, int start, int stop, String edges) {
    int first = start;
    while (first > from && !isEdge(bytes[first - 1], edges) && bytes[first - 1] != ',') {
      first--;
    }
    int behind = stop;
    while (behind < end && !isEdge(bytes[behind], edges)) {
      behind++;
    }
    while (behind > stop && CLOSERS.indexOf(bytes[behind - 1]) >= 0) {
      behind--;
    }
    return new Span(SpanKind.of(text(bytes, first, behind)), first, behind);
  }

  private static boolean isEdge(byte b, String edges) {
    return (b >= 0 && b <= ' ') || edges.indexOf(b) >= 0;
  }

  private static boolean isCompound(SpanKind kind) {
    return switch (kind) {
      case TIMESTAMP, UUID, IPV4, IPV6, MAC, URL, EMAIL, HOST_PORT, PATH, PERCENT, DURATION, SIZE ->
          true;
      default -> false;
    };
  }

  /** A date and the time of day behind it are one moment. */
  private static List<Span> withClocks(byte[] bytes, List<Span> spans) {
    List<Span> joined = new ArrayList<>();
    for (Span span : spans) {
      Span before = joined.isEmpty() ? null : joined.getLast();
      if (before != null
          && before.kind == SpanKind.TIMESTAMP
          && span.kind == SpanKind.TIMESTAMP
          && span.from == before.to + 1
          && SpanKind.of(text(bytes, before.from, span.to)) == SpanKind.TIMESTAMP) {
        joined.set(joined.size() - 1, new Span(SpanKind.TIMESTAMP, before.from, span.to));
      } else {
        joined.add(span);
      }
    }
    return joined;
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}

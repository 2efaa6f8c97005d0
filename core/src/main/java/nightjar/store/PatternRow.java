package nightjar.store;

import java.util.List;
import java.util.Objects;

/**
 * A pattern as it is kept: today's view of which shapes are one kind of line.
 *
 * @param id 16 hexadecimal digits
 * @param text constant text with {@code <*>} for slots, redacted; hostile
 * @param severity OpenTelemetry number 0 to 24
 * @param shapes content ids of its shapes
 * @param firstNanos event time of its first record ever
 * @param lastNanos event time of its last record
 * @param count records ever
 * @param sample a redacted line of it; empty if none is kept
 * @param title a few words for people, redacted; hostile
 * @param aliases ids that were handed out and lead to it
 */
public record PatternRow(
    String id,
    String text,
    int severity,
    List<Long> shapes,
    long firstNanos,
    long lastNanos,
    long count,
    String sample,
    String title,
    List<String> aliases) {
  public PatternRow {
    Objects.requireNonNull(id);
    Objects.requireNonNull(text);
    Objects.requireNonNull(sample);
    Objects.requireNonNull(title);
    shapes = List.copyOf(shapes);
    aliases = List.copyOf(aliases);
  }
}

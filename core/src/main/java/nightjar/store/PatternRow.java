package nightjar.store;

import java.util.List;
import java.util.Objects;
import nightjar.redact.Redacted;

/**
 * A pattern as it is kept: today's view of which shapes are one kind of line.
 *
 * @param id 16 hexadecimal digits
 * @param text constant text with {@code <*>} for slots; hostile
 * @param severity OpenTelemetry number 0 to 24
 * @param shapes content ids of its shapes
 * @param firstNanos event time of its first record ever
 * @param lastNanos event time of its last record
 * @param count records ever
 * @param sample a line of it; empty if none is kept
 * @param title a few words for people; hostile
 * @param aliases ids that were handed out and lead to it
 */
public record PatternRow(
    String id,
    Redacted text,
    int severity,
    List<Long> shapes,
    long firstNanos,
    long lastNanos,
    long count,
    Redacted sample,
    Redacted title,
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

package nightjar.store;

import java.util.Objects;

/**
 * Something that was done to the system, to be seen beside what its logs say.
 *
 * @param number number of the arrival that brought it
 * @param nanos when, event time
 * @param kind {@code deploy} or any other short word
 * @param service where; empty for everywhere
 * @param text what; hostile
 * @param by who says so
 */
public record Marker(long number, long nanos, String kind, String service, String text, String by) {
  public Marker {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(service);
    Objects.requireNonNull(text);
    Objects.requireNonNull(by);
  }
}

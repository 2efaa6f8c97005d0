package nightjar.web;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the reading of a source stands.
 *
 * @param name the source's name
 * @param ok did the last attempt succeed?
 * @param detail what is wrong and what next, or what could not be read; empty if all is well;
 *     hostile
 * @param entries handed over since the start
 * @param newestNanos time of the newest of them; 0 before the first
 * @param lastSuccess end of the last reading that succeeded; null before the first
 */
public record SourceState(
    String name,
    boolean ok,
    String detail,
    long entries,
    long newestNanos,
    @Nullable Instant lastSuccess) {
  public SourceState {
    Objects.requireNonNull(name);
    Objects.requireNonNull(detail);
  }
}

package nightjar.server.api;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import nightjar.act.AlertOutcome;
import nightjar.redact.Redactors;
import nightjar.server.live.LiveSystem;
import nightjar.server.redaction.RuleWatch;
import nightjar.store.LogStore;

/**
 * What the calls are answered from.
 *
 * @param store what is kept
 * @param live the running system
 * @param clock wall clock
 * @param version of the product
 * @param redactions names of the kinds of personal data in {@code LogRow#redactions}
 * @param redaction the rules in force and how their file stands
 * @param rawReads told of every raw line before it is given out
 * @param alertTests sends a test alert, by the target's name; may wait
 */
public record ApiParts(
    LogStore store,
    LiveSystem live,
    InstantSource clock,
    String version,
    LongFunction<List<String>> redactions,
    RuleWatch redaction,
    RawReads rawReads,
    Map<String, Supplier<AlertOutcome>> alertTests) {
  /** Time a search may take. */
  static final Duration SEARCH = Duration.ofSeconds(5);

  /** Time a part of a page may take. */
  static final Duration PART = Duration.ofSeconds(2);

  /** Keeps who read which raw line. Any thread. */
  @FunctionalInterface
  public interface RawReads {
    /**
     * Keeps it before the line is given out; if that fails, it is not.
     *
     * @param key name of the caller's key
     * @param request id of the call
     * @param log id of the record
     */
    void granted(String key, String request, String log) throws Exception;
  }

  public ApiParts {
    Objects.requireNonNull(store);
    Objects.requireNonNull(live);
    Objects.requireNonNull(clock);
    Objects.requireNonNull(version);
    Objects.requireNonNull(redactions);
    Objects.requireNonNull(redaction);
    Objects.requireNonNull(rawReads);
    alertTests = Map.copyOf(alertTests);
  }

  Redactors redactors() {
    return redaction.redactors();
  }
}

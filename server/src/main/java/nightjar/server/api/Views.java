package nightjar.server.api;

import java.time.Duration;
import nightjar.EpochNanos;
import nightjar.server.http.Problem;

/** What several calls need of the store, made once and kept while it is good. Any thread. */
final class Views {
  private static final Duration FRESH = Duration.ofSeconds(1);

  final ApiParts parts;
  private final Cached<PatternIndex> patterns;
  private final Cached<UnusualLines> unusual;
  private final Cached<Long> review;

  Views(ApiParts parts) {
    this.parts = parts;
    patterns =
        new Cached<>(
            () -> new PatternIndex(parts.store().patterns()),
            parts.store()::arrival,
            parts.clock(),
            FRESH);
    unusual =
        new Cached<>(
            () -> new UnusualLines(parts.store().incidents()),
            parts.store()::arrival,
            parts.clock(),
            FRESH);
    review =
        new Cached<>(
            () ->
                parts.store().incidents().stream()
                    .filter(each -> IncidentList.REVIEW.contains(each.state()))
                    .count(),
            parts.store()::arrival,
            parts.clock(),
            FRESH);
  }

  PatternIndex patterns() {
    return patterns.get();
  }

  /** Somebody changed patterns and is to see it at once. */
  void patternsChanged() {
    patterns.forget();
  }

  UnusualLines unusual() {
    return unusual.get();
  }

  /** Incidents that somebody should look at. */
  long review() {
    return review.get();
  }

  long now() {
    return EpochNanos.now(parts.clock());
  }

  static Problem unknown(String what, String next) {
    return new Problem(404, what, next);
  }
}

package nightjar.web;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import nightjar.EpochNanos;
import nightjar.source.Intake;
import nightjar.source.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The reading of one Loki query, by asking or by listening: what was handed over, where to go on,
 * how it stands. One thread reads, any may ask for the state.
 */
final class LokiReading {
  private static final BackOff BACK_OFF = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(1));

  private final LokiSettings settings;
  private final LokiClient client;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final HandedEntries handed;
  private final LokiFeed feed;
  private int failures;
  private @Nullable Instant lastSuccess;
  private volatile SourceState state;

  /**
   * A reading.
   *
   * @param position of the last arrival that was kept; empty to begin with the settings' range. One
   *     that cannot be read counts as empty
   */
  LokiReading(
      LokiSettings settings,
      LokiClient client,
      Intake intake,
      String position,
      InstantSource clock,
      RandomGenerator random) {
    this.settings = settings;
    this.client = client;
    this.clock = clock;
    this.random = random;
    handed =
        HandedEntries.at(position)
            .orElseGet(() -> new HandedEntries(now() - settings.range().toNanos()));
    feed = new LokiFeed(settings.source(), intake, clock, handed);
    state = new SourceState(settings.source(), true, "", 0, 0, null);
  }

  private long now() {
    return EpochNanos.now(clock);
  }

  /** Reads everything up to now that was not handed over. */
  void catchUp() throws IOException, RefusedException, InterruptedException {
    var pages = new LokiPages(client, handed.floor(), now());
    while (pages.hasMore()) {
      List<LokiEntry> page = pages.next();
      feed.hand(page);
      handed.raise(pages.reached() - settings.overlap().toNanos());
    }
    succeeded(pages.note());
  }

  /** Hands over what was told without asking. */
  void take(List<LokiEntry> told) throws RefusedException, InterruptedException {
    if (!told.isEmpty()) {
      feed.hand(told);
      handed.raise(told.getLast().nanos() - settings.overlap().toNanos());
      succeeded("");
    }
  }

  private void succeeded(String note) {
    failures = 0;
    lastSuccess = clock.instant();
    show(true, note);
  }

  private void show(boolean ok, String detail) {
    state =
        new SourceState(settings.source(), ok, detail, feed.entries(), feed.newest(), lastSuccess);
  }

  /** Notes a failure; gives the wait before the next attempt. */
  Duration failed(Exception failure) {
    failures++;
    Duration wait = BACK_OFF.after(failures, random);
    String words = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    if (failure instanceof LokiException loki) {
      wait = loki.isLasting() ? BACK_OFF.cap() : wait;
      wait = wait.compareTo(loki.after()) < 0 ? loki.after() : wait;
    }
    show(
        false,
        CleanText.of(words, 500) + "; tried again in " + Math.max(1, wait.toSeconds()) + " s");
    return wait;
  }

  SourceState state() {
    return state;
  }
}

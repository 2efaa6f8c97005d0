package nightjar.server.live;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nightjar.journal.Numbered;
import nightjar.redact.Redacted;
import nightjar.redact.Redactors;
import nightjar.source.Arrival;
import nightjar.store.DeadLetter;
import nightjar.store.LogStore;

/** Arrivals that no path can take, by number: those stored as such, and those found since. */
final class LeftOut {
  private static final int MOST_REASON = 300;

  private final Map<Long, DeadLetter> letters = new ConcurrentHashMap<>();
  private final Redactors redactors;

  LeftOut(LogStore store, Redactors redactors) {
    this.redactors = redactors;
    store.deadLetters(Integer.MAX_VALUE).forEach(each -> letters.put(each.arrival(), each));
  }

  Optional<DeadLetter> find(long number) {
    return Optional.ofNullable(letters.get(number));
  }

  /** How many that are no lines, after an arrival. */
  long withoutLines(long after) {
    return letters.values().stream()
        .filter(each -> each.arrival() > after && each.lines() == 0 && each.source().isEmpty())
        .count();
  }

  /** Leaves one out from now on. */
  void add(Numbered culprit, RuntimeException why) {
    Redacted reason = redactors.reports().redact(why.toString()).cut(MOST_REASON);
    Arrival arrival = culprit.arrival();
    DeadLetter letter =
        switch (arrival) {
          case Arrival.Lines lines ->
              new DeadLetter(
                  culprit.number(),
                  lines.source(),
                  lines.nanos(),
                  lines.count(),
                  lines.text().length,
                  reason,
                  sample(lines.text()));
          case Arrival.Tick tick ->
              new DeadLetter(
                  culprit.number(), "", tick.nanos(), 0, 0, reason, redactors.reports().redact(""));
          case Arrival.Done done ->
              new DeadLetter(
                  culprit.number(), "", done.nanos(), 0, 0, reason, redactors.reports().redact(""));
        };
    letters.put(culprit.number(), letter);
  }

  /** The beginning of the first line, redacted as a whole before it is cut. */
  private Redacted sample(byte[] text) {
    int end = 0;
    int most = Math.min(text.length, 8 * DeadLetter.MAX_SAMPLE);
    while (end < most && text[end] != '\n') {
      end++;
    }
    String line = new String(text, 0, end, StandardCharsets.UTF_8);
    return redactors.reports().redact(line).cut(DeadLetter.MAX_SAMPLE);
  }
}

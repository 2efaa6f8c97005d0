package nightjar.server.live;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nightjar.incident.Telling;
import nightjar.incident.TellingJson;
import nightjar.journal.Numbered;
import nightjar.source.Arrival;
import nightjar.store.Delivery;
import nightjar.store.LogStore;

/**
 * What the journal, beyond where a store ends, says that targets were told: a store that is behind,
 * or made anew, makes the same messages again, and they are not told again. One thread.
 *
 * <p>A message that would be more than a day old by the last tick of an earlier run is not told
 * either, whether or not the journal says what became of it: none is tried longer than that.
 */
final class ToldAhead {
  private static final long DAY = 86_400_000_000_000L;
  private static final String TOO_OLD =
      "not told: it was made from the journal more than a day after it happened";

  /** Which message: the same again if the same arrivals are judged again. */
  private record Message(String target, String fingerprint, String change, long createdNanos) {}

  private final Map<Message, Telling.Settled> settled = new HashMap<>();
  private final Map<String, String> memories = new HashMap<>();
  private long oldestNanos = Long.MIN_VALUE;

  /** Forgets everything. */
  void clear() {
    settled.clear();
    memories.clear();
    oldestNanos = Long.MIN_VALUE;
  }

  /** An arrival of an earlier run that is not stored; to be told in their order. */
  void found(Numbered next) {
    switch (next.arrival()) {
      case Arrival.Tick tick -> oldestNanos = tick.nanos() - DAY;
      case Arrival.Done done -> TellingJson.read(done.json()).ifPresent(this::found);
      case Arrival.Lines lines ->
          DeadLetterBox.letterOf(lines)
              .ifPresent(letter -> memories.put(letter, Long.toString(next.number())));
    }
  }

  private void found(Telling telling) {
    switch (telling) {
      case Telling.Settled each ->
          settled.put(
              new Message(each.target(), each.fingerprint(), each.change(), each.createdNanos()),
              each);
      case Telling.Remembered each -> memories.put(each.key(), each.value());
    }
  }

  /** Gives a store what was remembered, where it does not know better. */
  void remember(LogStore store) {
    memories.forEach(
        (key, value) -> {
          if (store.memory(key).isEmpty()) {
            store.remember(key, value);
          }
        });
  }

  /**
   * A new message as it stands: pending, unless it was settled before.
   *
   * @param fingerprint of its incident
   */
  Delivery made(Delivery made, String fingerprint) {
    Telling.Settled before =
        settled.get(new Message(made.target(), fingerprint, made.change(), made.createdNanos()));
    if (before != null) {
      Delivery.State state = state(before.state()).orElse(Delivery.State.DELIVERED);
      return with(made, before.attempts(), state, before.note());
    }
    return made.createdNanos() < oldestNanos ? with(made, 0, Delivery.State.FAILED, TOO_OLD) : made;
  }

  private static Optional<Delivery.State> state(String word) {
    for (Delivery.State state : Delivery.State.values()) {
      if (state != Delivery.State.PENDING && state.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }

  private static Delivery with(Delivery d, int attempts, Delivery.State state, String note) {
    return new Delivery(
        d.number(),
        d.target(),
        d.incident(),
        d.change(),
        d.createdNanos(),
        d.dueNanos(),
        attempts,
        state,
        note);
  }
}

package nightjar.server;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import nightjar.EpochNanos;
import nightjar.incident.Telling;
import nightjar.incident.TellingJson;
import nightjar.incident.TrackedIncident;
import nightjar.journal.Journal;
import nightjar.source.Arrival;
import nightjar.source.RefusedException;
import nightjar.store.Delivery;
import nightjar.store.LogStore;
import nightjar.store.StoreException;
import nightjar.web.DeliveryQueue;

/**
 * The queue of messages in a store. What became of them, and what targets remember, is stored and
 * then written to the journal as well, so that a store that is made anew from it tells nobody
 * twice. Any thread.
 *
 * <p>Where the journal takes nothing, because the disk is full, the store alone knows: that is told
 * to the operator, and matters only if the store is lost.
 */
public final class JournaledDeliveries implements DeliveryQueue {
  private final DeliveryQueue stored;
  private final Journal journal;
  private final InstantSource clock;
  private final Consumer<String> log;

  /**
   * @param journal takes what happened
   * @param log gets lines for the operator
   */
  public JournaledDeliveries(
      LogStore store, Journal journal, InstantSource clock, Consumer<String> log) {
    this.stored = DeliveryQueue.of(store);
    this.journal = journal;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public List<Delivery> due(long nowNanos, int most) {
    return stored.due(nowNanos, most);
  }

  @Override
  public void update(Delivery delivery) {
    stored.update(delivery);
    if (delivery.state() != Delivery.State.PENDING) {
      try {
        uninterrupted(delivery.incident()).ifPresent(incident -> keep(settled(delivery, incident)));
      } catch (StoreException e) {
        refused(e);
      }
    }
  }

  private static Telling settled(Delivery delivery, TrackedIncident incident) {
    return new Telling.Settled(
        delivery.target(),
        incident.fingerprint(),
        delivery.change(),
        delivery.createdNanos(),
        delivery.attempts(),
        delivery.state().name().toLowerCase(Locale.ROOT),
        delivery.note());
  }

  /** A read that whoever ends the thread does not break off: the message has been told. */
  private Optional<TrackedIncident> uninterrupted(long number) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return stored.incident(number);
        } catch (StoreException e) {
          if (!Thread.interrupted()) {
            throw e;
          }
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public Optional<TrackedIncident> incident(long number) {
    return stored.incident(number);
  }

  @Override
  public Optional<String> memory(String key) {
    return stored.memory(key);
  }

  @Override
  public void remember(String key, String value) {
    stored.remember(key, value);
    keep(new Telling.Remembered(key, value));
  }

  /** Not waited for, and not broken off by whoever ends the thread: the store has it already. */
  private void keep(Telling telling) {
    boolean interrupted = Thread.interrupted();
    try {
      var _ =
          journal
              .submit(new Arrival.Done(EpochNanos.now(clock), TellingJson.write(telling)))
              .whenComplete(
                  (number, failure) -> {
                    if (failure != null) {
                      refused(failure);
                    }
                  });
    } catch (RefusedException e) {
      refused(e);
    } catch (InterruptedException e) {
      interrupted = true;
      refused(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void refused(Throwable why) {
    log.accept(
        "what a target was told is in the store and not in the journal; a store made anew may tell"
            + " it again: "
            + why.getMessage());
  }
}

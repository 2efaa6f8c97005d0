package nightjar.web;

import java.util.List;
import java.util.Optional;
import nightjar.incident.TrackedIncident;
import nightjar.store.Delivery;
import nightjar.store.LogStore;

/** What {@link DeliveryWorker} needs of a store. Any thread; failures as of {@link LogStore}. */
public interface DeliveryQueue {
  /** Pending deliveries that are due at a time, oldest first. */
  List<Delivery> due(long nowNanos, int most);

  /** Replaces a delivery's attempts, due time, state and note. */
  void update(Delivery delivery);

  Optional<TrackedIncident> incident(long number);

  /** Something a target remembers. */
  Optional<String> memory(String key);

  /** Keeps it; when this returns, it survives a crash. */
  void remember(String key, String value);

  /** The queue in a store. */
  static DeliveryQueue of(LogStore store) {
    return new DeliveryQueue() {
      @Override
      public List<Delivery> due(long nowNanos, int most) {
        return store.due(nowNanos, most);
      }

      @Override
      public void update(Delivery delivery) {
        store.update(delivery);
      }

      @Override
      public Optional<TrackedIncident> incident(long number) {
        return store.incident(number);
      }

      @Override
      public Optional<String> memory(String key) {
        return store.memory(key);
      }

      @Override
      public void remember(String key, String value) {
        store.remember(key, value);
      }
    };
  }
}

package nightjar.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nightjar.incident.TrackedIncident;
import nightjar.store.Delivery;
import nightjar.store.LogStore;

/**
 * What targets were told from a store, and what they remember, so that a store that is made anew
 * does not tell it again. Messages are the same if they go to the same target, with the same
 * change, about incidents with the same fingerprint; of several, one each in their order.
 *
 * @param deliveries oldest first
 * @param fingerprints of incidents, by number
 * @param memories what targets remember
 */
record ToldBefore(
    List<Delivery> deliveries, Map<Long, String> fingerprints, Map<String, String> memories) {
  static final ToldBefore NOTHING = new ToldBefore(List.of(), Map.of(), Map.of());

  static ToldBefore of(LogStore store) {
    return new ToldBefore(
        store.deliveries(Integer.MAX_VALUE).reversed(), fingerprints(store), store.memories());
  }

  private static Map<Long, String> fingerprints(LogStore store) {
    Map<Long, String> fingerprints = new HashMap<>();
    for (TrackedIncident incident : store.incidents()) {
      fingerprints.put(incident.number(), incident.fingerprint());
    }
    return fingerprints;
  }

  /** Gives the same messages of another store what became of these. */
  void carryTo(LogStore store) {
    Map<String, Deque<Delivery>> known = new HashMap<>();
    for (Delivery each : deliveries) {
      known.computeIfAbsent(key(each, fingerprints), k -> new ArrayDeque<>()).add(each);
    }
    Map<Long, String> there = fingerprints(store);
    for (Delivery each : store.deliveries(Integer.MAX_VALUE).reversed()) {
      Deque<Delivery> same = known.getOrDefault(key(each, there), new ArrayDeque<>());
      Delivery before = same.poll();
      if (before != null && (!isPending(before) || isPending(each))) {
        store.update(
            new Delivery(
                each.number(),
                each.target(),
                each.incident(),
                each.change(),
                each.createdNanos(),
                before.dueNanos(),
                before.attempts(),
                before.state(),
                before.note()));
      }
    }
    memories.forEach(store::remember);
  }

  private static boolean isPending(Delivery delivery) {
    return delivery.state() == Delivery.State.PENDING;
  }

  private static String key(Delivery delivery, Map<Long, String> fingerprints) {
    String about = fingerprints.getOrDefault(delivery.incident(), "" + delivery.incident());
    return delivery.target() + ' ' + delivery.change() + ' ' + about;
  }
}

package nightjar.server.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was computed lately, by its key; the one not asked for longest goes first. Any thread. */
final class Lru<K, V> {
  private final Map<K, V> kept;

  Lru(int most) {
    kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  synchronized Optional<V> get(K key) {
    return Optional.ofNullable(kept.get(key));
  }

  synchronized void put(K key, V value) {
    kept.put(key, value);
  }
}

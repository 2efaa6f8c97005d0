package nightjar.duckdb;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Things by a key, such as the number of a file, as many as take so many bytes together; those that
 * were not asked for longest go first. Any thread.
 */
final class Bounded<K, T> {
  private final long mostBytes;
  private final ToLongFunction<T> bytesOf;
  private final Map<K, Sized<T>> all = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  private record Sized<T>(T value, long bytes) {}

  Bounded(long mostBytes, ToLongFunction<T> bytesOf) {
    this.mostBytes = mostBytes;
    this.bytesOf = bytesOf;
  }

  synchronized Optional<T> get(K key) {
    return Optional.ofNullable(all.get(key)).map(Sized::value);
  }

  /** Gives it away: it is here no more. */
  synchronized Optional<T> take(K key) {
    Sized<T> taken = all.remove(key);
    bytes -= taken == null ? 0 : taken.bytes;
    return Optional.ofNullable(taken).map(Sized::value);
  }

  /**
   * Puts one in.
   *
   * @return those that had to go for it, or it itself
   */
  synchronized List<T> put(K key, T value) {
    List<T> gone = new ArrayList<>();
    take(key).ifPresent(gone::add);
    Sized<T> sized = new Sized<>(value, bytesOf.applyAsLong(value));
    all.put(key, sized);
    bytes += sized.bytes;
    Iterator<Sized<T>> oldest = all.values().iterator();
    while (bytes > mostBytes && oldest.hasNext()) {
      Sized<T> next = oldest.next();
      oldest.remove();
      bytes -= next.bytes;
      gone.add(next.value);
    }
    return gone;
  }

  /** Empties it. */
  synchronized List<T> clear() {
    List<T> gone = all.values().stream().map(Sized::value).toList();
    all.clear();
    bytes = 0;
    return gone;
  }
}

package nightjar.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The keys of batches that are kept, as 128 bits of their SHA-256, each with the number of its
 * arrival. Bounded by age and count; the oldest are forgotten. Any thread.
 */
final class BatchKeys {
  /** A key's digest; equal digests are equal keys for all that can be made. */
  record Digest(long high, long low) {
    static Digest of(String key) {
      try {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        ByteBuffer bytes = ByteBuffer.wrap(sha.digest(key.getBytes(StandardCharsets.UTF_8)));
        return new Digest(bytes.getLong(), bytes.getLong());
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }

  private record Kept(long number, long nanos) {}

  private final int most;
  private final long ageNanos;
  private final LinkedHashMap<Digest, Kept> kept = new LinkedHashMap<>();

  BatchKeys(int most, Duration age) {
    this.most = most;
    this.ageNanos = age.toNanos();
  }

  /**
   * The number that an arrival with this key got.
   *
   * @param nanos now, by the clock at the door
   */
  synchronized OptionalLong find(Digest key, long nanos) {
    Kept found = kept.get(key);
    return found == null || nanos - found.nanos > ageNanos
        ? OptionalLong.empty()
        : OptionalLong.of(found.number);
  }

  /** Remembers a key; one that is known keeps its first number unless that is too old. */
  synchronized void add(Digest key, long number, long nanos) {
    Kept before = kept.get(key);
    if (before != null && nanos - before.nanos <= ageNanos) {
      return;
    }
    kept.remove(key);
    kept.put(key, new Kept(number, nanos));
    Iterator<Map.Entry<Digest, Kept>> oldest = kept.entrySet().iterator();
    while (kept.size() > most || isOld(oldest, nanos)) {
      if (kept.size() > most) {
        oldest = kept.entrySet().iterator();
        oldest.next();
      }
      oldest.remove();
      oldest = kept.entrySet().iterator();
    }
  }

  /** How many more there may be. */
  synchronized int room() {
    return Math.max(0, most - kept.size());
  }

  /**
   * Remembers, if there is room, a key that is older than all that are known, as one that came
   * later than it did.
   */
  synchronized void addOlder(Digest key, long number, long nanos) {
    if (kept.size() < most && !kept.containsKey(key)) {
      kept.putFirst(key, new Kept(number, nanos));
    }
  }

  private boolean isOld(Iterator<Map.Entry<Digest, Kept>> oldest, long nanos) {
    return oldest.hasNext() && nanos - oldest.next().getValue().nanos > ageNanos;
  }
}

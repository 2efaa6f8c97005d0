package nightjar.redact;

import org.jspecify.annotations.Nullable;

/**
 * {@link LinePlan}s by fast key, some thousands: of two keys with the same place the later one
 * stays, as what is forgotten is found out again. One thread.
 */
final class LinePlans {
  private static final int ROOM = 1 << 15;

  private final long[] keys = new long[ROOM];
  private final @Nullable LinePlan[] plans = new LinePlan[ROOM];

  /** Null if it is not known. */
  @Nullable LinePlan get(long key) {
    int place = place(key);
    return keys[place] == key ? plans[place] : null;
  }

  void put(long key, LinePlan plan) {
    int place = place(key);
    keys[place] = key;
    plans[place] = plan;
  }

  /** Keys are hashes: their lowest bits are as good as any. */
  private static int place(long key) {
    return (int) key & (ROOM - 1);
  }
}

package nightjar.server.http;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long the answer to a wrong key waits: 50 ms, doubled by each one of the same address within a
 * minute, four seconds at most. A right key never waits, so nobody can lock another out. Holds at
 * most 4,096 addresses (IPv6 by their first 64 bits), the longest silent go first. Any thread.
 */
final class FailedAttempts {
  private static final int MOST = 4096;
  private static final Duration FORGOTTEN = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final Map<String, Failures> table =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > MOST;
        }
      };

  FailedAttempts(InstantSource clock) {
    this.clock = clock;
  }

  private record Failures(int count, Instant last) {}

  /** Notes a wrong key and says how long its answer waits. */
  synchronized Duration failed(InetAddress address) {
    Instant now = clock.instant();
    Failures before = table.getOrDefault(network(address), new Failures(0, now));
    int count = before.last().plus(FORGOTTEN).isBefore(now) ? 1 : before.count() + 1;
    table.put(network(address), new Failures(count, now));
    return Duration.ofMillis(Math.min(4000, 50L << Math.min(count - 1, 10)));
  }

  synchronized int size() {
    return table.size();
  }

  private static String network(InetAddress address) {
    byte[] bytes = address.getAddress();
    return Arrays.toString(bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes);
  }
}

package nightjar.server.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import nightjar.source.ReadCounts;

/** Counts what comes from each source, and how fast. Any thread. */
final class SourceMeters {
  /** Sources told apart; what more there are is counted together. */
  private static final int MOST = 1_000;

  private static final int SECONDS = 10;

  private final Map<String, Meter> meters = new ConcurrentHashMap<>();
  private final Meter all = new Meter();

  /** Lines of one source, in total and per second of the last ten. */
  private static final class Meter {
    private final long[] perSecond = new long[SECONDS];
    private long second;
    private long lines;
    private long lastNanos;

    synchronized void add(long count, long nanos) {
      turn(nanos / 1_000_000_000L);
      perSecond[(int) (second % SECONDS)] += count;
      lines += count;
      lastNanos = nanos;
    }

    synchronized double rate(long nanos) {
      turn(nanos / 1_000_000_000L);
      long sum = 0;
      for (long count : perSecond) {
        sum += count;
      }
      return sum / (double) SECONDS;
    }

    synchronized long lines() {
      return lines;
    }

    synchronized long lastNanos() {
      return lastNanos;
    }

    private void turn(long now) {
      if (now - second >= SECONDS || now < second) {
        Arrays.fill(perSecond, 0);
      } else {
        for (long passed = second + 1; passed <= now; passed++) {
          perSecond[(int) (passed % SECONDS)] = 0;
        }
      }
      second = now;
    }
  }

  void add(String source, long lines, long nanos) {
    all.add(lines, nanos);
    String name = meters.containsKey(source) || meters.size() < MOST ? source : "other sources";
    meters.computeIfAbsent(name, key -> new Meter()).add(lines, nanos);
  }

  double rate(long nanos) {
    return all.rate(nanos);
  }

  /**
   * All sources by name.
   *
   * @param troubles known sources and why they give nothing, empty if they work
   * @param counts how they were read
   */
  List<LiveState.SourceState> states(
      Map<String, String> troubles, Map<String, ReadCounts> counts, long nanos) {
    Map<String, Meter> named = new TreeMap<>(meters);
    troubles.keySet().forEach(name -> named.computeIfAbsent(name, key -> new Meter()));
    List<LiveState.SourceState> states = new ArrayList<>();
    named.forEach(
        (name, meter) -> {
          ReadCounts read = counts.get(name);
          states.add(
              new LiveState.SourceState(
                  name,
                  kind(name, troubles),
                  troubles.getOrDefault(name, ""),
                  meter.lines(),
                  meter.rate(nanos),
                  meter.lastNanos(),
                  read == null ? 0 : read.unparsed(),
                  read == null ? "" : read.format()));
        });
    return states;
  }

  private static String kind(String name, Map<String, String> troubles) {
    return name.startsWith("loki ") ? "loki" : troubles.containsKey(name) ? "file" : "http";
  }
}

package nightjar.web;

import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.EpochNanos;
import nightjar.source.Arrival;
import nightjar.source.Intake;
import nightjar.source.RefusedException;

/**
 * Hands entries of Loki to the live path, each once and in order of time.
 *
 * <p>An arrival has one service, so entries are handed in runs of one service. Where many services
 * speak at once, and runs would be of one line each, the entries of up to a second are gathered by
 * service first: order between services is then kept to a second only.
 *
 * <p>An arrival's time is the clock's; if its first entry is older than five seconds, it is that
 * entry's, so that lines without a time of their own lie where they belong when old logs are caught
 * up with.
 */
final class LokiFeed {
  private static final long SECOND = 1_000_000_000L;
  private static final int SLICE = 1000;
  private static final int MOST_RUNS = 64;
  private static final int MOST_BYTES = 1 << 20;

  private final String source;
  private final Intake intake;
  private final InstantSource clock;
  private final HandedEntries handed;
  private long entries;
  private long newest;

  LokiFeed(String source, Intake intake, InstantSource clock, HandedEntries handed) {
    this.source = source;
    this.intake = intake;
    this.clock = clock;
    this.handed = handed;
  }

  /** Entries handed over so far. */
  long entries() {
    return entries;
  }

  /** Time of the newest of them; 0 before the first. */
  long newest() {
    return newest;
  }

  private record Fresh(LokiEntry entry, long hash) {
    long nanos() {
      return entry.nanos();
    }
  }

  /**
   * Hands over those entries that were not.
   *
   * @param inOrder of time; either all entries of a nanosecond or new ones only
   * @throws RefusedException if one is not taken; those before it were
   */
  void hand(List<LokiEntry> inOrder) throws RefusedException, InterruptedException {
    List<Fresh> slice = new ArrayList<>();
    for (Fresh entry : fresh(inOrder)) {
      if (!slice.isEmpty() && isFull(slice, entry.nanos())) {
        handSlice(slice);
        slice.clear();
      }
      slice.add(entry);
    }
    handSlice(slice);
  }

  /** A slice ends between two nanoseconds, so that a position can tell what was handed of it. */
  private static boolean isFull(List<Fresh> slice, long next) {
    return next != slice.getLast().nanos()
        && (slice.size() >= SLICE || next - slice.getFirst().nanos() >= SECOND);
  }

  /** Equal entries of a nanosecond are counted: the third is new if two were handed over. */
  private List<Fresh> fresh(List<LokiEntry> inOrder) {
    List<Fresh> fresh = new ArrayList<>();
    Map<Long, Integer> seen = new HashMap<>();
    long moment = Long.MIN_VALUE;
    for (LokiEntry entry : inOrder) {
      if (entry.nanos() != moment) {
        moment = entry.nanos();
        seen.clear();
      }
      long hash = entry.hash();
      if (seen.merge(hash, 1, Integer::sum) > handed.count(moment, hash)) {
        fresh.add(new Fresh(entry, hash));
      }
    }
    return fresh;
  }

  private void handSlice(List<Fresh> slice) throws RefusedException, InterruptedException {
    List<List<Fresh>> runs = runs(slice);
    long[] next = new long[runs.size() + 1];
    next[runs.size()] = Long.MAX_VALUE;
    for (int i = runs.size() - 1; i >= 0; i--) {
      next[i] = Math.min(next[i + 1], runs.get(i).getFirst().nanos());
    }
    for (int i = 0; i < runs.size(); i++) {
      handRun(runs.get(i), next[i + 1]);
    }
  }

  private static List<List<Fresh>> runs(List<Fresh> slice) {
    List<List<Fresh>> runs = new ArrayList<>();
    String service = "";
    int bytes = 0;
    for (Fresh entry : slice) {
      String own = entry.entry().stream().service();
      if (runs.isEmpty() || !own.equals(service) || bytes > MOST_BYTES) {
        runs.add(new ArrayList<>());
        bytes = 0;
      }
      service = own;
      bytes += entry.entry().line().length();
      runs.getLast().add(entry);
    }
    return runs.size() > MOST_RUNS ? byService(slice) : runs;
  }

  private static List<List<Fresh>> byService(List<Fresh> slice) {
    Map<String, List<Fresh>> services = new LinkedHashMap<>();
    for (Fresh entry : slice) {
      services.computeIfAbsent(entry.entry().stream().service(), _ -> new ArrayList<>()).add(entry);
    }
    return List.copyOf(services.values());
  }

  private void handRun(List<Fresh> run, long next) throws RefusedException, InterruptedException {
    var text = new ByteArrayOutputStream();
    run.forEach(entry -> LokiText.write(text, entry.entry()));
    run.forEach(entry -> handed.add(entry.nanos(), entry.hash()));
    boolean taken = false;
    try {
      String service = run.getFirst().entry().stream().service();
      intake.take(
          new Arrival.Lines(
              time(run.getFirst().nanos()),
              source,
              service,
              "",
              handed.position(next),
              text.toByteArray()));
      taken = true;
    } finally {
      if (!taken) {
        run.forEach(entry -> handed.remove(entry.nanos(), entry.hash()));
      }
    }
    entries += run.size();
    newest = Math.max(newest, run.getLast().nanos());
  }

  private long time(long nanos) {
    long now = EpochNanos.now(clock);
    return nanos < now - 5 * SECOND ? nanos : now;
  }
}

package nightjar.eval.check;

import java.util.Map;

/**
 * Messages that a target got held against what the store has of them. By kinds: an incident that
 * escalates twice has two deliveries of one kind.
 *
 * @param unknown kinds that were received and are not in the store
 * @param missing kinds that the store has, not replaced by later ones, and that were never received
 * @param twice messages beyond the store's number that one process sent: nothing excuses them
 * @param repeated messages beyond the store's number that different processes sent: an answer that
 *     the end of a process cut off is asked for again
 * @param received messages in all
 */
record AlertAccount(long unknown, long missing, long twice, long repeated, long received) {
  static AlertAccount of(Map<AlertKind, Map<Integer, Integer>> received, StoredAlerts stored) {
    long unknown = 0;
    long twice = 0;
    long repeated = 0;
    long all = 0;
    for (Map.Entry<AlertKind, Map<Integer, Integer>> each : received.entrySet()) {
      long messages = sum(each.getValue());
      all += messages;
      StoredAlerts.Count known = stored.deliveries().get(each.getKey());
      if (known == null) {
        unknown++;
        continue;
      }
      long beyond = Math.max(0, messages - known.all());
      long ofOne =
          each.getValue().values().stream().mapToLong(n -> Math.max(0, n - known.all())).sum();
      twice += ofOne;
      repeated += beyond - Math.min(beyond, ofOne);
    }
    long missing =
        stored.deliveries().entrySet().stream()
            .filter(each -> each.getValue().due() > 0 && !received.containsKey(each.getKey()))
            .count();
    return new AlertAccount(unknown, missing, twice, repeated, all);
  }

  private static long sum(Map<Integer, Integer> counts) {
    return counts.values().stream().mapToLong(Integer::longValue).sum();
  }

  /** Alerts that are not as they must be. */
  long differing() {
    return unknown + missing + twice;
  }
}

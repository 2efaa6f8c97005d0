package nightjar.eval.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A store beside the journal that keeps what it has committed, whatever happens: rows and the
 * number of the last arrival they follow from, both at once.
 */
final class SimulatedStore {
  private final List<String> rows = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<String, Long> batches = new HashMap<>();
  private final Reckoning reckoning;
  private long arrival;

  /**
   * What is stored together.
   *
   * @param rows what is kept
   * @param ids of the requests they come from
   * @param batches keys of batches, with their numbers
   * @param upTo number of the last arrival in it
   */
  record Stored(List<String> rows, List<String> ids, Map<String, Long> batches, long upTo) {
    Stored {
      rows = List.copyOf(rows);
      ids = List.copyOf(ids);
      batches = Map.copyOf(batches);
    }
  }

  SimulatedStore(Reckoning reckoning) {
    this.reckoning = reckoning;
  }

  /** Number of the last arrival that is in; 0 for an empty store. */
  long arrival() {
    return arrival;
  }

  /** All rows, in the order they were stored. */
  List<String> rows() {
    return rows;
  }

  /** Keys of the batches that are in, with their numbers. */
  Map<String, Long> batches() {
    return batches;
  }

  /** Is an arrival with that id in? */
  boolean has(String id) {
    return ids.contains(id);
  }

  void commit(Stored stored) {
    for (String row : stored.rows()) {
      if (!known.add(row)) {
        reckoning.storedTwice(row);
      }
    }
    if (stored.upTo() < arrival) {
      reckoning.violated("the store goes back from " + arrival + " to " + stored.upTo());
    }
    rows.addAll(stored.rows());
    ids.addAll(stored.ids());
    batches.putAll(stored.batches());
    arrival = stored.upTo();
  }
}

package nightjar.session;

import java.util.Arrays;
import java.util.Set;

/**
 * How the values of some classes link the records of a discovery phase: counts per value, added up.
 */
final class SessionLinkage {
  /** Records that hold a value. */
  int records;

  /** Records that hold more than one. */
  int recordsWithSeveral;

  /** Distinct values. */
  int values;

  /** Values seen with two shapes or more, and their records. */
  int linkedValues;

  long linkedRecords;

  private final SessionIndex numbers = new SessionIndex(1024);
  private final SessionIndex pairs = new SessionIndex(4096);
  private int[] firstRecord = new int[1024];
  private int[] lastRecord = new int[1024];
  private int[] recordCount = new int[1024];
  private int[] shapeCount = new int[1024];
  private final int recordsOfPhase;

  SessionLinkage(SessionDiscovery phase, int[] classOf, Set<Integer> family) {
    recordsOfPhase = phase.records;
    boolean[] member = new boolean[phase.types.size()];
    family.forEach(type -> member[type] = true);
    for (int record = 0; record < phase.records; record++) {
      int found = 0;
      for (int value = phase.firstValue(record); value < phase.endOfRecord[record]; value++) {
        if (member[classOf[value]] && count(phase.hash[value], record, phase.shape[record])) {
          found++;
        }
      }
      records += found > 0 ? 1 : 0;
      recordsWithSeveral += found > 1 ? 1 : 0;
    }
    values = numbers.size();
    for (int value = 0; value < values; value++) {
      if (shapeCount[value] > 1) {
        linkedValues++;
        linkedRecords += recordCount[value];
      }
    }
  }

  double meanShapes() {
    return (double) pairs.size() / Math.max(1, values);
  }

  double meanRecords() {
    return (double) Arrays.stream(recordCount, 0, values).asLongStream().sum()
        / Math.max(1, values);
  }

  /**
   * Mean life of a value as a share of the phase, in [0, 1], each value weighing what it has
   * records.
   */
  double meanLife() {
    double sum = 0;
    long weight = 0;
    for (int value = 0; value < values; value++) {
      sum += (double) recordCount[value] * (lastRecord[value] - firstRecord[value]);
      weight += recordCount[value];
    }
    return sum / Math.max(1, weight) / Math.max(1, recordsOfPhase);
  }

  /** Counts a value of a record; false if the record held it already. */
  private boolean count(long hash, int record, int shape) {
    int known = numbers.size();
    int value = numbers.add(hash);
    if (value == known) {
      grow(value);
      firstRecord[value] = record;
      lastRecord[value] = -1;
    }
    if (lastRecord[value] == record) {
      return false;
    }
    lastRecord[value] = record;
    recordCount[value]++;
    known = pairs.size();
    if (pairs.add(SessionHash.finish(hash + 0x9E3779B97F4A7C15L * (shape + 1L))) == known) {
      shapeCount[value]++;
    }
    return true;
  }

  private void grow(int value) {
    if (value == firstRecord.length) {
      firstRecord = Arrays.copyOf(firstRecord, value * 2);
      lastRecord = Arrays.copyOf(lastRecord, value * 2);
      recordCount = Arrays.copyOf(recordCount, value * 2);
      shapeCount = Arrays.copyOf(shapeCount, value * 2);
    }
  }
}

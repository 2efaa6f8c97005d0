package nightjar.duckdb;

import java.util.List;
import java.util.Optional;
import nightjar.sql.BlockEntry;
import nightjar.sql.TailFile;

/**
 * Which records there are at one moment. Immutable, so that whoever reads sees whole commits.
 *
 * @param blocks oldest first; numbers of records rise, and may have gaps between two
 * @param tail what came behind them
 * @param file where the tail is on disk
 */
record Records(List<BlockEntry> blocks, Tail tail, TailFile file) {
  static final Records NONE = new Records(List.of(), Tail.empty(1), TailFile.NONE);

  Records {
    blocks = List.copyOf(blocks);
  }

  /** Number of the last record; 0 if there never was one. */
  long last() {
    return tail.lastRow();
  }

  boolean isEmpty() {
    return blocks.isEmpty() && tail.size() == 0;
  }

  /** The block with a record. */
  Optional<BlockEntry> block(long number) {
    int low = 0;
    int high = blocks.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      BlockEntry entry = blocks.get(middle);
      if (number < entry.firstRow()) {
        high = middle - 1;
      } else if (number > entry.lastRow()) {
        low = middle + 1;
      } else {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /** Least event time; the greatest number there is if there is no record. */
  long leastNanos() {
    long least = tail.leastNanos();
    for (BlockEntry entry : blocks) {
      least = Math.min(least, entry.times().least());
    }
    return least;
  }

  /** Greatest event time; the least number there is if there is no record. */
  long greatestNanos() {
    long greatest = tail.greatestNanos();
    for (BlockEntry entry : blocks) {
      greatest = Math.max(greatest, entry.times().greatest());
    }
    return greatest;
  }

  long blockBytes() {
    return blocks.stream().mapToLong(BlockEntry::bytes).sum();
  }
}

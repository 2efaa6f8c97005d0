package nightjar.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nightjar.block.Block;
import nightjar.block.BlockException;
import nightjar.search.Candidate;
import nightjar.sql.Aftermath;
import nightjar.sql.BlockEntry;
import nightjar.sql.Patterns;
import nightjar.sql.Rollups;
import nightjar.store.LogRow;
import org.duckdb.DuckDBConnection;

/** Takes back what later arrivals led to, as far as it can be told apart. */
final class Rewind {
  private final DuckDBConnection writer;
  private final RecordWriter files;
  private final BlockReader reader;

  /** Per shape: records, least and greatest event time. */
  private final Map<Long, long[]> met = new HashMap<>();

  Rewind(DuckDBConnection writer, RecordWriter files, BlockReader reader) {
    this.writer = writer;
    this.files = files;
    this.reader = reader;
  }

  /**
   * Takes back everything after an arrival, inside the caller's transaction. Sums and what patterns
   * count are made anew from the records that stay; costs a pass over them.
   *
   * @return which records stay
   */
  Records after(Records now, long arrival, long nanos) throws SQLException {
    Records left = records(now, arrival);
    recount(left);
    Patterns.recount(DuckDbDialect.DIALECT, writer, met); // they keep their words
    Aftermath.forget(writer, arrival, nanos);
    return left;
  }

  /** Makes sums anew, inside the caller's transaction. */
  void recount(Records left) throws SQLException {
    Rollups.clear(writer);
    for (BlockEntry entry : left.blocks()) {
      reader.eachOf(entry, this::count);
    }
    count(left.tail().rows());
    Rollups.mergeAll(writer);
  }

  /** Blocks of earlier arrivals stay as they are; what stays of the others is written again. */
  private Records records(Records now, long arrival) throws SQLException {
    int whole = 0;
    while (whole < now.blocks().size() && now.blocks().get(whole).lastArrival() <= arrival) {
      whole++;
    }
    List<BlockEntry> kept = now.blocks().subList(0, whole);
    List<BlockEntry> torn = now.blocks().subList(whole, now.blocks().size());
    long first = torn.isEmpty() ? now.tail().firstRow() : torn.getFirst().firstRow();
    List<LogRow> rows = new ArrayList<>();
    for (BlockEntry entry : torn) {
      keep(entry, arrival, first, rows);
    }
    now.tail().rows().forEach(row -> keep(row, arrival, first, rows));
    files.drop(writer, torn);
    return files.replaceTail(
        writer, new Records(kept, now.tail(), now.file()), Tail.empty(first).with(rows));
  }

  private void keep(BlockEntry entry, long arrival, long first, List<LogRow> rows)
      throws SQLException {
    try {
      reader.read(
          entry,
          block -> {
            keep(block, arrival, first, rows);
            return true;
          });
    } catch (BlockException e) {
      reader.damaged(entry, e);
    }
  }

  private static void keep(Block block, long arrival, long first, List<LogRow> rows) {
    if (block.head().arrivals().least() <= arrival) {
      for (int place = 0; place < block.head().rows(); place++) {
        keep(block.row(place), arrival, first, rows);
      }
    }
  }

  /** Numbers follow each other: where a later arrival's record goes, the next one takes its own. */
  private static void keep(LogRow row, long arrival, long first, List<LogRow> rows) {
    if (row.arrival() <= arrival) {
      rows.add(row.withNumber(first + rows.size()));
    }
  }

  private void count(Iterable<? extends Candidate> rows) throws SQLException {
    var _ = Rollups.add(DuckDbDialect.DIALECT, writer, rows, Long.MIN_VALUE, 1);
    for (Candidate row : rows) {
      long[] sums =
          met.computeIfAbsent(row.shape(), shape -> new long[] {0, Long.MAX_VALUE, Long.MIN_VALUE});
      sums[0]++;
      sums[1] = Math.min(sums[1], row.timeNanos());
      sums[2] = Math.max(sums[2], row.timeNanos());
    }
  }
}

package nightjar.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nightjar.block.Block;
import nightjar.block.BlockException;
import nightjar.block.BlockHead;
import nightjar.block.RowSet;
import nightjar.sql.BlockEntry;
import nightjar.store.LogRow;

/** Looks for a source's records before and after one; damaged blocks are passed over. */
final class Neighbours {
  private final Records records;
  private final BlockReader reader;
  private final TimeLimit limit;
  private final String source;
  private final int each;
  private final List<LogRow> found = new ArrayList<>();

  Neighbours(Records records, BlockReader reader, TimeLimit limit, String source, int each) {
    this.records = records;
    this.reader = reader;
    this.limit = limit;
    this.source = source;
    this.each = each;
  }

  /** Up to so many before a number, in order. */
  List<LogRow> before(long number) throws SQLException {
    found.clear();
    try {
      Tail tail = records.tail();
      for (long at = Math.min(number - 1, tail.lastRow()); at >= tail.firstRow(); at--) {
        take(tail.get((int) (at - tail.firstRow())));
      }
      for (BlockEntry entry : records.blocks().reversed()) {
        if (entry.firstRow() < number && isMissing(entry)) {
          read(entry, block -> down(block, number));
        }
      }
    } catch (TimeLimit.TimeUp e) {
      // As many as were found.
    }
    List<LogRow> before = new ArrayList<>(found);
    Collections.reverse(before);
    return before;
  }

  /** Up to so many after a number, in order. */
  List<LogRow> after(long number) throws SQLException {
    found.clear();
    try {
      for (BlockEntry entry : records.blocks()) {
        if (entry.lastRow() > number && isMissing(entry)) {
          read(entry, block -> up(block, number));
        }
      }
      Tail tail = records.tail();
      for (long at = Math.max(number + 1, tail.firstRow()); at <= tail.lastRow(); at++) {
        take(tail.get((int) (at - tail.firstRow())));
      }
    } catch (TimeLimit.TimeUp e) {
      // As many as were found.
    }
    return List.copyOf(found);
  }

  private void take(LogRow row) {
    if (found.size() < each && row.source().equals(source)) {
      found.add(row);
    }
  }

  private boolean isMissing(BlockEntry entry) {
    return found.size() < each && reader.guard(entry).map(guard -> isIn(guard.head())).orElse(true);
  }

  private boolean isIn(BlockHead head) {
    return head.sources().stream().anyMatch(tally -> tally.value().equals(source));
  }

  private void read(BlockEntry entry, BlockReader.Use<Boolean> use) throws SQLException {
    limit.check();
    try {
      var _ = reader.read(entry, use);
    } catch (BlockException e) {
      reader.damaged(entry, e);
    }
  }

  private boolean down(Block block, long number) {
    RowSet rows = block.rowsOfSource(source::equals);
    int from = (int) Math.min(number - 1 - block.head().firstNumber(), rows.rows() - 1L);
    for (int place = rows.previous(from);
        place >= 0 && found.size() < each;
        place = rows.previous(place - 1)) {
      found.add(block.row(place));
    }
    return true;
  }

  private boolean up(Block block, long number) {
    RowSet rows = block.rowsOfSource(source::equals);
    int from = (int) Math.max(number + 1 - block.head().firstNumber(), 0);
    for (int place = rows.next(from);
        place >= 0 && found.size() < each;
        place = rows.next(place + 1)) {
      found.add(block.row(place));
    }
    return true;
  }
}

package nightjar.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nightjar.sql.BlockEntry;
import nightjar.sql.Rollups;
import org.duckdb.DuckDBConnection;

/** Lets the oldest blocks go as {@link Retention} says, and what the roll-ups count of them. */
final class Expiry {
  private final Retention retention;
  private final RecordWriter records;
  private final BlockReader reader;

  Expiry(Retention retention, RecordWriter records, BlockReader reader) {
    this.retention = retention;
    this.records = records;
    this.reader = reader;
  }

  /**
   * Which records there are without them. Costs some 10 ms a block that goes; nothing while none
   * does.
   */
  Records after(DuckDBConnection writer, Records now, long nowNanos) throws SQLException {
    List<BlockEntry> old = old(now, nowNanos);
    if (old.isEmpty()) {
      return now;
    }
    Records left =
        new Records(now.blocks().subList(old.size(), now.blocks().size()), now.tail(), now.file());
    records.drop(writer, old);
    long firstSlot =
        left.isEmpty() ? Long.MAX_VALUE : Rollups.slot(left.leastNanos()); // nothing before it
    Rollups.forgetBefore(writer, firstSlot);
    for (BlockEntry entry : old) {
      if (!left.isEmpty() && Rollups.slot(entry.times().greatest()) >= firstSlot) {
        reader.eachOf(
            entry, rows -> Rollups.add(DuckDbDialect.DIALECT, writer, rows, firstSlot, -1));
      }
    }
    return left;
  }

  private List<BlockEntry> old(Records now, long nowNanos) {
    List<BlockEntry> old = new ArrayList<>();
    long bytes = now.blockBytes();
    long oldest = nowNanos - TimeUnit.NANOSECONDS.convert(retention.maxAge());
    for (BlockEntry entry : now.blocks()) {
      if (bytes <= retention.maxBytes() && entry.observed().greatest() >= oldest) {
        break;
      }
      bytes -= entry.bytes();
      old.add(entry);
    }
    return old;
  }
}

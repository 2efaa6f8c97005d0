package nightjar.block;

import nightjar.search.Candidate;
import nightjar.store.LogRow;
import org.jspecify.annotations.Nullable;

/** A row of a block as a query looks at it: its text is made when it is first asked for. */
final class BlockCandidate implements Candidate {
  private final Block block;
  private final RowFields fields;
  private final int row;
  private @Nullable LogRow whole;

  BlockCandidate(Block block, RowFields fields, int row) {
    this.block = block;
    this.fields = fields;
    this.row = row;
  }

  @Override
  public long number() {
    return block.head().firstNumber() + row;
  }

  @Override
  public long timeNanos() {
    return fields.time(row);
  }

  @Override
  public long observedNanos() {
    return fields.observed(row);
  }

  @Override
  public int severity() {
    return block.head().severities().get(fields.severities().get(row)).value();
  }

  @Override
  public String service() {
    return block.head().services().get(fields.services().get(row)).value();
  }

  @Override
  public String source() {
    return block.head().sources().get(fields.sources().get(row)).value();
  }

  @Override
  public long shape() {
    return block.head().shapes().get(fields.shapes().get(row)).value();
  }

  @Override
  public String text() {
    return whole().text();
  }

  private LogRow whole() {
    LogRow read = whole;
    if (read == null) {
      read = block.row(row);
      whole = read;
    }
    return read;
  }
}

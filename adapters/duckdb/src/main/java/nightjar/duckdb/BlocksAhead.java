package nightjar.duckdb;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import nightjar.block.Block;
import nightjar.block.RowSet;
import nightjar.sql.BlockEntry;
import nightjar.sql.Read;
import nightjar.store.LogQuery;

/**
 * Blocks one after the other, each with what was seen in it. What is asked for is mostly in the
 * first ones; after these, other threads look at the blocks that come next. One thread.
 */
final class BlocksAhead<T> implements AutoCloseable {
  /** Blocks that are looked at before others help. */
  private static final int ALONE = 2;

  private final Executor helpers;
  private final int ahead;
  private final BlockReader reader;
  private final LogQuery query;
  private final TimeLimit limit;
  private final Iterator<BlockEntry> entries;
  private final Look<T> look;
  private final Deque<Found<T>> waiting = new ArrayDeque<>();
  private int given;

  /**
   * Looks at blocks in their order.
   *
   * @param ahead blocks that are looked at ahead
   */
  BlocksAhead(
      Executor helpers,
      int ahead,
      BlockReader reader,
      LogQuery query,
      TimeLimit limit,
      Iterator<BlockEntry> entries,
      Look<T> look) {
    this.look = look;
    this.helpers = helpers;
    this.ahead = ahead;
    this.reader = reader;
    this.query = query;
    this.limit = limit;
    this.entries = entries;
  }

  /** What is to be seen in a block. */
  interface Look<T> {
    /**
     * Looks at a block; any thread.
     *
     * @param found which of its rows may be asked for
     */
    T at(Block block, BlockRows.Found found) throws SQLException;
  }

  /** A block, and what is in it once somebody has looked. */
  record Found<T>(BlockEntry entry, FutureTask<T> search) {
    /**
     * Looks, or waits for who does.
     *
     * @throws nightjar.block.BlockException if the block is damaged
     */
    T seen() throws SQLException {
      search.run(); // nothing if somebody is at it
      try {
        return WorkThreads.uninterrupted(search); // it ends soon: its limit knows of interrupts
      } catch (ExecutionException e) {
        throw Read.rethrown(e.getCause());
      }
    }
  }

  /** The next block; none if there is none. */
  Optional<Found<T>> next() {
    int wanted = given < ALONE ? 1 : 1 + ahead;
    while (waiting.size() < wanted && entries.hasNext()) {
      BlockEntry entry = entries.next();
      FutureTask<T> search =
          new FutureTask<>(() -> reader.read(entry, block -> look.at(block, search(entry, block))));
      if (!waiting.isEmpty()) {
        help(search);
      }
      waiting.add(new Found<>(entry, search));
    }
    given++;
    return Optional.ofNullable(waiting.poll());
  }

  private void help(FutureTask<T> search) {
    try {
      helpers.execute(search);
    } catch (RejectedExecutionException e) {
      // The store is being closed: who asks looks alone.
    }
  }

  private BlockRows.Found search(BlockEntry entry, Block block) throws SQLException {
    limit.check();
    return HeadRows.mayBeIn(new BlockGuard(block.head(), block.textFilter()), query)
        ? new BlockRows(block, word -> reader.rowsWith(entry, block, word), query.context(), limit)
            .of(query.tree())
        : new BlockRows.Found(new RowSet(block.head().rows()), true);
  }

  /** Nobody looks any more. */
  @Override
  public void close() {
    limit.end();
    waiting.forEach(found -> found.search.cancel(false));
  }
}

package nightjar.duckdb;

import java.sql.SQLException;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nightjar.block.BlockException;
import nightjar.block.RowSet;
import nightjar.search.Bounds;
import nightjar.sql.BlockEntry;
import nightjar.sql.Texts;
import nightjar.store.LogQuery;

/**
 * Goes through the records that a query asks for, newest first: the tail, then block after block,
 * those left out that cannot have any. Blocks that are damaged are left out too, and the answer is
 * not whole then. One thread.
 */
final class RecordWalk {
  /** Blocks that others may look at ahead: their heads are mapped, some megabytes decoded each. */
  private static final int AHEAD = 4;

  private final Supplier<StoredState> latest;
  private final Records records;
  private final BlockReader reader;
  private final TimeLimit limit;
  private final Executor helpers;
  private boolean isWhole = true;

  /**
   * @param helpers look at blocks ahead
   * @param latest how the store is by now: blocks that retention has removed since are no damage
   */
  RecordWalk(
      Records records,
      BlockReader reader,
      TimeLimit limit,
      Executor helpers,
      Supplier<StoredState> latest) {
    this.helpers = helpers;
    this.records = records;
    this.reader = reader;
    this.limit = limit;
    this.latest = latest;
  }

  /** Takes what is asked for. */
  interface Taker {
    /**
     * Takes a record.
     *
     * @param place in the piece
     * @return go on?
     */
    boolean take(Piece piece, int place) throws SQLException;
  }

  /** Takes all that is asked for of a piece, where that can be done at once. */
  interface PieceTaker {
    /**
     * Takes those of the candidates that are asked for.
     *
     * @return go on?
     */
    boolean take(Piece piece, RowSet candidates) throws SQLException;
  }

  /**
   * Goes from a number down.
   *
   * @return was everything looked at that had to be?
   */
  boolean down(LogQuery asked, long highest, PieceTaker taker) throws SQLException {
    LogQuery query = Texts.storable(asked);
    try {
      limit.check();
      if (query.bounds().isEmpty() || !tail(query, highest, taker)) {
        return true;
      }
      blocks(query, highest, taker);
      return isWhole;
    } catch (TimeLimit.TimeUp e) {
      return false;
    }
  }

  private void blocks(LogQuery query, long highest, PieceTaker taker) throws SQLException {
    blocks(
        query,
        highest,
        (_, found) -> found,
        (entry, found) ->
            found.rows().isEmpty()
                || reader.read(
                    entry,
                    block -> taker.take(new BlockPiece(block, query, limit, found), found.rows())));
  }

  private <T> void blocks(
      LogQuery query, long highest, BlocksAhead.Look<T> look, BlockTaker<T> taker)
      throws SQLException {
    Iterator<BlockEntry> entries =
        records.blocks().reversed().stream()
            .filter(entry -> entry.firstRow() <= highest && mayHave(entry, query))
            .iterator();
    try (BlocksAhead<T> blocks =
        new BlocksAhead<>(helpers, AHEAD, reader, query, limit, entries, look)) {
      boolean goesOn = true;
      while (goesOn) {
        limit.check();
        Optional<BlocksAhead.Found<T>> next = blocks.next();
        goesOn = next.isPresent() && block(next.get(), taker);
      }
    }
  }

  /** Takes what was seen in a block. */
  private interface BlockTaker<T> {
    boolean take(BlockEntry entry, T seen) throws SQLException;
  }

  /** Counts records of a piece that are all asked for; any thread. */
  interface Counting<T> {
    T count(Piece piece, RowSet rows);
  }

  /**
   * Counts what is asked for, piece by piece and newest first: whichever thread is free counts, and
   * this one adds up.
   *
   * @return was everything counted?
   */
  <T> boolean count(LogQuery asked, Counting<T> counting, Consumer<T> sum) throws SQLException {
    LogQuery query = Texts.storable(asked);
    try {
      limit.check();
      if (query.bounds().isEmpty()) {
        return true;
      }
      Tail tail = records.tail();
      if (tail.size() > 0) {
        Piece piece = new TailPiece(tail, query, limit);
        sum.accept(counting.count(piece, piece.matching(piece.candidates())));
      }
      blocks(
          query,
          Long.MAX_VALUE,
          (block, found) -> {
            Piece piece = new BlockPiece(block, query, limit, found);
            return counting.count(piece, piece.matching(found.rows()));
          },
          (_, counted) -> {
            sum.accept(counted);
            return true;
          });
      return isWhole;
    } catch (TimeLimit.TimeUp e) {
      return false;
    }
  }

  /** The same, record by record. */
  boolean eachDown(LogQuery query, long highest, Taker taker) throws SQLException {
    return down(query, highest, (piece, candidates) -> each(piece, candidates, highest, taker));
  }

  /** Gives those of the candidates that are asked for, from a number down. */
  static boolean each(Piece piece, RowSet candidates, long highest, Taker taker)
      throws SQLException {
    int from = (int) Math.min(highest - piece.firstRow(), candidates.rows() - 1L);
    for (int place = candidates.previous(from);
        place >= 0;
        place = candidates.previous(place - 1)) {
      if ((piece.isExact() || piece.matches(place)) && !taker.take(piece, place)) {
        return false;
      }
    }
    return true;
  }

  private boolean tail(LogQuery query, long highest, PieceTaker taker) throws SQLException {
    Tail tail = records.tail();
    if (tail.size() == 0 || tail.firstRow() > highest) {
      return true;
    }
    TailPiece piece = new TailPiece(tail, query, limit);
    return taker.take(piece, piece.candidates());
  }

  private boolean mayHave(BlockEntry entry, LogQuery query) {
    Bounds bounds = query.bounds();
    return entry.times().greatest() >= bounds.fromNanos()
        && (bounds.toNanos() == Long.MAX_VALUE || entry.times().least() < bounds.toNanos())
        && reader.guard(entry).map(guard -> HeadRows.mayBeIn(guard, query)).orElse(true);
  }

  private <T> boolean block(BlocksAhead.Found<T> next, BlockTaker<T> taker) throws SQLException {
    BlockEntry entry = next.entry();
    try {
      return taker.take(entry, next.seen());
    } catch (BlockException e) {
      if (isStillThere(entry)) {
        isWhole = false;
        reader.damaged(entry, e);
      }
      return true;
    }
  }

  private boolean isStillThere(BlockEntry entry) {
    return latest.get().records().block(entry.firstRow()).filter(entry::equals).isPresent();
  }
}

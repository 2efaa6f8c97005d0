package nightjar.duckdb;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import nightjar.sql.BlockEntry;
import nightjar.sql.Read;
import nightjar.store.LogRow;
import org.jspecify.annotations.Nullable;

/**
 * Makes blocks of the tail's oldest records on another thread, while more come behind them: a
 * commit that finds them ready names them. Only of records that are committed, so that a file which
 * nothing names yet holds nothing that the database does not have. One thread calls it.
 */
final class Packing {
  private final StoreFolder folder;
  private final BlockFiles blocks;
  private final Executor beside;
  private @Nullable Work work;

  /**
   * @param beside makes the blocks
   */
  Packing(StoreFolder folder, BlockFiles blocks, Executor beside) {
    this.folder = folder;
    this.blocks = blocks;
    this.beside = beside;
  }

  /** Blocks on their way, and the numbers of their files. */
  private record Work(List<Long> files, FutureTask<List<BlockEntry>> made) {}

  /** Are no blocks on their way? */
  boolean isIdle() {
    return work == null;
  }

  /** Begins with records for blocks; it is idle. */
  void begin(List<List<LogRow>> pieces) {
    List<Long> files = pieces.stream().map(_ -> folder.nextFile()).toList();
    FutureTask<List<BlockEntry>> made = new FutureTask<>(() -> write(files, pieces));
    work = new Work(files, made);
    try {
      beside.execute(made);
    } catch (OutOfMemoryError e) { // no thread could be made
      made.run();
    }
  }

  private List<BlockEntry> write(List<Long> files, List<List<LogRow>> pieces) throws IOException {
    List<BlockEntry> entries = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      entries.add(blocks.write(files.get(i), pieces.get(i)));
    }
    return entries;
  }

  /** Are there blocks to take without waiting for them? */
  boolean isReady() {
    return work != null && work.made.isDone();
  }

  /**
   * Takes the blocks that were begun, after waiting if need be; none if none were.
   *
   * @throws IOException if they could not be written; nothing is on its way then
   */
  List<BlockEntry> take() throws IOException, SQLException {
    Work taken = work;
    work = null;
    if (taken == null) {
      return List.of();
    }
    try {
      return WorkThreads.uninterrupted(taken.made);
    } catch (ExecutionException e) {
      folder.remove(paths(taken));
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw Read.rethrown(e.getCause());
    }
  }

  /** Lets go what was begun, once it has come to its end; its files go. */
  void discard() {
    Work left = work;
    work = null;
    if (left != null) {
      try {
        var _ = WorkThreads.uninterrupted(left.made);
      } catch (ExecutionException e) {
        // It is of no more use.
      }
      folder.remove(paths(left));
    }
  }

  private List<Path> paths(Work of) {
    return of.files.stream().map(folder::block).toList();
  }
}

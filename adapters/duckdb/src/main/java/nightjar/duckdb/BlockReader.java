package nightjar.duckdb;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import nightjar.block.Block;
import nightjar.block.BlockException;
import nightjar.block.RowSet;
import nightjar.search.Candidate;
import nightjar.sql.BlockEntry;

/**
 * Opens blocks, and keeps some of them open: a sixteenth of the heap for what is decoded of them,
 * as much for where words are, and twice as much for what tells that a block need not be opened:
 * without it each question opens all of them. Any thread.
 */
final class BlockReader implements AutoCloseable {
  private static final int HEAP_PART = 16;
  private static final int KEY_BYTES = 600;
  private static final int LONGEST_WORD = 250;

  private final StoreFolder folder;
  private final Consumer<String> log;
  private final ConcurrentMap<Long, String> damage = new ConcurrentHashMap<>();
  private final Bounded<Long, BlockGuard> guards;
  private final Bounded<Long, OpenBlock> idle;
  private final Bounded<WordIn, RowSet> words;
  private volatile boolean isClosed;

  BlockReader(StoreFolder folder, Consumer<String> log) {
    this.folder = folder;
    this.log = log;
    long bytes = Runtime.getRuntime().maxMemory() / HEAP_PART;
    this.guards = new Bounded<>(2 * bytes, BlockGuard::bytes);
    this.idle = new Bounded<>(bytes, open -> open.block().bytesInMemory());
    this.words = new Bounded<>(bytes, rows -> KEY_BYTES + rows.rows() / Byte.SIZE);
  }

  /** Looks at a block; nothing of it is left when this returns. */
  interface Use<T> {
    T by(Block block) throws SQLException;
  }

  /** Takes the rows of a block one after the other. */
  interface Rows {
    void take(Iterable<Candidate> rows) throws SQLException;
  }

  /**
   * Opens a block, or takes one that is open and that nobody looks at.
   *
   * @throws BlockException if it is damaged or not there
   */
  <T> T read(BlockEntry entry, Use<T> use) throws SQLException {
    boolean isWhole = false;
    OpenBlock open = null;
    try {
      open = open(entry);
      T value = use.by(open.block());
      isWhole = true;
      return value;
    } catch (IOException e) {
      throw new BlockException("it cannot be read: " + e, e);
    } catch (InternalError e) {
      throw new BlockException("it cannot be read whole: " + e.getMessage(), e); // or it shrank
    } finally {
      if (open != null && isWhole) {
        idle.put(entry.file(), open).forEach(OpenBlock::close);
        if (isClosed) {
          close();
        }
      } else if (open != null) {
        open.close();
      }
    }
  }

  private OpenBlock open(BlockEntry entry) throws IOException {
    Optional<OpenBlock> known = idle.take(entry.file());
    if (known.isPresent()) {
      return known.get();
    }
    OpenBlock open = OpenBlock.of(folder.block(entry.file()));
    boolean isWhole = false;
    try {
      Block block = open.block();
      if (block.head().firstNumber() != entry.firstRow() || block.head().rows() != entry.rows()) {
        throw new BlockException("it is another block");
      }
      if (guards.get(entry.file()).isEmpty()) {
        var _ = guards.put(entry.file(), new BlockGuard(block.head(), block.textFilter()));
      }
      isWhole = true;
      return open;
    } finally {
      if (!isWhole) {
        open.close();
      }
    }
  }

  /** A word of a query, and the block it was looked for in; blocks never change. */
  private record WordIn(long file, String word) {}

  /** Rows of a block that hold a word: asked for once to show, and again for each of the counts. */
  RowSet rowsWith(BlockEntry entry, Block block, String word) {
    WordIn key = new WordIn(entry.file(), word);
    Optional<RowSet> known = words.get(key);
    if (known.isPresent()) {
      return known.get();
    }
    RowSet rows = block.rowsWith(word);
    if (word.length() <= LONGEST_WORD) {
      var _ = words.put(key, rows);
    }
    return rows;
  }

  /** Gives the rows of a block, or none and says so if it is damaged. */
  void eachOf(BlockEntry entry, Rows rows) throws SQLException {
    try {
      read(
          entry,
          block -> {
            rows.take(() -> IntStream.range(0, entry.rows()).mapToObj(block::candidate).iterator());
            return true;
          });
    } catch (BlockException e) {
      damaged(entry, e);
    }
  }

  /** What is known of a block without opening it, if that was kept. */
  Optional<BlockGuard> guard(BlockEntry entry) {
    return guards.get(entry.file());
  }

  /** Says, once, that records are missing. */
  String damaged(BlockEntry entry, BlockException why) {
    String told =
        "store: %s is damaged (%s): records %d to %d are missing. Check the disk; nightjar replay makes the store again from what is kept of the raw lines"
            .formatted(
                folder.block(entry.file()), why.getMessage(), entry.firstRow(), entry.lastRow());
    if (damage.putIfAbsent(entry.file(), told) == null) {
      log.accept(told);
      folder.suspect(told);
    }
    return told;
  }

  /** What is known to be damaged, oldest first. */
  List<String> damage() {
    return damage.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Closes what is open. */
  @Override
  public void close() {
    isClosed = true;
    idle.clear().forEach(OpenBlock::close);
  }
}

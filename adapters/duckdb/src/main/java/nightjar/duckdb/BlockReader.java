package nightjar.duckdb;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import nightjar.block.Block;
import nightjar.block.BlockException;
import nightjar.block.BlockHead;
import nightjar.search.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * Opens blocks: each is mapped as long as it is looked at, and its head is kept, some 20 MiB of
 * them all. Any thread.
 */
final class BlockReader {
  /** Most values that the heads have which are kept. */
  private static final int MOST_VALUES = 250_000;

  private final StoreFolder folder;
  private final Consumer<String> log;
  private final ConcurrentMap<Long, String> damage = new ConcurrentHashMap<>();
  private final Map<Long, BlockHead> heads = new LinkedHashMap<>(64, 0.75f, true);
  private int values;

  BlockReader(StoreFolder folder, Consumer<String> log) {
    this.folder = folder;
    this.log = log;
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
   * Opens a block and closes it when it was looked at.
   *
   * @throws BlockException if it is damaged or not there
   */
  <T> T read(BlockEntry entry, Use<T> use) throws SQLException {
    Path file = folder.block(entry.file());
    try (Arena arena = Arena.ofConfined()) {
      Block block = Block.open(StoreFolder.map(file, arena));
      if (block.head().firstNumber() != entry.firstRow() || block.head().rows() != entry.rows()) {
        throw new BlockException("it is another block");
      }
      keep(entry, block.head());
      return use.by(block);
    } catch (IOException e) {
      throw new BlockException("it cannot be read: " + e, e);
    } catch (InternalError e) {
      throw new BlockException("it cannot be read whole: " + e.getMessage(), e); // or it shrank
    }
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

  /** The head, if it is still known. */
  Optional<BlockHead> head(BlockEntry entry) {
    synchronized (heads) {
      return Optional.ofNullable(heads.get(entry.file()));
    }
  }

  private void keep(BlockEntry entry, BlockHead head) {
    synchronized (heads) {
      if (heads.put(entry.file(), head) != null) {
        return;
      }
      values += values(head);
      var oldest = heads.entrySet().iterator();
      while (values > MOST_VALUES && heads.size() > 1) {
        values -= values(oldest.next().getValue());
        oldest.remove();
      }
    }
  }

  private static int values(@Nullable BlockHead head) {
    return head == null
        ? 0
        : head.severities().size()
            + head.services().size()
            + head.sources().size()
            + head.shapes().size();
  }

  /** Says, once, that records are missing. */
  String damaged(BlockEntry entry, BlockException why) {
    String told =
        "store: %s is damaged (%s): records %d to %d are missing. Check the disk; nightjar replay makes the store again from what is kept of the raw lines"
            .formatted(
                folder.block(entry.file()), why.getMessage(), entry.firstRow(), entry.lastRow());
    if (damage.putIfAbsent(entry.file(), told) == null) {
      log.accept(told);
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
}

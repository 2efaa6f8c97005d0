package nightjar.duckdb;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import nightjar.block.Block;
import nightjar.block.BlockWriter;
import nightjar.sql.BlockEntry;
import nightjar.store.LogRow;
import org.jspecify.annotations.Nullable;

/** Makes files of blocks in the store's folder. Any thread; what packs is made at first use. */
final class BlockFiles implements AutoCloseable {
  private final StoreFolder folder;
  private @Nullable BlockWriter writer;

  BlockFiles(StoreFolder folder) {
    this.folder = folder;
  }

  /** A file with a number of its own, on disk when this returns; some 70 ms for 65,536 records. */
  synchronized BlockEntry write(long file, List<LogRow> rows) throws IOException {
    byte[] bytes = writer().write(rows);
    BlockEntry entry =
        BlockEntry.of(file, Block.open(MemorySegment.ofArray(bytes)).head(), bytes.length);
    folder.create(folder.block(file), bytes);
    return entry;
  }

  private BlockWriter writer() {
    BlockWriter made = writer;
    if (made == null) {
      made = new BlockWriter();
      writer = made;
    }
    return made;
  }

  @Override
  public synchronized void close() {
    if (writer != null) {
      writer.close();
    }
  }
}

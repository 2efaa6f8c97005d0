package nightjar.duckdb;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import nightjar.block.Block;

/** A block whose file is mapped. One thread at a time. */
record OpenBlock(Block block, Arena arena) implements AutoCloseable {
  static OpenBlock of(Path file) throws IOException {
    Arena arena = Arena.ofShared();
    boolean isWhole = false;
    try {
      OpenBlock open = new OpenBlock(Block.open(StoreFolder.map(file, arena)), arena);
      isWhole = true;
      return open;
    } finally {
      if (!isWhole) {
        arena.close();
      }
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}

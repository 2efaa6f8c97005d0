package nightjar.duckdb;

import nightjar.block.BlockHead;
import nightjar.block.TextFilter;

/**
 * What is kept of a block that was opened once, so that it is not opened for what it does not have.
 *
 * @param head what its rows have beside texts
 * @param texts which words its texts do not hold
 */
record BlockGuard(BlockHead head, TextFilter texts) {
  private static final int VALUE_BYTES = 80;
  private static final int HEAD_BYTES = 300;

  /** Bytes of memory, about. */
  int bytes() {
    int values =
        head.severities().size()
            + head.services().size()
            + head.sources().size()
            + head.shapes().size();
    return HEAD_BYTES + VALUE_BYTES * values + texts.bytes();
  }
}

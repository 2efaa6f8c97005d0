package nightjar.duckdb;

import java.nio.file.Path;
import nightjar.store.LogStore;
import nightjar.testkit.LogStoreContractQueries;
import org.junit.jupiter.api.Nested;

class DuckDbStoreQueriesTest {
  @Nested
  class InTheTail extends LogStoreContractQueries {
    @Override
    protected LogStore open(Path directory) {
      return DuckDbStore.open(directory, DuckDbSettings.DEFAULT);
    }
  }

  /** Seven blocks and a tail. */
  @Nested
  class InBlocksAndTheTail extends LogStoreContractQueries {
    @Override
    protected LogStore open(Path directory) {
      return DuckDbStore.open(directory, DuckDbSettings.DEFAULT.withBlockRows(128));
    }
  }

  @Nested
  class InSmallBlocks extends LogStoreContractQueries {
    @Override
    protected LogStore open(Path directory) {
      return DuckDbStore.open(directory, DuckDbSettings.DEFAULT.withBlockRows(25));
    }
  }
}

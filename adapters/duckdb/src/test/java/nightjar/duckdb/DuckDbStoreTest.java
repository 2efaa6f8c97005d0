package nightjar.duckdb;

import java.nio.file.Path;
import nightjar.store.LogStore;
import nightjar.testkit.LogStoreContract;
import org.junit.jupiter.api.Nested;

class DuckDbStoreTest {
  @Nested
  class InTheTail extends LogStoreContract {
    @Override
    protected LogStore open(Path directory) {
      return DuckDbStore.open(directory, DuckDbSettings.DEFAULT);
    }
  }

  @Nested
  class InBlocks extends LogStoreContract {
    @Override
    protected LogStore open(Path directory) {
      return DuckDbStore.open(directory, DuckDbSettings.DEFAULT.withBlockRows(64));
    }
  }
}

package nightjar.duckdb;

import java.nio.file.Path;
import nightjar.store.LogStore;
import nightjar.testkit.LogStoreContract;

class DuckDbStoreTest extends LogStoreContract {
  @Override
  protected LogStore open(Path directory) {
    return DuckDbStore.open(directory, DuckDbSettings.DEFAULT);
  }
}

package nightjar.duckdb;

import java.nio.file.Path;
import nightjar.store.LogStore;
import nightjar.testkit.LogStoreContractQueries;

class DuckDbStoreQueriesTest extends LogStoreContractQueries {
  @Override
  protected LogStore open(Path directory) {
    return DuckDbStore.open(directory, DuckDbSettings.DEFAULT);
  }
}

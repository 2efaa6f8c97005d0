package nightjar.eval.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import nightjar.duckdb.DuckDbSettings;
import nightjar.duckdb.DuckDbStore;
import nightjar.server.live.StoreDigest;
import nightjar.store.LogStore;
import nightjar.store.StoreException;

/** What the store of a data folder holds, by {@link StoreDigest}. */
final class StoredDigests implements Replayed.Digests {
  @Override
  public Map<String, String> of(Path data) throws IOException {
    try (LogStore store = DuckDbStore.open(data, DuckDbSettings.DEFAULT)) {
      return StoreDigest.of(store);
    } catch (StoreException e) {
      throw new IOException("%s: the store is unreadable: %s".formatted(data, e.getMessage()), e);
    }
  }
}

package nightjar.eval.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import nightjar.duckdb.DuckDbSettings;
import nightjar.duckdb.DuckDbStore;
import nightjar.store.Delivery;
import nightjar.store.LogStore;
import nightjar.store.StoreException;

/**
 * What a store knows of incidents and of those who had to be told.
 *
 * @param incidents how many there are
 * @param deliveries to the check's own target
 */
record StoredAlerts(int incidents, Map<AlertKind, Count> deliveries) {
  StoredAlerts {
    deliveries = Map.copyOf(deliveries);
  }

  /**
   * Deliveries of one kind.
   *
   * @param all how many
   * @param due of these, not replaced by a later one about the same incident
   */
  record Count(int all, int due) {
    Count plus(Count other) {
      return new Count(all + other.all, due + other.due);
    }
  }

  /** Reads it of a data folder. */
  @FunctionalInterface
  interface Reader {
    StoredAlerts of(Path data) throws IOException;
  }

  /** Of a data folder whose server is stopped. */
  static StoredAlerts of(Path data) throws IOException {
    try (LogStore store = DuckDbStore.open(data, DuckDbSettings.DEFAULT)) {
      var deliveries = new HashMap<AlertKind, Count>();
      for (Delivery each : store.deliveries(Integer.MAX_VALUE)) {
        if (each.target().equals(AlertReceiver.TARGET)) {
          int due = each.state() == Delivery.State.SUPERSEDED ? 0 : 1;
          deliveries.merge(
              new AlertKind(each.incident(), each.change()), new Count(1, due), Count::plus);
        }
      }
      return new StoredAlerts(store.incidents().size(), deliveries);
    } catch (StoreException e) {
      throw new IOException("%s: the store is unreadable: %s".formatted(data, e.getMessage()), e);
    }
  }
}

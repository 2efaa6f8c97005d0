package nightjar.server.live;

import java.util.List;
import nightjar.incident.TrackedIncident;
import nightjar.store.LogRow;

/** Something happened in the running system. */
public sealed interface LiveEvent {
  /** These records were stored. */
  record Stored(List<LogRow> rows) implements LiveEvent {
    public Stored {
      rows = List.copyOf(rows);
    }
  }

  /** An incident is new or has changed. */
  record IncidentChanged(TrackedIncident incident) implements LiveEvent {}

  /** Time to show how things stand. */
  record StateChanged(LiveState state) implements LiveEvent {}
}

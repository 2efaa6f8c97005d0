package nightjar.sql;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nightjar.incident.TrackedIncident;
import nightjar.incident.TrackedIncidentJson;
import nightjar.store.StoreException;

/** Incidents: the whole one as JSON, and beside it the columns people ask for by SQL. */
public final class Incidents {
  private Incidents() {}

  /** Puts incidents in the place of those of the same numbers. */
  public static void replace(Connection writer, List<TrackedIncident> incidents)
      throws SQLException {
    for (TrackedIncident incident : incidents) {
      Sql.run(writer, "DELETE FROM incidents WHERE number = ?", incident.number());
      Sql.run(
          writer,
          "INSERT INTO incidents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          incident.number(),
          incident.fingerprint(),
          incident.state().name().toLowerCase(Locale.ROOT),
          incident.latest().score(),
          incident.latest().points().keySet().stream().findFirst().orElse(""),
          incident.latest().summary(),
          incident.latest().range().fromNanos(),
          incident.latest().range().toNanos(),
          incident.openedNanos(),
          incident.updatedNanos(),
          TrackedIncidentJson.write(incident));
    }
  }

  /**
   * Latest first.
   *
   * @throws StoreException if one was written by another Nightjar
   */
  public static List<TrackedIncident> all(Connection connection) throws SQLException {
    return Sql.list(
            connection,
            "SELECT document FROM incidents ORDER BY number DESC",
            row -> row.getString(1))
        .stream()
        .map(Incidents::read)
        .toList();
  }

  /**
   * The one with a number.
   *
   * @throws StoreException if it was written by another Nightjar
   */
  public static Optional<TrackedIncident> one(Connection connection, long number)
      throws SQLException {
    return Sql.list(
            connection,
            "SELECT document FROM incidents WHERE number = ?",
            row -> row.getString(1),
            number)
        .stream()
        .map(Incidents::read)
        .findFirst();
  }

  private static TrackedIncident read(String document) {
    try {
      return TrackedIncidentJson.read(document);
    } catch (IOException e) {
      throw new StoreException(
          "A stored incident cannot be read ("
              + e.getMessage()
              + "). The store was written by another Nightjar: start that one, or move the store"
              + " away and start again.",
          e);
    }
  }
}

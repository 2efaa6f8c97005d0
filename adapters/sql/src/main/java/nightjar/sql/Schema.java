package nightjar.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import nightjar.store.StoreException;

/**
 * The tables of version {@value #VERSION}. A database of an older version is brought to this one by
 * the adapter that wrote it, in one transaction; a newer one is refused.
 *
 * <ul>
 *   <li>{@code blocks}, {@code tail}: where the records are
 *   <li>{@code rollup}: records per {@code slot} of ten seconds, shape, service and severity group;
 *       {@code rollup_recent} has what commits added since the last merge, and both count
 *   <li>{@code meta}: one row with the version and the number of the last arrival that is in
 *   <li>{@code path}: one row, {@code nightjar.store.PathState}; none before the first commit that
 *       says so. {@code pattern_ids}, {@code pattern_facts} and {@code dead_letters} only grow
 *   <li>{@code pattern_shape}: a view for those who read by SQL
 * </ul>
 */
public final class Schema {
  /** The one that this Nightjar writes. */
  public static final int VERSION = 6;

  /** VARCHAR and TINYINT stand for the types of the {@link Dialect}; TEXT[] is both's. */
  private static final String TABLES =
      """
      CREATE TABLE meta(version INTEGER NOT NULL, arrival BIGINT NOT NULL);
      CREATE TABLE blocks(
        file BIGINT NOT NULL, first_row BIGINT NOT NULL, row_count INTEGER NOT NULL,
        bytes BIGINT NOT NULL, least_ns BIGINT NOT NULL, greatest_ns BIGINT NOT NULL,
        least_observed_ns BIGINT NOT NULL, greatest_observed_ns BIGINT NOT NULL,
        last_arrival BIGINT NOT NULL);
      CREATE TABLE tail(file BIGINT NOT NULL, length BIGINT NOT NULL, first_row BIGINT NOT NULL);
      INSERT INTO tail VALUES (0, 0, 1);
      CREATE TABLE rollup(
        slot BIGINT NOT NULL, shape BIGINT NOT NULL, service VARCHAR NOT NULL,
        severity_group TINYINT NOT NULL, count BIGINT NOT NULL);
      CREATE TABLE rollup_recent(
        slot BIGINT NOT NULL, shape BIGINT NOT NULL, service VARCHAR NOT NULL,
        severity_group TINYINT NOT NULL, count BIGINT NOT NULL);
      CREATE TABLE patterns(
        id VARCHAR NOT NULL, text VARCHAR NOT NULL, severity TINYINT NOT NULL,
        shapes BIGINT[] NOT NULL, first_ns BIGINT NOT NULL, last_ns BIGINT NOT NULL,
        count BIGINT NOT NULL, sample VARCHAR NOT NULL, title VARCHAR, aliases TEXT[]);
      CREATE TABLE incidents(
        number BIGINT NOT NULL, fingerprint VARCHAR NOT NULL, state VARCHAR NOT NULL,
        score INTEGER NOT NULL, detector VARCHAR NOT NULL, summary VARCHAR NOT NULL,
        from_ns BIGINT NOT NULL, to_ns BIGINT NOT NULL, opened_ns BIGINT NOT NULL,
        updated_ns BIGINT NOT NULL, document VARCHAR NOT NULL);
      CREATE TABLE markers(
        number BIGINT NOT NULL, time_ns BIGINT NOT NULL, kind VARCHAR NOT NULL,
        service VARCHAR NOT NULL, text VARCHAR NOT NULL, by_whom VARCHAR NOT NULL);
      CREATE TABLE positions(source VARCHAR NOT NULL, position VARCHAR NOT NULL);
      CREATE TABLE batches(
        key VARCHAR NOT NULL, arrival BIGINT NOT NULL, stored_ns BIGINT NOT NULL);
      CREATE TABLE deliveries(
        number BIGINT NOT NULL, target VARCHAR NOT NULL, incident BIGINT NOT NULL,
        change VARCHAR NOT NULL, created_ns BIGINT NOT NULL, due_ns BIGINT NOT NULL,
        attempts INTEGER NOT NULL, state VARCHAR NOT NULL, note VARCHAR NOT NULL);
      CREATE TABLE memory(key VARCHAR NOT NULL, value VARCHAR NOT NULL);
      CREATE TABLE checkpoints(
        arrival BIGINT NOT NULL, row_count BIGINT NOT NULL, time_ns BIGINT NOT NULL,
        model VARCHAR NOT NULL);
      CREATE TABLE path(
        origin BIGINT NOT NULL, judged_ns BIGINT NOT NULL, checkpoint_ns BIGINT NOT NULL,
        counted_ns BIGINT NOT NULL, memory VARCHAR NOT NULL, lines_taken BIGINT,
        lines_stored BIGINT, lines_rejected BIGINT, lines_since_ns BIGINT);
      CREATE TABLE pattern_ids(id BIGINT NOT NULL, shape BIGINT NOT NULL);
      CREATE TABLE pattern_facts(
        version BIGINT NOT NULL, document VARCHAR NOT NULL, at_ns BIGINT);
      CREATE TABLE dead_letters(
        arrival BIGINT NOT NULL, source VARCHAR NOT NULL, time_ns BIGINT NOT NULL,
        lines BIGINT NOT NULL, bytes BIGINT NOT NULL, reason VARCHAR NOT NULL,
        sample VARCHAR NOT NULL);
      CREATE VIEW pattern_shape AS SELECT id AS pattern, unnest(shapes) AS shape FROM patterns;
      """;

  private Schema() {}

  /**
   * Which version a database has.
   *
   * @param where names it in messages
   * @return 0 if it is empty
   * @throws StoreException if it is newer than {@link #VERSION}, or no store
   */
  public static int version(Connection connection, String where) throws SQLException {
    List<String> tables = tables(connection);
    if (tables.isEmpty()) {
      return 0;
    }
    if (!tables.contains("meta") || !tables.contains("rollup")) {
      throw new StoreException(
          "The database "
              + where
              + " has tables, but is not a store of Nightjar. Move it away, or give another place"
              + " for the store.");
    }
    int version = Sql.list(connection, "SELECT version FROM meta", row -> row.getInt(1)).getFirst();
    if (version > VERSION) {
      throw new StoreException(
          ("The store %s has version %d, and this Nightjar knows versions up to %d. Start the newer"
                  + " Nightjar that wrote it, or give another data directory.")
              .formatted(where, version, VERSION));
    }
    return version;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        """
        SELECT table_name FROM information_schema.tables
        WHERE table_catalog = current_database() AND table_schema = current_schema()
        """,
        row -> row.getString(1));
  }

  /** Makes the tables in an empty database, inside the caller's transaction. */
  public static void create(Connection writer, Dialect dialect) throws SQLException {
    run(writer, TABLES.replace("VARCHAR", dialect.text()).replace("TINYINT", dialect.tinyint()));
    Sql.run(writer, "INSERT INTO meta VALUES (?, 0)", VERSION);
  }

  /** Runs statements that end in {@code ;} and a new line each. */
  public static void run(Connection writer, String script) throws SQLException {
    for (String statement : script.split(";\n", -1)) {
      if (!statement.isBlank()) {
        Sql.run(writer, statement);
      }
    }
  }
}

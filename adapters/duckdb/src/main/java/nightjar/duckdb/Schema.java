package nightjar.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import nightjar.store.StoreException;

/**
 * The tables, version by version. A file of an older version is brought to this one when it is
 * opened, in one transaction; a newer one is refused.
 *
 * <ul>
 *   <li>{@code blocks}, {@code tail}: files of records, see {@link StoreFolder}; up to version 4
 *       records were rows of a table {@code logs}
 *   <li>{@code rollup}: records per {@code slot} of ten seconds, shape, service and severity group;
 *       {@code rollup_recent} has what commits added since the last merge, and both count
 *   <li>{@code meta}: one row with the version and the number of the last arrival that is in
 *   <li>{@code path}: one row, {@code nightjar.store.PathState}; none before the first commit that
 *       says so. {@code pattern_ids}, {@code pattern_facts} and {@code dead_letters} only grow
 *   <li>{@code anomaly_results}, {@code pattern_shape}: views for those who read by SQL; their ids
 *       are UUIDs of version 7 that end in the number: milliseconds of observation, {@code 7000-8},
 *       number in hexadecimal
 * </ul>
 */
final class Schema {
  private static final String FIRST =
      """
      CREATE TABLE meta(version INTEGER NOT NULL, arrival BIGINT NOT NULL);
      INSERT INTO meta VALUES (0, 0);
      CREATE TABLE logs(
        number BIGINT NOT NULL, time_ns BIGINT NOT NULL, observed_ns BIGINT NOT NULL,
        severity TINYINT NOT NULL, service VARCHAR NOT NULL, source VARCHAR NOT NULL,
        line BIGINT NOT NULL, shape BIGINT NOT NULL, text VARCHAR NOT NULL,
        message_from INTEGER NOT NULL, message_to INTEGER NOT NULL, redactions INTEGER NOT NULL,
        arrival BIGINT NOT NULL);
      CREATE TABLE rollup(
        slot BIGINT NOT NULL, shape BIGINT NOT NULL, service VARCHAR NOT NULL,
        severity_group TINYINT NOT NULL, count BIGINT NOT NULL);
      CREATE TABLE rollup_recent(
        slot BIGINT NOT NULL, shape BIGINT NOT NULL, service VARCHAR NOT NULL,
        severity_group TINYINT NOT NULL, count BIGINT NOT NULL);
      CREATE TABLE patterns(
        id VARCHAR NOT NULL, text VARCHAR NOT NULL, severity TINYINT NOT NULL,
        shapes BIGINT[] NOT NULL, first_ns BIGINT NOT NULL, last_ns BIGINT NOT NULL,
        count BIGINT NOT NULL, sample VARCHAR NOT NULL);
      CREATE TABLE incidents(
        number BIGINT NOT NULL, fingerprint VARCHAR NOT NULL, state VARCHAR NOT NULL,
        score INTEGER NOT NULL, detector VARCHAR NOT NULL, summary VARCHAR NOT NULL,
        from_ns BIGINT NOT NULL, to_ns BIGINT NOT NULL, opened_ns BIGINT NOT NULL,
        updated_ns BIGINT NOT NULL, document VARCHAR NOT NULL);
      CREATE TABLE markers(
        number BIGINT NOT NULL, time_ns BIGINT NOT NULL, kind VARCHAR NOT NULL,
        service VARCHAR NOT NULL, text VARCHAR NOT NULL, by_whom VARCHAR NOT NULL);
      CREATE TABLE positions(source VARCHAR NOT NULL, position VARCHAR NOT NULL);
      CREATE TABLE batches(key VARCHAR NOT NULL, arrival BIGINT NOT NULL, stored_ns BIGINT NOT NULL);
      CREATE TABLE deliveries(
        number BIGINT NOT NULL, target VARCHAR NOT NULL, incident BIGINT NOT NULL,
        change VARCHAR NOT NULL, created_ns BIGINT NOT NULL, due_ns BIGINT NOT NULL,
        attempts INTEGER NOT NULL, state VARCHAR NOT NULL, note VARCHAR NOT NULL);
      CREATE TABLE memory(key VARCHAR NOT NULL, value VARCHAR NOT NULL);
      CREATE TABLE checkpoints(
        arrival BIGINT NOT NULL, row_count BIGINT NOT NULL, time_ns BIGINT NOT NULL,
        model VARCHAR NOT NULL);
      CREATE MACRO uuid_text(nanos, number) AS
        printf('%012x', nanos // 1000000)[1:8] || '-' || printf('%012x', nanos // 1000000)[9:12]
        || '-7000-8' || printf('%015x', number)[1:3] || '-' || printf('%015x', number)[4:15];
      CREATE VIEW pattern_shape AS SELECT id AS pattern, unnest(shapes) AS shape FROM patterns;
      CREATE VIEW log_entries AS SELECT
        CAST(uuid_text(observed_ns, number) AS UUID) AS id,
        make_timestamp_ns(time_ns) AS timestamp,
        CASE WHEN severity = 0 THEN 'UNSPECIFIED' ELSE
          ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'][(severity + 3) // 4] END AS level,
        service,
        CASE WHEN message_to >= length(text) THEN substring(text, message_from + 1)
          ELSE substring(text, message_from + 1, message_to - message_from) END AS message,
        CAST(NULL AS VARCHAR) AS raw_log,
        CAST(json_object('source', source, 'line', line) AS VARCHAR) AS log_metadata,
        redactions <> 0 AS pii_redacted,
        make_timestamp_ns(observed_ns) AS created_at
        FROM logs;
      CREATE VIEW anomaly_results AS SELECT
        CAST(uuid_text(opened_ns, number) AS UUID) AS id,
        CAST(NULL AS UUID) AS log_entry_id,
        score / 100.0 AS anomaly_score,
        true AS is_anomaly,
        detector AS detection_method,
        CAST(NULL AS INTEGER) AS cluster_id,
        summary AS llm_reasoning,
        make_timestamp_ns(opened_ns) AS created_at
        FROM incidents;
      """;

  private static final String TITLES =
      """
      ALTER TABLE patterns ADD COLUMN title VARCHAR DEFAULT '';
      ALTER TABLE patterns ADD COLUMN aliases VARCHAR[] DEFAULT [];
      """;

  private static final String PATH =
      """
      CREATE TABLE path(
        origin BIGINT NOT NULL, judged_ns BIGINT NOT NULL, checkpoint_ns BIGINT NOT NULL,
        counted_ns BIGINT NOT NULL, memory VARCHAR NOT NULL);
      CREATE TABLE pattern_ids(id BIGINT NOT NULL, shape BIGINT NOT NULL);
      CREATE TABLE pattern_facts(version BIGINT NOT NULL, document VARCHAR NOT NULL);
      CREATE TABLE dead_letters(
        arrival BIGINT NOT NULL, source VARCHAR NOT NULL, time_ns BIGINT NOT NULL,
        lines BIGINT NOT NULL, bytes BIGINT NOT NULL, reason VARCHAR NOT NULL,
        sample VARCHAR NOT NULL);
      """;

  private static final String LINES =
      """
      ALTER TABLE path ADD COLUMN lines_taken BIGINT DEFAULT 0;
      ALTER TABLE path ADD COLUMN lines_stored BIGINT DEFAULT 0;
      ALTER TABLE path ADD COLUMN lines_rejected BIGINT DEFAULT 0;
      ALTER TABLE path ADD COLUMN lines_since_ns BIGINT DEFAULT 0;
      """;

  /** Records are in files, see {@link LegacyRows} for those that were in the table. */
  private static final String BLOCKS =
      """
      CREATE TABLE blocks(
        file BIGINT NOT NULL, first_row BIGINT NOT NULL, row_count INTEGER NOT NULL,
        bytes BIGINT NOT NULL, least_ns BIGINT NOT NULL, greatest_ns BIGINT NOT NULL,
        least_observed_ns BIGINT NOT NULL, greatest_observed_ns BIGINT NOT NULL,
        last_arrival BIGINT NOT NULL);
      CREATE TABLE tail(file BIGINT NOT NULL, length BIGINT NOT NULL, first_row BIGINT NOT NULL);
      INSERT INTO tail VALUES (0, 0, 1);
      DROP VIEW IF EXISTS log_entries;
      """;

  /** What brings a file from the version that is its index here to the next one. */
  private static final List<String> MIGRATIONS = List.of(FIRST, TITLES, PATH, LINES, BLOCKS);

  private Schema() {}

  /** Brings the database to this version, inside the caller's transaction. */
  static void migrate(Connection connection, String file) throws SQLException {
    int version = version(connection, file);
    if (version > MIGRATIONS.size()) {
      throw new StoreException(
          ("The store %s has version %d, and this Nightjar knows versions up to %d. Start the newer"
                  + " Nightjar that wrote it, or give another data directory.")
              .formatted(file, version, MIGRATIONS.size()));
    }
    for (int next = version; next < MIGRATIONS.size(); next++) {
      for (String statement : MIGRATIONS.get(next).split(";\n", -1)) {
        if (!statement.isBlank()) {
          Sql.run(connection, statement);
        }
      }
      Sql.run(connection, "UPDATE meta SET version = ?", next + 1);
    }
  }

  private static int version(Connection connection, String file) throws SQLException {
    List<String> tables =
        Sql.list(
            connection,
            "SELECT table_name FROM duckdb_tables() WHERE NOT internal",
            row -> row.getString(1));
    if (tables.isEmpty()) {
      return 0;
    }
    if (!tables.contains("meta") || !tables.contains("rollup")) {
      throw new StoreException(
          "The file "
              + file
              + " is a DuckDB database, but not a store of Nightjar. Move it away, or give another"
              + " data directory.");
    }
    return Sql.list(connection, "SELECT version FROM meta", row -> row.getInt(1)).getFirst();
  }
}

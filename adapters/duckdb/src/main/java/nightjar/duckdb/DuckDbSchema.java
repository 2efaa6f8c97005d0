package nightjar.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import nightjar.sql.Schema;
import nightjar.sql.Sql;
import nightjar.store.StoreException;

/**
 * What only files of DuckDB have: tables of older versions, and {@code anomaly_results}, a view for
 * those who read by SQL. Its ids are UUIDs of version 7 that end in the number: milliseconds of
 * observation, {@code 7000-8}, number in hexadecimal.
 */
final class DuckDbSchema {
  private static final String VIEWS =
      """
      CREATE MACRO uuid_text(nanos, number) AS
        printf('%012x', nanos // 1000000)[1:8] || '-' || printf('%012x', nanos // 1000000)[9:12]
        || '-7000-8' || printf('%015x', number)[1:3] || '-' || printf('%015x', number)[4:15];
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

  /** Frames of the tail and blocks have another form, too. */
  private static final String SEALED =
      """
      ALTER TABLE pattern_facts ADD COLUMN at_ns BIGINT DEFAULT 0;
      UPDATE pattern_facts SET at_ns = CAST(CAST(document AS JSON)->>'at_nanos' AS BIGINT);
      """;

  /** What brings a file from its version, from 1 on, to the next one. */
  private static final List<String> MIGRATIONS = List.of(TITLES, PATH, LINES, BLOCKS, SEALED);

  private DuckDbSchema() {}

  /**
   * Brings a file to {@link Schema#VERSION}, inside the caller's transaction.
   *
   * @throws StoreException if it is newer, or no store
   */
  static void migrate(Connection connection, String file) throws SQLException {
    int version = Schema.version(connection, file);
    if (version == 0) {
      Schema.create(connection, DuckDbDialect.DIALECT);
      Schema.run(connection, VIEWS);
      return;
    }
    for (String older : MIGRATIONS.subList(version - 1, MIGRATIONS.size())) {
      Schema.run(connection, older);
    }
    if (version < Schema.VERSION) {
      Sql.run(connection, "UPDATE meta SET version = ?", Schema.VERSION);
    }
  }
}

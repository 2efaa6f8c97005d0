/**
 * The embedded store: {@link nightjar.store.LogStore} on one DuckDB file. Read {@link
 * nightjar.duckdb.DuckDbStore} first; {@link nightjar.sql.Schema} has the tables.
 */
@NullMarked
package nightjar.duckdb;

import org.jspecify.annotations.NullMarked;

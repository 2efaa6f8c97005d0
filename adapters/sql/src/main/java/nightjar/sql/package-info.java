/**
 * What a store keeps beside its records, in the SQL that DuckDB and PostgreSQL both speak: {@link
 * nightjar.sql.Schema} has the tables, {@link nightjar.sql.Dialect} what differs. Plain JDBC:
 * callers bring connections and transactions.
 */
@NullMarked
package nightjar.sql;

import org.jspecify.annotations.NullMarked;

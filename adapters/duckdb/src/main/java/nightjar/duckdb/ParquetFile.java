package nightjar.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import nightjar.sql.Sql;
import nightjar.sql.Texts;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * Lines as a Parquet file: they are collected in a database beside it, so memory does not depend on
 * how many there are. Columns: {@code id}, {@code timestamp} (nanoseconds, UTC; null where none is
 * known), {@code level}, {@code service}, {@code source}, {@code line}, {@code pattern_id}, {@code
 * text}. One thread.
 */
public final class ParquetFile implements AutoCloseable {
  private final Path file;
  private final Path beside;
  private final DuckDBConnection connection;
  private final DuckDBAppender appender;

  /**
   * Begins one.
   *
   * @param file to be written at the end; a database of a like name beside it is written meanwhile
   * @throws IOException if there is no room for that
   */
  public ParquetFile(Path file) throws IOException {
    this.file = file;
    this.beside = file.resolveSibling(file.getFileName() + ".collected");
    Files.deleteIfExists(beside);
    Properties properties = new Properties();
    properties.setProperty("memory_limit", "256MB");
    properties.setProperty("threads", "2");
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    try {
      connection =
          (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:" + beside, properties);
      Sql.run(
          connection,
          """
          CREATE TABLE lines(
            id VARCHAR, nanos BIGINT, level VARCHAR, service VARCHAR, source VARCHAR, line BIGINT,
            pattern_id VARCHAR, text VARCHAR)
          """);
      appender = connection.createAppender("main", "lines");
    } catch (SQLException e) {
      throw new IOException(OpenFailure.firstLine(e), e);
    }
  }

  /**
   * Adds a line.
   *
   * @param nanos event time; {@link Long#MIN_VALUE} where none is known
   */
  public void add(
      String id,
      long nanos,
      String level,
      String service,
      String source,
      long line,
      String pattern,
      String text)
      throws IOException {
    try {
      appender.beginRow();
      appender.append(Texts.storable(id));
      appender.append(nanos);
      appender.append(level);
      appender.append(Texts.storable(service));
      appender.append(Texts.storable(source));
      appender.append(line);
      appender.append(Texts.storable(pattern));
      appender.append(Texts.storable(text));
      appender.endRow();
    } catch (SQLException e) {
      throw new IOException(OpenFailure.firstLine(e), e);
    }
  }

  /** Writes the file. */
  public void write() throws IOException {
    try {
      appender.close();
      Sql.run(
          connection,
          """
          COPY (SELECT id, make_timestamp_ns(nullif(nanos, %d)) AS timestamp, level, service,
            source, line, pattern_id, text FROM lines) TO %s (FORMAT parquet, COMPRESSION zstd)
          """
              .formatted(Long.MIN_VALUE, StoreErasure.quoted(file)));
    } catch (SQLException e) {
      throw new IOException(OpenFailure.firstLine(e), e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IOException(OpenFailure.firstLine(e), e);
    } finally {
      Files.deleteIfExists(beside);
      Files.deleteIfExists(beside.resolveSibling(beside.getFileName() + ".wal"));
    }
  }
}

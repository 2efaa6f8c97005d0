package nightjar.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The shared statements in a real PostgreSQL. */
class PostgresDialectTest extends SharedSqlContract {
  private static final TestDatabase DATABASE = new Postgres(new PostgresDialect());

  @TempDir static Path dir;
  private static @Nullable EmbeddedPostgres server;
  private static int schemas;

  /** Where it cannot be started the test is skipped loudly, or fails in continuous builds. */
  @BeforeAll
  static void start() {
    try {
      server =
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(new File("target/postgres")) // unpacked once
              .setDataDirectory(dir.resolve("data"))
              // Texts in the order of a language, as most servers have them.
              .setLocaleConfig("locale-provider", "icu")
              .setLocaleConfig("icu-locale", "en-US")
              .start();
    } catch (IOException | RuntimeException e) {
      String message = "NO POSTGRESQL here (" + e + "): the shared SQL is NOT tested in it";
      if (System.getenv("CI") != null) {
        throw new IllegalStateException(message, e);
      }
      System.err.println("WARNING: " + message);
      Assumptions.abort(message);
    }
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  private record Postgres(Dialect dialect) implements TestDatabase {
    @Override
    public Connection connect() throws SQLException {
      Connection connection = Objects.requireNonNull(server).getPostgresDatabase().getConnection();
      schemas++;
      Sql.run(connection, "CREATE SCHEMA store" + schemas);
      Sql.run(connection, "SET search_path TO store" + schemas);
      return connection;
    }
  }

  PostgresDialectTest() {
    super(DATABASE);
  }
}

package pressrun.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import pressrun.database.Database;
import pressrun.database.DatabaseSettings;

/**
 * An empty, migrated database for one test. PostgreSQL is the one at {@code -Dpg.url} (a JDBC URL
 * with user and password), else an embedded one, started once; without either the test is skipped,
 * but fails where {@code CI=true}.
 */
public final class TestDatabase {
  private TestDatabase() {}

  public static Database sqlite(Path folder) {
    return Database.open(DatabaseSettings.sqlite(folder.resolve("pressrun.db")));
  }

  public static Database postgresql() {
    return Database.open(postgresqlSettings());
  }

  /** An empty database of PostgreSQL that nobody has opened yet. */
  public static DatabaseSettings postgresqlSettings() {
    return postgresqlSettings("");
  }

  /** One that is made with further words of CREATE DATABASE, such as another encoding. */
  public static DatabaseSettings postgresqlSettings(String how) {
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    Optional<String> server = Server.URL;
    if (server.isEmpty() && !"true".equals(System.getenv("CI"))) {
      Assumptions.abort("no PostgreSQL could be started; give one by -Dpg.url");
    }
    String url = server.orElseThrow();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " " + how);
    } catch (SQLException failure) {
      throw new IllegalStateException("cannot make a database at " + url, failure);
    }
    String fresh = url.replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + name);
    return new DatabaseSettings(fresh, Optional.empty(), Optional.empty());
  }

  /** Started by the first test that asks. */
  private static final class Server {
    static final Optional<String> URL =
        Optional.ofNullable(System.getProperty("pg.url")).or(Server::embedded);

    @SuppressWarnings("resource") // lives as long as the tests do
    private static Optional<String> embedded() {
      try {
        EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        return Optional.of(server.getJdbcUrl("postgres", "postgres"));
      } catch (IOException | RuntimeException cannotStart) {
        return Optional.empty();
      }
    }
  }
}

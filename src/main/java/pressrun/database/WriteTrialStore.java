package pressrun.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;

/**
 * Tries whether the database takes a write, on a connection of its own, which waits for nobody
 * longer than seconds. For one thread.
 */
public final class WriteTrialStore implements AutoCloseable {
  private static final String PATIENCE_SECONDS = "4";

  private final DatabaseSettings settings;
  private final Dialect dialect;
  private final Optional<Object> file;
  private Optional<Connection> kept = Optional.empty();

  WriteTrialStore(DatabaseSettings settings, Dialect dialect) {
    this.settings = settings;
    this.dialect = dialect;
    this.file = file();
  }

  /** Returns why it takes none; empty when it does. */
  public Optional<String> trouble() {
    if (!file().equals(file)) {
      return Optional.of(
          "its file %s was removed or replaced while Pressrun runs: stop Pressrun, put the file"
                  .formatted(settings.place())
              + " back, and start it again");
    }
    try {
      write();
      return Optional.empty();
    } catch (SQLException failure) {
      close();
      return Optional.of(Reason.of(failure));
    }
  }

  private void write() throws SQLException {
    Connection connection = kept.isPresent() ? kept.get() : connect();
    kept = Optional.of(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute("UPDATE write_trial SET tried_at = " + dialect.now() + " WHERE id = 1");
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    settings.user().ifPresent(user -> properties.setProperty("user", user));
    settings.password().ifPresent(password -> properties.setProperty("password", password));
    if (dialect == Dialect.POSTGRESQL) {
      properties.setProperty("connectTimeout", PATIENCE_SECONDS);
      properties.setProperty("loginTimeout", PATIENCE_SECONDS);
      properties.setProperty("socketTimeout", PATIENCE_SECONDS);
      // The row may be locked by whoever died without a word.
      properties.setProperty("options", "-c lock_timeout=" + PATIENCE_SECONDS + "s");
    } else {
      properties.setProperty("busy_timeout", PATIENCE_SECONDS + "000");
    }
    return DriverManager.getConnection(settings.url(), properties);
  }

  /** Which file lies at the path: SQLite would go on writing to one that was removed. */
  private Optional<Object> file() {
    if (dialect != Dialect.SQLITE) {
      return Optional.empty();
    }
    try {
      Path path = Path.of(settings.place().substring("jdbc:sqlite:".length()));
      return Optional.ofNullable(Files.readAttributes(path, BasicFileAttributes.class).fileKey());
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    Optional<Connection> last = kept;
    kept = Optional.empty();
    try {
      if (last.isPresent()) {
        last.get().close();
      }
    } catch (SQLException broken) {
      // There is nothing to be lost on it.
    }
  }
}

package pressrun.source;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Articles from a database of the operator's; the connection is read-only and bounded. */
final class QueryReader {
  private static final int MOST_CHARACTERS = 50_000_000;
  private static final int ROWS_AT_ONCE = 100;

  private final Duration limit;

  QueryReader(Duration limit) {
    this.limit = limit;
  }

  Reading read(QuerySource source) throws Unreadable {
    try (Connection connection = DriverManager.getConnection(source.url(), properties(source));
        Statement statement = connection.createStatement()) {
      connection.setReadOnly(true);
      // PostgreSQL's driver fetches by portions only inside a transaction.
      connection.setAutoCommit(false);
      statement.setMaxRows(XmlFeed.MOST_ENTRIES);
      statement.setFetchSize(ROWS_AT_ONCE);
      return Reading.clean(within(statement, source.query()));
    } catch (SQLException failure) {
      throw new Unreadable("the query failed: " + failure.getMessage());
    }
  }

  private static Properties properties(QuerySource source) throws Unreadable {
    Properties properties = new Properties();
    source.user().ifPresent(user -> properties.setProperty("user", user));
    source.password().ifPresent(password -> properties.setProperty("password", password));
    if (source.url().startsWith("jdbc:postgresql:")) {
      properties.setProperty("loginTimeout", "10");
      properties.setProperty("connectTimeout", "10");
      properties.setProperty("socketTimeout", "60");
      properties.setProperty("readOnlyMode", "always");
    } else if (source.url().startsWith("jdbc:sqlite:") && !source.url().contains(":resource:")) {
      // SQLITE_OPEN_READONLY, so that a wrong name does not create a file.
      properties.setProperty("open_mode", "1");
    } else {
      throw new Unreadable("expected a database at jdbc:postgresql:… or jdbc:sqlite:FILE");
    }
    return properties;
  }

  /** SQLite's driver knows no time limit for a query, so a second thread keeps it for both. */
  private List<Entry> within(Statement statement, String query) throws SQLException, Unreadable {
    // Said before the query is stopped: its end is seen here before the alarm counts as done.
    AtomicBoolean late = new AtomicBoolean();
    CompletableFuture<Void> alarm =
        CompletableFuture.runAsync(
            () -> {
              late.set(true);
              cancel(statement);
            },
            CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
    try (ResultSet result = statement.executeQuery(query)) {
      return rows(result);
    } catch (SQLException failure) {
      if (late.get()) {
        throw new Unreadable("the query took more than " + limit.toSeconds() + " seconds");
      }
      throw failure;
    } finally {
      alarm.cancel(false);
    }
  }

  private static void cancel(Statement statement) {
    try {
      statement.cancel();
    } catch (SQLException ended) {
      // It came to its end meanwhile.
    }
  }

  private static List<Entry> rows(ResultSet result) throws SQLException, Unreadable {
    QueryRow row = QueryRow.of(result);
    List<Entry> entries = new ArrayList<>();
    long characters = 0;
    while (result.next()) {
      Entry entry = row.entry();
      characters += entry.body().length();
      if (characters > MOST_CHARACTERS) {
        throw new Unreadable("the query's rows hold more than " + MOST_CHARACTERS + " characters");
      }
      entries.add(entry);
    }
    return entries;
  }
}

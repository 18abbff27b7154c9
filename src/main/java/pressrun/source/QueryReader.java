package pressrun.source;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;

/** Articles from a database of the operator's; the connection is read-only and bounded. */
final class QueryReader {
  private static final int MOST_ROWS = 5000;
  private static final int SECONDS = 30;

  List<Entry> read(QuerySource source) throws Unreadable {
    if (!source.url().startsWith("jdbc:postgresql:") && !source.url().startsWith("jdbc:sqlite:")) {
      throw new Unreadable("the database of a query is jdbc:postgresql:… or jdbc:sqlite:…");
    }
    Properties login = new Properties();
    source.user().ifPresent(user -> login.setProperty("user", user));
    source.password().ifPresent(password -> login.setProperty("password", password));
    if (source.url().startsWith("jdbc:sqlite:")) {
      login.setProperty("open_mode", "1");
    }
    try (Connection connection = DriverManager.getConnection(source.url(), login);
        Statement statement = connection.createStatement()) {
      connection.setReadOnly(true);
      statement.setQueryTimeout(SECONDS);
      statement.setMaxRows(MOST_ROWS);
      return rows(statement.executeQuery(source.query()));
    } catch (SQLException failure) {
      throw new Unreadable("the query failed: " + failure.getMessage());
    }
  }

  private static List<Entry> rows(ResultSet result) throws SQLException, Unreadable {
    Row row = Row.of(result);
    if (!row.columns().contains("title")) {
      throw new Unreadable("the query has no column \"title\", only " + row.columns());
    }
    List<Entry> entries = new ArrayList<>();
    while (result.next()) {
      entries.add(entry(row));
    }
    return entries;
  }

  private static Entry entry(Row row) throws SQLException {
    String title = row.text("title");
    String body = row.text("body");
    String id = row.text("id");
    return new Entry(
        id.isEmpty() ? Fingerprint.of(title + body) : id,
        Addresses.resolve(Optional.empty(), row.text("link")),
        title,
        row.text("standfirst"),
        body,
        Entry.Format.HTML,
        row.optional("author"),
        row.optional("published").flatMap(Dates::parse),
        row.optional("tags").map(tags -> List.of(tags.split("\\s*,\\s*"))).orElse(List.of()),
        Addresses.resolve(Optional.empty(), row.text("image"))
            .map(uri -> new EntryImage(uri, "", OptionalInt.empty(), OptionalInt.empty())),
        row.optional("language"));
  }

  private record Row(ResultSet result, Set<String> columns) {
    static Row of(ResultSet result) throws SQLException {
      ResultSetMetaData names = result.getMetaData();
      Set<String> columns = new HashSet<>();
      for (int i = 1; i <= names.getColumnCount(); i++) {
        columns.add(names.getColumnLabel(i).toLowerCase(Locale.ROOT));
      }
      return new Row(result, columns);
    }

    String text(String column) throws SQLException {
      return optional(column).orElse("");
    }

    Optional<String> optional(String column) throws SQLException {
      return columns.contains(column)
          ? Optional.ofNullable(result.getString(column))
              .map(String::strip)
              .filter(text -> !text.isEmpty())
          : Optional.empty();
    }
  }
}

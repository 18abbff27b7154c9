package pressrun.source;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import pressrun.http.WebAddress;

/** The row that a query's result stands at, read by the names of its columns. */
record QueryRow(ResultSet result, Set<String> columns) {
  static QueryRow of(ResultSet result) throws SQLException, Unreadable {
    ResultSetMetaData names = result.getMetaData();
    Set<String> columns = new TreeSet<>();
    for (int i = 1; i <= names.getColumnCount(); i++) {
      columns.add(names.getColumnLabel(i).toLowerCase(Locale.ROOT));
    }
    if (!columns.contains("title")) {
      throw new Unreadable("expected a column \"title\" of the query, found " + columns);
    }
    return new QueryRow(result, columns);
  }

  Entry entry() throws SQLException {
    Optional<String> link = optional("link");
    String title = text("title");
    String body = text("body");
    return new Entry(
        Fingerprint.key(optional("id").or(() -> link), title + body),
        WebAddress.resolve(Optional.empty(), link.orElse("")),
        title,
        text("standfirst"),
        body,
        Entry.Format.HTML,
        optional("author"),
        optional("published").flatMap(Dates::parse),
        optional("tags").map(QueryRow::list).orElse(List.of()),
        WebAddress.resolve(Optional.empty(), text("image"))
            .map(uri -> new EntryImage(uri, "", OptionalInt.empty(), OptionalInt.empty())),
        optional("language"));
  }

  private static List<String> list(String tags) {
    return Arrays.stream(tags.split(",", -1))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .toList();
  }

  private String text(String column) throws SQLException {
    return optional(column).orElse("");
  }

  private Optional<String> optional(String column) throws SQLException {
    return columns.contains(column)
        ? Optional.ofNullable(result.getString(column))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
        : Optional.empty();
  }
}

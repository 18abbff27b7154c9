package bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Pressrun's own account, read from outside. */
public final class Ledger {
  /** One line of it; {@code uncertain} counts the episodes that it named so. */
  public record Row(String address, String state, int uncertain, String messageId) {}

  private Ledger() {}

  public static List<Row> read(Path data) throws SQLException {
    return at("jdbc:sqlite:" + data.resolve("pressrun.db"));
  }

  static List<Row> at(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT address, state, uncertain, message_id FROM delivery")) {
      List<Row> read = new ArrayList<>();
      while (rows.next()) {
        read.add(
            new Row(rows.getString(1), rows.getString(2), rows.getInt(3), rows.getString(4)));
      }
      return read;
    }
  }

  /** How many rows of it are still to be worked on by itself. */
  public static long open(List<Row> rows) {
    return rows.stream()
        .filter(
            row ->
                List.of("PENDING", "CLAIMED", "DOT", "DEFERRED", "UNCERTAIN").contains(row.state()))
        .count();
  }

  static String integrity(Path data) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("pressrun.db"));
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("PRAGMA integrity_check")) {
      return answer.getString(1);
    }
  }
}

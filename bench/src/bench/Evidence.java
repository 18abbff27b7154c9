package bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What Pressrun made of a fault, read from its database at one moment. */
public record Evidence(List<Row> rows, List<String> attempts, List<String> alerts, int suppressed) {

  /** A row of the ledger, as far as a fault shows in it. */
  public record Row(String state, int attempts, int uncertain, int code, String text) {}

  public static Evidence read(Path data) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + data.resolve("pressrun.db"))) {
      return new Evidence(
          rows(connection),
          texts(connection, "SELECT outcome || ' ' || stage FROM attempt"),
          texts(connection, "SELECT alert_key || ': ' || message FROM alert ORDER BY id"),
          Integer.parseInt(texts(connection, "SELECT count(*) FROM suppression").get(0)));
    }
  }

  private static List<Row> rows(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT state, attempts, uncertain, reply_code, reply_text FROM delivery")) {
      List<Row> rows = new ArrayList<>();
      while (found.next()) {
        rows.add(
            new Row(
                found.getString(1),
                found.getInt(2),
                found.getInt(3),
                found.getInt(4),
                String.valueOf(found.getString(5))));
      }
      return rows;
    }
  }

  private static List<String> texts(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (found.next()) {
        texts.add(found.getString(1));
      }
      return texts;
    }
  }

  public static boolean isPaused(Path data) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + data.resolve("pressrun.db"))) {
      return texts(connection, "SELECT state FROM edition").contains("PAUSED");
    }
  }

  /** How often each class was recorded, by name. */
  Set<String> classes() {
    return new TreeSet<>(attempts);
  }

  public long in(String state) {
    return rows.stream().filter(row -> row.state().equals(state)).count();
  }

  /** Whether some message that was sent has had another counted attempt before. */
  boolean triedAgain() {
    return rows.stream().anyMatch(row -> row.state().equals("SENT") && row.attempts() > 1);
  }

  /** Whether an attempt was counted that did not end in SENT. */
  boolean countedInVain() {
    return rows.stream().anyMatch(row -> row.attempts() > (row.state().equals("SENT") ? 1 : 0));
  }

  boolean alerted(String key) {
    return alerts.stream().anyMatch(alert -> alert.startsWith(key));
  }
}

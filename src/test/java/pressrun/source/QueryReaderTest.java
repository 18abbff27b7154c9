package pressrun.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryReaderTest {
  private final Path folder;

  QueryReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void fill() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE post (id INTEGER, headline TEXT, text TEXT, at TEXT)");
      statement.execute(
          "INSERT INTO post VALUES (7, 'New ferry', '<p>x</p>', '2026-01-05 10:00:00')");
    }
  }

  @Test
  void aRowIsReadByTheNamesOfItsColumns() throws Unreadable {
    Entry entry =
        read("SELECT id, headline AS title, text AS body, at AS published,"
                + " 'https://example.org/' || id AS link, 'a, b' AS Tags FROM post")
            .entries()
            .get(0);

    assertThat(entry.id()).isEqualTo("7");
    assertThat(entry.title()).isEqualTo("New ferry");
    assertThat(entry.body()).isEqualTo("<p>x</p>");
    assertThat(entry.published()).contains(Instant.parse("2026-01-05T10:00:00Z"));
    assertThat(entry.link()).contains(URI.create("https://example.org/7"));
    assertThat(entry.tags()).containsExactly("a", "b");
    assertThat(entry.author()).isEmpty();
  }

  @Test
  void aQueryWithoutTitleIsToldWithItsColumns() {
    assertThatThrownBy(() -> read("SELECT id, text FROM post"))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("\"title\"")
        .hasMessageContaining("[id, text]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM post",
        "DELETE FROM post RETURNING headline AS title",
        "CREATE TABLE x (title)",
        "SELECT nonsense",
        ""
      })
  void nothingIsEverWritten(String query) throws Unreadable {
    assertThatThrownBy(() -> read(query)).isInstanceOf(Unreadable.class);
    assertThat(read("SELECT headline AS title FROM post").entries()).hasSize(1);
  }

  @Test
  void aQueryWithoutEndIsStoppedAtTheLimit() {
    String endless =
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
            + " SELECT max(x) AS title FROM n";

    assertThatThrownBy(() -> read(endless, Duration.ofMillis(200)))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("took more than");
  }

  @Test
  void notMoreThanFiveThousandRowsAreTaken() throws Unreadable {
    String many =
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 6000)"
            + " SELECT x AS title FROM n";

    assertThat(read(many).entries()).hasSize(5000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://127.0.0.1/x",
        "jdbc:sqlite::resource:http://127.0.0.1/x",
        "http://127.0.0.1/",
        ""
      })
  void onlyTwoKindsOfDatabaseAreAsked(String url) {
    assertThatThrownBy(() -> new QueryReader(Duration.ofSeconds(5)).read(source(url, "SELECT 1")))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("expected a database at");
  }

  @Test
  void aDatabaseFileThatIsMissingIsNotMade() {
    Path missing = folder.resolve("missing.db");

    assertThatThrownBy(
            () ->
                new QueryReader(Duration.ofSeconds(5))
                    .read(source("jdbc:sqlite:" + missing, "SELECT 1 AS title")))
        .isInstanceOf(Unreadable.class);
    assertThat(Files.exists(missing)).isFalse();
  }

  private Reading read(String query) throws Unreadable {
    return read(query, Duration.ofSeconds(20));
  }

  private Reading read(String query, Duration limit) throws Unreadable {
    return new QueryReader(limit).read(source("jdbc:sqlite:" + file(), query));
  }

  private Path file() {
    return folder.resolve("cms.db");
  }

  private static QuerySource source(String url, String query) {
    return new QuerySource("CMS", "query:cms", url, Optional.empty(), Optional.empty(), query);
  }
}

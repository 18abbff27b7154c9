package pressrun.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pressrun.testing.EachDatabase;
import pressrun.testing.TestDatabase;

@Timeout(60)
final class WriteTrialStoreTest {
  @TempDir private Path folder;

  @EachDatabase
  void aDatabaseThatTakesWritesIsInNoTrouble(Database database) {
    try (WriteTrialStore trial = database.writeTrial()) {
      assertThat(trial.trouble()).isEmpty();
      assertThat(trial.trouble()).isEmpty();
    }
  }

  @Test
  void aFileThatAnotherProgramHoldsLockedIsToldUntilItLetsGo() throws SQLException {
    try (Database database = TestDatabase.sqlite(folder);
        WriteTrialStore trial = database.writeTrial();
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThat(trial.trouble()).hasValueSatisfying(why -> assertThat(why).contains("locked"));
      statement.execute("COMMIT");
      assertThat(trial.trouble()).isEmpty();
    }
  }

  @Test
  void aFileThatIsTakenAwayIsToldUntilItIsBack() throws IOException {
    Path elsewhere = folder.resolve("elsewhere.db");
    try (Database database = TestDatabase.sqlite(folder);
        WriteTrialStore trial = database.writeTrial()) {
      assertThat(trial.trouble()).isEmpty();
      Files.move(file(), elsewhere);
      assertThat(trial.trouble()).hasValueSatisfying(why -> assertThat(why).contains("removed"));
      Files.createFile(file());
      assertThat(trial.trouble()).hasValueSatisfying(why -> assertThat(why).contains("replaced"));
      Files.delete(file());
      Files.move(elsewhere, file());
      assertThat(trial.trouble()).isEmpty();
    }
  }

  @Test
  void aServerThatOnlyAnswersReadersIsTold() throws SQLException {
    DatabaseSettings settings = TestDatabase.postgresqlSettings();
    try (Database database = Database.open(settings)) {
      setReadOnly(settings, "on");
      try (WriteTrialStore trial = database.writeTrial()) {
        assertThat(trial.trouble())
            .hasValueSatisfying(why -> assertThat(why).contains("read-only"));
        setReadOnly(settings, "off");
        assertThat(trial.trouble()).isEmpty();
      }
    }
  }

  private static void setReadOnly(DatabaseSettings settings, String value) throws SQLException {
    String name = settings.url().replaceFirst(".*/([^?]+).*", "$1");
    try (Connection connection = DriverManager.getConnection(settings.url());
        Statement statement = connection.createStatement()) {
      statement.execute("SET default_transaction_read_only = off");
      statement.execute("ALTER DATABASE " + name + " SET default_transaction_read_only = " + value);
    }
  }

  @Test
  void aServerThatIsNotThereIsTold() {
    DatabaseSettings nowhere =
        new DatabaseSettings(
            "jdbc:postgresql://127.0.0.1:1/none", Optional.of("x"), Optional.of("secret"));
    try (WriteTrialStore trial = new WriteTrialStore(nowhere, Dialect.POSTGRESQL)) {
      assertThat(trial.trouble())
          .hasValueSatisfying(why -> assertThat(why).contains("refused").doesNotContain("secret"));
    }
  }

  private Path file() {
    return folder.resolve("pressrun.db");
  }
}

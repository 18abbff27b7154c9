package pressrun.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.testing.EachDatabase;
import pressrun.testing.TestDatabase;

final class DatabaseTest {
  private final Path folder;

  DatabaseTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static void write(Transaction transaction, String name) {
    transaction
        .handle()
        .execute("INSERT INTO suppression (address_key, reason, since) VALUES (?, 'x', 0)", name);
  }

  private static long count(Database database) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery("SELECT count(*) FROM suppression")
                .mapTo(Long.class)
                .one());
  }

  @Test
  void whereNothingCanBeWrittenItIsReadWithWhatIsWrittenAhead() {
    Path file = folder.resolve("pressrun.db");
    try (Database writer = TestDatabase.sqlite(folder)) {
      writer.useTransaction(transaction -> write(transaction, "first"));
      try (Database reader = Database.openToRead(file)) {
        assertThat(count(reader)).isEqualTo(1);
      }
    }
    try (Database reader = Database.openToRead(file)) {
      assertThat(count(reader)).isEqualTo(1);
      assertThatThrownBy(() -> reader.useTransaction(transaction -> write(transaction, "x")))
          .hasMessageContaining("readonly");
    }
    assertThat(folder.resolve("pressrun.db-shm")).doesNotExist();
  }

  @Test
  void whereItCannotBeReadWithoutWritingItIsSaidWhy() throws IOException {
    Path file = folder.resolve("pressrun.db");
    assertThatThrownBy(() -> Database.openToRead(file)).hasMessageContaining("is not there");
    try (Database writer = TestDatabase.sqlite(folder)) {
      Path copy = Files.createDirectory(folder.resolve("copy"));
      writer.useTransaction(transaction -> write(transaction, "first"));
      Files.copy(file, copy.resolve("pressrun.db"));
      Files.copy(folder.resolve("pressrun.db-wal"), copy.resolve("pressrun.db-wal"));
      assertThatThrownBy(() -> Database.openToRead(copy.resolve("pressrun.db")))
          .hasMessageContaining("pressrun.db-wal")
          .hasMessageContaining("copy the folder");
    }
    Files.writeString(file, "this is no database, but words in a file");
    assertThatThrownBy(() -> Database.openToRead(file)).isInstanceOf(Database.Unusable.class);
  }

  @Test
  void aDatabaseThatKeepsOnlySomeLettersIsRefused() {
    DatabaseSettings latin =
        TestDatabase.postgresqlSettings(
            "ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
    assertThatThrownBy(() -> Database.open(latin))
        .isInstanceOf(Database.NotUtf8.class)
        .hasMessageContaining("LATIN1")
        .hasMessageContaining("ENCODING 'UTF8'");
  }

  @Test
  void theLogOfSqliteStaysSmallWhateverIsWritten() throws IOException {
    Path log = folder.resolve("pressrun.db-wal");
    try (Database database = TestDatabase.sqlite(folder)) {
      for (int portion = 0; portion < 40; portion++) {
        int from = portion * 1_000;
        database.useTransaction(
            transaction ->
                IntStream.range(from, from + 1_000)
                    .forEach(i -> write(transaction, "x".repeat(500) + i)));
        assertThat(Files.size(log)).isLessThan(8_000_000);
      }
    }
  }

  @Test
  void aDamagedDatabaseSaysWhichFileAndWhatToDo() throws IOException {
    Path file = folder.resolve("pressrun.db");
    Files.writeString(file, "this is no database, but words in a file");
    assertThatThrownBy(() -> TestDatabase.sqlite(folder))
        .isInstanceOf(Database.Unusable.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("latest copy")
        .hasMessageContaining(".recover");
  }

  @EachDatabase
  void whatFailsInTheMiddleLeavesNothing(Database database) {
    assertThatThrownBy(
            () ->
                database.useTransaction(
                    transaction -> {
                      write(transaction, "first");
                      throw new IllegalStateException("the power went");
                    }))
        .hasMessage("the power went");
    assertThat(count(database)).isZero();
  }

  @EachDatabase
  void aBatchTellsOfEachRowWhetherItWasChanged(Database database) {
    assertThat(added(database, List.of("first", "second", "first")))
        .containsExactly(true, true, false);
    assertThat(added(database, List.of("second", "a\0b"))).containsExactly(false, true);
    assertThat(added(database, List.of("a\uFFFDb"))).containsExactly(false);
    assertThat(added(database, List.of())).isEmpty();
  }

  private static List<Boolean> added(Database database, List<String> names) {
    return database.inTransaction(
        transaction ->
            transaction.batch(
                """
                INSERT INTO suppression (address_key, reason, since) VALUES (?, ?, ?)
                ON CONFLICT (address_key) DO NOTHING
                """,
                names,
                (statement, name) -> new Columns(statement).text(name).text("x").number(0)));
  }

  @EachDatabase
  void whatIsDoneIsThereForTheNext(Database database) {
    database.useTransaction(transaction -> write(transaction, "first"));
    assertThat(count(database)).isEqualTo(1);
  }

  @EachDatabase
  void quotesEmojiAndRightToLeftTextComeBackAsTheyWent(Database database) {
    String name = "O'Brien \"the\" \\ %_ 🦢 김민아 עדה -- ; DROP TABLE delivery";
    database.useTransaction(transaction -> write(transaction, name));
    assertThat(only(database)).isEqualTo(name);
  }

  @EachDatabase
  void aNulIsReplacedInsteadOfFailingTheTransaction(Database database) {
    database.useTransaction(transaction -> write(transaction, "before\0after"));
    assertThat(only(database)).isEqualTo("before\uFFFDafter");
  }

  private static String only(Database database) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery("SELECT address_key FROM suppression")
                .mapTo(String.class)
                .one());
  }

  @Test
  void openingAgainKeepsWhatIsThere() {
    try (Database database = TestDatabase.sqlite(folder)) {
      database.useTransaction(transaction -> write(transaction, "first"));
    }
    try (Database database = TestDatabase.sqlite(folder)) {
      assertThat(count(database)).isEqualTo(1);
    }
  }

  @Test
  void sqliteWritesThroughToTheDiskAndChecksReferences() {
    try (Database database = TestDatabase.sqlite(folder)) {
      assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(database, "synchronous")).isEqualTo("2");
      assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
    }
  }

  private static String pragma(Database database, String name) {
    return database.read(
        transaction ->
            transaction.handle().createQuery("PRAGMA " + name).mapTo(String.class).one());
  }

  @Test
  void aFileThatIsNoDatabaseIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("pressrun.db"), "a shopping list\n".repeat(200));
    assertThatThrownBy(() -> Database.open(DatabaseSettings.sqlite(file)))
        .isInstanceOf(Database.Unusable.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void aPasswordIsNeverTold() {
    DatabaseSettings settings =
        new DatabaseSettings(
            "jdbc:postgresql://127.0.0.1:1/press?user=press&password=hunter2-in-url",
            Optional.of("press"),
            Optional.of("hunter2"));
    assertThat(settings.toString()).doesNotContain("hunter2");
    assertThatThrownBy(() -> Database.open(settings))
        .isInstanceOf(Database.Unusable.class)
        .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/press")
        .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("hunter2"));
  }
}

package pressrun.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class ReasonTest {
  @Test
  void theFirstCauseIsTold() {
    SQLException refused = new SQLException("Connection refused");
    assertThat(Reason.of(new IllegalStateException("it went wrong", refused)))
        .isEqualTo("Connection refused");
  }

  @Test
  void aCauseThatSaysNothingLeavesTheWordToTheOneBeforeIt() {
    SQLException broken = new SQLException("An I/O error occurred", new EOFException());
    assertThat(Reason.of(broken)).isEqualTo("An I/O error occurred");
  }

  @Test
  void aFaultOfTheDatabaseIsToldFromOthers() {
    assertThat(Reason.isDatabase(new IllegalStateException(new SQLException("locked")))).isTrue();
    assertThat(Reason.isDatabase(new IllegalStateException("no such template"))).isFalse();
  }

  @Test
  void codesOfSqliteComeAsWords() {
    assertThat(Reason.of(coded("SQLITE_FULL] The database or disk is full")))
        .isEqualTo("the disk is full");
    assertThat(Reason.of(coded("SQLITE_CORRUPT_INDEX] malformed"))).contains("damaged", ".recover");
    assertThat(Reason.of(coded("SQLITE_NOTADB] file is not a database"))).contains("latest copy");
    assertThat(Reason.of(coded("SQLITE_READONLY_DIRECTORY] x"))).contains("nothing can be written");
    assertThat(Reason.of(coded("SQLITE_CANTOPEN] x"))).contains("ulimit -n");
    assertThat(Reason.of(coded("SQLITE_BUSY_SNAPSHOT] x")))
        .contains("Pressrun's, which will end", "another program");
    assertThat(Reason.of(coded("SQLITE_IOERR_SHMSIZE] x"))).contains("the disk is full or failing");
    assertThat(Reason.of(coded("SQLITE_CONSTRAINT] a NOT NULL failed")))
        .isEqualTo("a NOT NULL failed");
    assertThat(Reason.of(new SQLException("No native library found for os.name=Linux")))
        .contains(System.getProperty("java.io.tmpdir"), "noexec");
  }

  private static RuntimeException coded(String message) {
    return new IllegalStateException("it went wrong", new SQLException("[" + message));
  }

  @Test
  void statementsAndTheirValuesAreLeftOut() {
    SQLException driver = new SQLException("ERROR: terminating connection");
    BatchUpdateException batch =
        new BatchUpdateException(
            "Batch entry 3 UPDATE delivery SET address = ('mina@example.org')", new int[0], driver);
    batch.setNextException(driver);
    assertThat(Reason.of(new IllegalStateException("failed [statement:\"UPDATE x\"]", batch)))
        .isEqualTo("ERROR: terminating connection");
    assertThat(Reason.of(new BatchUpdateException("Batch entry 0 secret", new int[0])))
        .isEqualTo("BatchUpdateException");
  }
}

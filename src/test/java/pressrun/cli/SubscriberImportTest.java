package pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.testing.Sample;

/** A file of subscribers as a person brings it in: nobody who left is written to again. */
final class SubscriberImportTest {
  @TempDir private Path home;
  private Sample sample;

  @BeforeEach
  void copy() {
    sample = Sample.in(home);
    sample.write(sample.file("subscribers.csv"), "address\n");
  }

  private Typed run(String... words) {
    return Typed.on(sample.config(), sample.data(), words);
  }

  private Typed bringIn(String text, String... options) {
    Path file = home.resolve("people.csv");
    sample.write(file, text);
    String[] words = new String[options.length + 3];
    words[0] = "subscribers";
    words[1] = "import";
    words[2] = file.toString();
    System.arraycopy(options, 0, words, 3, options.length);
    return run(words);
  }

  private String listed() {
    return run("subscribers", "list").out();
  }

  @Test
  void anOptOutTakesAnActivePersonOffAndNoLaterFileBringsThePersonBack() {
    bringIn("email,name\nada@readers.test,Ada\nbela@readers.test,Bela\n", "--yes");
    assertThat(listed()).contains("active       ada@readers.test");
    Typed left = bringIn("email,status\nada@readers.test,unsubscribed\n", "--yes");
    assertThat(left.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(left.out()).contains("1 taken off, having left elsewhere: unsubscribed");
    assertThat(listed())
        .contains("unsubscribed ada@readers.test", "active       bela@readers.test");
    Typed plain = bringIn("email,name\nada@readers.test,Ada\n", "--yes");
    assertThat(plain.out()).contains("1 stays out: unsubscribed");
    assertThat(listed()).contains("unsubscribed ada@readers.test");
  }

  @Test
  void anImportThatFailsInTheMiddleSaysHowFarItCame() throws SQLException {
    listed(); // Makes the database.
    String url = "jdbc:sqlite:" + sample.data().resolve("pressrun.db");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TRIGGER bad BEFORE INSERT ON subscriber WHEN NEW.address LIKE 'last@%'"
              + " BEGIN SELECT RAISE(ABORT, 'a bad row'); END");
    }
    StringBuilder people = new StringBuilder("email\n");
    for (int i = 1; i <= 10_000; i++) {
      people.append("reader").append(i).append("@readers.test\n");
    }
    Typed failed = bringIn(people.append("last@readers.test\n").toString(), "--yes");
    assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(failed.out()).contains("10000 added");
    assertThat(failed.error()).contains("Stopped after 10000 of 10001 rows", "a bad row");
  }

  @Test
  void whoBouncedElsewhereIsNotWrittenToByAnyNewsletter() {
    bringIn("Email Address,CLEAN_TIME\nada@readers.test,2024-02-01 10:00:00\n", "--yes");
    assertThat(listed()).contains("bounced      ada@readers.test");
    assertThat(bringIn("email\nada@readers.test\n", "--yes").out()).contains("stays out");
  }

  @Test
  void anOptOutAmongRepeatedRowsWinsWhicheverComesFirst() {
    bringIn(
        """
        email,status
        ada@readers.test,active
        ada@readers.test,unsubscribed
        bela@readers.test,unsubscribed
        bela@readers.test,active
        """,
        "--yes");
    assertThat(listed())
        .contains("unsubscribed ada@readers.test", "unsubscribed bela@readers.test");
  }

  @Test
  void aColumnThatIsNotUnderstoodStopsTheImportWithAQuestion() {
    Typed asked = bringIn("email,status\nada@readers.test,gold\n", "--yes");
    assertThat(asked.exitCode()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(asked.error()).contains("people.csv:1: column \"status\"", "\"gold\"", "--opt-out");
    assertThat(listed()).doesNotContain("ada@");
    assertThat(
            bringIn(
                    "email,status\nada@readers.test,gold\nbela@readers.test,left\n",
                    "--yes",
                    "--opt-out",
                    "status=left")
                .exitCode())
        .isEqualTo(ExitCode.DONE);
    assertThat(listed()).contains("active       ada@", "unsubscribed bela@");
  }

  @Test
  void aDryRunSaysWhatWouldBeDoneAndDoesNothing() {
    Typed dry =
        bringIn(
            """
            email,name,status
            ada@readers.test,Ada,active
            ADA@readers.test,A.,active
            bela@readers.test,Bela,unsubscribed
            cleo@readers.test,Cleo,pending
            nobody,,active
            """,
            "--dry-run");
    assertThat(dry.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(dry.out())
        .contains(
            "5 rows",
            "would add 1",
            "1 left, bounced or complained elsewhere: kept out",
            "1 not confirmed elsewhere",
            "1 repeated within the file: the first name counts, and an opt-out (line 3)",
            "1 without a valid address",
            "This was a dry run");
    assertThat(dry.error())
        .contains("people.csv:6: an address has a name, an @ and a domain, found \"nobody\"");
    assertThat(listed()).doesNotContain("ada@", "bela@");
  }

  @Test
  void cleanedAddressesAreTold() {
    Typed cleaned = bringIn("email,name\n\"Ada <ada@readers.test>,\",Ada\n", "--yes");
    assertThat(cleaned.out()).contains("1 address was cleaned", "line 2: ada@readers.test");
    assertThat(listed()).contains("active       ada@readers.test");
  }

  @Test
  void theDeclaredFileTakesOffWhoItSaysHasLeft() {
    sample.write(sample.file("subscribers.csv"), "email,status\nada@readers.test,active\n");
    assertThat(listed()).contains("active       ada@readers.test");
    sample.write(
        sample.file("subscribers.csv"),
        "email,status\nada@readers.test,unsubscribed\nbela@readers.test,active\n");
    assertThat(listed())
        .contains("unsubscribed ada@readers.test", "active       bela@readers.test");
  }

  @Test
  void aFileWithoutHeadingsIsAskedAboutWhenACellSaysThatAPersonLeft() {
    String text = "ada@readers.test,subscribed\nbela@readers.test,unsubscribed\n";
    Typed asked = bringIn(text, "--yes");
    assertThat(asked.exitCode()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(asked.error()).contains("column 2", "\"unsubscribed\"", "--opt-out 2=unsubscribed");
    assertThat(listed()).doesNotContain("ada@", "bela@");
    assertThat(bringIn(text, "--yes", "--opt-out", "2=unsubscribed").exitCode()).isZero();
    assertThat(listed()).contains("active       ada@", "unsubscribed bela@");
  }

  @Test
  void anExplainedWordDoesNotMakeActiveWhoIsMarkedUnsubscribed() {
    bringIn("email\nbela@readers.test\n", "--yes");
    bringIn(
        "email,status\nada@readers.test,VIP\nbela@readers.test,unsubscribed\n",
        "--yes",
        "--opt-out",
        "status=gone");
    assertThat(listed()).contains("active       ada@", "unsubscribed bela@");
  }

  @Test
  void whoWasRemovedIsNotKeptAgainByAFileThatNamesThePersonAsGone() {
    bringIn("email\nada@readers.test\n", "--yes");
    assertThat(run("subscribers", "remove", "ada@readers.test").exitCode()).isZero();
    Typed again = bringIn("email,status\nada@readers.test,unsubscribed\n", "--yes");
    assertThat(again.out()).contains("1 stays out: suppressed (removed)");
    assertThat(listed()).doesNotContain("ada@");
  }

  @Test
  void aListOfThoseWhoLeftIsRecognizedByItsFilesName() {
    bringIn("email\nada@readers.test\nbela@readers.test\n", "--yes");
    Path file = home.resolve("unsubscribed_members_export.csv");
    sample.write(file, "email,name\nada@readers.test,Ada\ncleo@readers.test,Cleo\n");
    Typed asked = run("subscribers", "import", file.toString(), "--yes");
    assertThat(asked.exitCode()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(asked.error()).contains("--all-left");
    assertThat(listed()).contains("active       ada@").doesNotContain("cleo@");
    Typed left = run("subscribers", "import", file.toString(), "--yes", "--all-left");
    assertThat(left.out()).contains("1 taken off", "1 kept out").doesNotContain("would");
    assertThat(listed()).contains("unsubscribed ada@", "active       bela@", "unsubscribed cleo@");
  }

  @Test
  void whoIsTakenOffIsToldBeforeItIsDone() {
    bringIn("email\nada@readers.test\n", "--yes");
    Typed dry = bringIn("email,unsubscribed\nada@readers.test,yes\n", "--dry-run");
    assertThat(dry.out()).contains("would add 0", "1 on the list here, but left");
    assertThat(listed()).contains("active       ada@");
  }

  @Test
  void theDryRunCountsAsTheImportDoes() {
    bringIn("email,status\nada@readers.test,active\nbela@readers.test,unsubscribed\n", "--yes");
    run("subscribers", "remove", "ada@readers.test");
    String text = "email\nada@readers.test\nbela@readers.test\ncleo@readers.test\n";
    assertThat(bringIn(text, "--dry-run").out())
        .contains("would add 1", "2 left here before, or suppressed: stays out");
    assertThat(bringIn(text, "--yes").out()).contains("  1 added", "stays out");
  }

  @Test
  void somebodyWhoWasForgottenIsNotStoredAgainByAnOptOut() {
    bringIn("email\nada@readers.test\n", "--yes");
    run("subscribers", "remove", "ada@readers.test");
    Typed again = bringIn("email,status\nada@readers.test,unsubscribed\n", "--yes");
    assertThat(again.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(again.out()).contains("stays out: suppressed (removed)");
    assertThat(listed()).doesNotContain("ada@");
  }

  @Test
  void theFirstNameOfARepeatedAddressCounts() {
    bringIn("email,name\nada@readers.test,\nADA@readers.test,Ada\nada@readers.test,A.\n", "--yes");
    assertThat(listed()).contains("active       ada@readers.test  Ada\n");
  }

  @Test
  void rowsWithoutAnAddressAreToldAndNoFault() {
    Typed contacts = bringIn("Name,E-mail 1 - Value\nAda,ada@readers.test\nBela,\n", "--yes");
    assertThat(contacts.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(contacts.out()).contains("1 without an address: left out (line 3)");
  }

  @Test
  void aDeclaredFileThatIsNotUnderstoodIsToldByCheckWithTheWayOut() {
    sample.write(sample.file("subscribers.csv"), "email,status\nada@readers.test,gold\n");
    Typed check = run("check");
    assertThat(check.exitCode()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(check.error()).contains("\"gold\"", "subscribers_file", "change the headings");
  }

  @Test
  void anAddressThatIsAddedByHandIsCleanedAndShownAsItIsKept() {
    Typed added = run("subscribers", "add", "\u00A0ada@readers.test\u200B,");
    assertThat(added.out()).isEqualTo("ada@readers.test: added\n");
    assertThat(run("subscribers", "remove", "<ada@readers.test>").exitCode()).isZero();
  }

  @Test
  void withoutAQuestionOnlyWhatWasDoneIsTold() {
    assertThat(bringIn("email\nada@readers.test\n", "--yes").out())
        .contains("1 added")
        .doesNotContain("would add");
  }

  @Test
  void theOptionsOfAQuestionAnswerItAsTheyAreCopied() {
    String text =
        """
        E-Mail;Status
        ada@readers.test;ruht, bis Mai
        bela@readers.test;abgemeldet
        cleo@readers.test;angemeldet
        """;
    Typed asked = bringIn(text, "--yes");
    assertThat(asked.exitCode()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(asked.error())
        .contains(
            "\"ruht, bis Mai\" stands in 1 row and is not understood",
            "--opt-out 'Status=ruht, bis Mai'",
            "--opt-in 'Status=ruht, bis Mai'",
            "--ignore-column Status, which ignores \"abgemeldet\" (1 row) too");
    assertThat(bringIn(text, "--yes", "--opt-in", "Status=ruht, bis Mai").exitCode()).isZero();
    assertThat(listed()).contains("active       ada@", "unsubscribed bela@", "active       cleo@");
    bringIn(text, "--yes", "--opt-out", "Status=ruht, bis Mai");
    assertThat(listed()).contains("unsubscribed ada@", "unsubscribed bela@");
  }

  @Test
  void aWordThatNothingIsSaidOfIsStillAskedAboutWhenAnotherIsSaidToSubscribe() {
    String text = "email,status\nada@readers.test,gold\nbela@readers.test,lead\n";
    Typed asked = bringIn(text, "--yes", "--opt-in", "status=gold");
    assertThat(asked.exitCode()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(asked.error()).contains("\"lead\" stands in 1 row").doesNotContain("\"gold\"");
  }

  @Test
  void aStarStandsForAnyValueOfAColumn() {
    String text = "email,ketgan kuni\nada@readers.test,\nbela@readers.test,2024-05-01\n";
    assertThat(bringIn(text, "--yes").error()).contains("--opt-out 'ketgan kuni=*'");
    assertThat(bringIn(text, "--yes", "--opt-out", "ketgan kuni=*").exitCode()).isZero();
    assertThat(listed()).contains("active       ada@", "unsubscribed bela@");
  }

  @Test
  void anAddressInQuotationMarksIsRefusedInWords() {
    Typed quoted = bringIn("email\nada@readers.test\n\"\"\"ada b\"\"@readers.test\"\n", "--yes");
    assertThat(quoted.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(quoted.error())
        .contains("quotation marks before the @ are legal", "found \"\"ada b\"@readers.test\"");
  }
}

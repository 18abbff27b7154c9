package pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pressrun.testing.Sample;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Given;
import pressrun.testing.SmtpFaultServer.Point;

/** What a person decides about editions and deliveries, and whether the books still balance. */
final class InterventionsTest {
  @TempDir private Path home;
  private Sample sample;

  @BeforeEach
  void copy() {
    sample = Sample.in(home);
  }

  private String run(int expected, String... words) {
    Shell shell = new Shell(sample);
    assertThat(shell.run(words)).as(shell.said()).isEqualTo(expected);
    return shell.said();
  }

  private static List<String> recipients(SmtpFaultServer relay) {
    return relay.accepted().stream().map(Given::recipient).toList();
  }

  @Test
  void theBooksOfADeliveredEditionBalance() {
    run(ExitCode.DONE, "send", "--yes");
    assertThat(run(ExitCode.DONE, "audit")).contains("balances, 5 planned = 5 sent");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatOnlyLooksCanDoSoWhereNothingCanBeWritten() throws IOException {
    run(ExitCode.DONE, "send", "--yes");
    Files.setPosixFilePermissions(sample.data(), PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      Assumptions.assumeFalse(Files.isWritable(sample.data()), "the superuser writes everywhere");
      assertThat(run(ExitCode.DONE, "audit")).contains("balances, 5 planned = 5 sent");
      assertThat(run(ExitCode.DONE, "editions")).contains("no. 1", "5 of 5 sent");
      assertThat(run(ExitCode.DONE, "deliveries")).contains("sent");
      assertThat(run(ExitCode.FAILED, "send", "--yes")).contains("cannot be written to");
    } finally {
      Files.setPosixFilePermissions(sample.data(), PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void aFailedDeliveryIsTriedAgainWhenAPersonSaysSo() {
    try (SmtpFaultServer relay =
        new SmtpFaultServer()
            .at(
                Point.RCPT,
                SmtpFaultServer.say("550 5.7.1 not today"),
                SmtpFaultServer.say("250 ok"))) {
      sample.through(relay.port(), 3, "");
      run(ExitCode.FAILED, "send", "--yes");
      assertThat(run(ExitCode.DONE, "audit")).contains("2 sent + 1 failed");
      run(ExitCode.WRONG_USE, "deliveries", "retry");
      run(ExitCode.DONE, "deliveries", "retry", "--yes");
      assertThat(recipients(relay)).hasSize(3).doesNotHaveDuplicates();
      assertThat(run(ExitCode.DONE, "audit")).contains("balances, 3 planned = 3 sent");
    }
  }

  @Test
  void whoCameAfterTheEditionGetsItWhenAPersonSaysSo() {
    try (SmtpFaultServer relay = new SmtpFaultServer()) {
      sample.through(relay.port(), 2, "");
      run(ExitCode.DONE, "send", "--yes");
      assertThat(run(ExitCode.DONE, "send", "--missing")).contains("has had it");

      run(ExitCode.DONE, "subscribers", "add", "late@readers.test");
      run(ExitCode.WRONG_USE, "send", "--missing");
      assertThat(run(ExitCode.DONE, "send", "--missing", "--yes")).contains("3 of 3 delivered");
      run(ExitCode.DONE, "send", "--missing", "--yes");

      assertThat(recipients(relay))
          .containsExactlyInAnyOrder(
              "reader1@readers.test", "reader2@readers.test", "late@readers.test");
      assertThat(run(ExitCode.DONE, "audit")).contains("balances, 3 planned = 3 sent");
    }
  }

  @Test
  void aHeldDeliveryIsResolvedEitherWay() {
    try (SmtpFaultServer relay =
        new SmtpFaultServer()
            .at(
                Point.DOT,
                SmtpFaultServer.hangUp(),
                SmtpFaultServer.hangUp(),
                SmtpFaultServer.say("250 ok"))) {
      sample.through(relay.port(), 2, "delivery:\n  uncertain: hold");
      run(ExitCode.FAILED, "send", "--yes");
      assertThat(run(ExitCode.DONE, "audit")).contains("2 held");
      assertThat(run(ExitCode.DONE, "deliveries", "show", "reader1@readers.test"))
          .contains("held", "not answered", "DOT");
      run(ExitCode.DONE, "deliveries", "resolve", "reader1@readers.test", "--as", "sent");
      run(ExitCode.DONE, "deliveries", "resolve", "reader2@readers.test", "--as", "resend");
      run(ExitCode.WRONG_USE, "deliveries", "resolve", "reader1@readers.test", "--as", "resend");
      run(ExitCode.DONE, "send", "--yes");
      assertThat(recipients(relay)).containsExactly("reader2@readers.test");
      assertThat(run(ExitCode.DONE, "audit")).contains("balances, 2 planned = 2 sent");
    }
  }

  @Test
  void allThatIsHeldOfAnEditionIsResolvedTogetherWhenAPersonSaysSo() {
    try (SmtpFaultServer relay =
        new SmtpFaultServer()
            .at(
                Point.DOT,
                SmtpFaultServer.hangUp(),
                SmtpFaultServer.hangUp(),
                SmtpFaultServer.say("250 ok"))) {
      sample.through(relay.port(), 3, "delivery:\n  uncertain: hold");
      run(ExitCode.FAILED, "send", "--yes");
      assertThat(run(ExitCode.DONE, "audit")).contains("1 sent", "2 held");
      String[] resend = {"deliveries", "resolve", "--all", "--as", "resend"};
      assertThat(run(ExitCode.WRONG_USE, resend)).contains("to the 2 readers held", "--yes");
      run(ExitCode.WRONG_USE, "deliveries", "resolve", "--as", "resend");
      run(ExitCode.WRONG_USE, "deliveries", "resolve", "a@readers.test", "--all", "--as", "sent");
      run(ExitCode.DONE, "send", "--yes");
      assertThat(relay.accepted()).hasSize(1);

      assertThat(run(ExitCode.DONE, "deliveries", "resolve", "--all", "--as", "resend", "--yes"))
          .contains("2 messages go out again");
      run(ExitCode.DONE, "send", "--yes");
      assertThat(recipients(relay)).hasSize(3).doesNotHaveDuplicates();
      assertThat(run(ExitCode.DONE, "audit")).contains("balances, 3 planned = 3 sent");
      run(ExitCode.WRONG_USE, "deliveries", "resolve", "--all", "--as", "sent", "--yes");
    }
  }

  @Test
  void afterARestoreTheQuestionAndTheAnswerNameHowToResend() throws IOException {
    try (SmtpFaultServer relay =
        new SmtpFaultServer()
            .at(
                Point.RCPT,
                SmtpFaultServer.say("451 4.7.1 later"),
                SmtpFaultServer.say("451 later"),
                SmtpFaultServer.say("250 ok"))) {
      sample.through(relay.port(), 2, "");
      run(ExitCode.FAILED, "send", "--yes");
      Path database = sample.data().resolve("pressrun.db");
      Path copy = home.resolve("backup.db");
      Files.copy(database, copy);
      Files.move(copy, database, StandardCopyOption.REPLACE_EXISTING);
      assertThat(run(ExitCode.WRONG_USE, "resume")).contains("2 messages were waiting", "--resend");
      assertThat(run(ExitCode.DONE, "resume", "--yes"))
          .contains("2 of harbour-courier no. 1 are held", "pressrun deliveries resolve --config");
      run(ExitCode.DONE, "deliveries", "resolve", "--all", "--as", "sent", "--yes");
      assertThat(run(ExitCode.DONE, "audit")).contains("balances, 2 planned = 2 sent");
      assertThat(relay.accepted()).isEmpty();
    }
  }

  @Test
  void whatABounceCameBackToNamesTheDelivery() {
    try (SmtpFaultServer relay = new SmtpFaultServer()) {
      sample.through(relay.port(), 2, "bounce_domain: bounces.example.org");
      run(ExitCode.DONE, "send", "--yes");
      assertThat(relay.accepted())
          .hasSize(2)
          .allSatisfy(
              given -> {
                assertThat(given.sender()).endsWith("@bounces.example.org");
                assertThat(run(ExitCode.DONE, "deliveries", "show", given.sender()))
                    .contains("to " + given.recipient() + ": sent after 1 attempt");
              });
    }
  }

  @Test
  void anEditionThatNobodyHasHadGivesItsArticlesBackWhenItIsCancelled() {
    try (SmtpFaultServer relay =
        new SmtpFaultServer().at(Point.RCPT, SmtpFaultServer.say("451 4.7.1 later"))) {
      sample.through(relay.port(), 3, "");
      assertThat(run(ExitCode.FAILED, "send", "--yes"))
          .containsPattern(
              "Put off until [A-Z][a-z]{2} [0-9:]{8} at the earliest: 451 4.7.1 later");
      assertThat(run(ExitCode.DONE, "editions", "cancel", "--yes")).contains("3 readers");
      assertThat(run(ExitCode.DONE, "audit")).contains("balances, 3 planned = 3 cancelled");
      assertThat(run(ExitCode.DONE, "select")).contains("Old lighthouse");
    }
  }

  @Test
  @Timeout(60)
  void anEditionThatAPersonPausedIsNotWaitedFor() {
    try (SmtpFaultServer relay =
        new SmtpFaultServer().at(Point.RCPT, SmtpFaultServer.say("451 4.7.1 later"))) {
      sample.through(relay.port(), 3, "");
      run(ExitCode.FAILED, "send", "--yes");
      run(ExitCode.DONE, "editions", "pause");
      run(ExitCode.FAILED, "deliveries", "retry", "--state", "deferred", "--yes");
      assertThat(relay.count("RCPT")).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Point.class,
      names = {"MAIL", "RCPT", "DOT"})
  void anEditionThatWasPausedForItsSenderGoesOnWithAnother(Point refusing) {
    try (SmtpFaultServer relay =
        new SmtpFaultServer()
            .at(refusing, SmtpFaultServer.say("550 5.7.60 not permitted to send as this sender"))) {
      sample.through(relay.port(), 3, "");
      assertThat(run(ExitCode.FAILED, "send", "--yes"))
          .contains("does not let you send as courier@example.org");
      assertThat(run(ExitCode.DONE, "deliveries", "show", "reader1@readers.test"))
          .contains("The edition is paused", "pressrun resume")
          .doesNotContain("next try", "no attempts", "Unattempted");
      sample.change(sample.newsletter(), "courier@example.org", "allowed@example.org");
      relay.behave(refusing);
      assertThat(run(ExitCode.DONE, "resume", "--number", "1")).contains("3 of 3 delivered");
      assertThat(relay.accepted())
          .hasSize(3)
          .allMatch(given -> given.text().contains("allowed@example.org"));
    }
  }

  @Test
  void nothingIsLeftToBeMindedOfACancelledEdition() {
    try (SmtpFaultServer relay =
        new SmtpFaultServer().at(Point.MAIL, SmtpFaultServer.say("550 5.7.1 not from you"))) {
      sample.through(relay.port(), 3, "");
      assertThat(run(ExitCode.FAILED, "send", "--yes"))
          .contains(
              "harbour-courier no. 1 is paused. The mail server does not let you send as",
              "newsletters/harbour-courier.yml, then run: pressrun resume --config",
              "(The server said: 550 5.7.1 not from you)",
              "3 of 3 readers have not received it")
          .doesNotContain("Put off until");
      run(ExitCode.DONE, "editions", "cancel", "--yes");
      assertThat(run(ExitCode.DONE, "alerts")).contains("there is no alert");
    }
  }

  @Test
  void eachTestCopyIsAMessageOfItsOwn() {
    try (SmtpFaultServer relay = new SmtpFaultServer()) {
      sample.through(relay.port(), 3, "");
      run(ExitCode.DONE, "send", "--test", "me@readers.test,you@readers.test");
      run(ExitCode.DONE, "send", "--test", "me@readers.test");
      assertThat(relay.accepted())
          .extracting(
              given ->
                  given.text().lines().filter(line -> line.startsWith("Message-ID:")).findFirst())
          .hasSize(3)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void aRestoredDatabaseSendsNothingUntilAPersonHasLooked() throws IOException {
    try (SmtpFaultServer relay = new SmtpFaultServer()) {
      sample.through(relay.port(), 3, "");
      run(ExitCode.DONE, "collect");
      Path database = sample.data().resolve("pressrun.db");
      Path copy = home.resolve("backup.db");
      Files.copy(database, copy);
      run(ExitCode.DONE, "send", "--yes");
      Files.copy(copy, database, StandardCopyOption.REPLACE_EXISTING);
      assertThat(run(ExitCode.FAILED, "send", "--yes")).contains("pressrun resume");
      assertThat(relay.accepted()).hasSize(3);
      assertThat(run(ExitCode.WRONG_USE, "resume")).contains("--yes");
      run(ExitCode.DONE, "resume", "--yes");
      run(ExitCode.DONE, "send", "--yes");
    }
  }

  @Test
  void anOlderDatabaseUnderTheSameFileIsNoticedByTheJournal() throws IOException {
    try (SmtpFaultServer relay =
        new SmtpFaultServer()
            .at(
                Point.RCPT,
                SmtpFaultServer.say("451 4.7.1 later"),
                SmtpFaultServer.say("451 later"),
                SmtpFaultServer.say("250 ok"))) {
      sample.through(relay.port(), 2, "");
      run(ExitCode.FAILED, "send", "--yes");
      byte[] before = Files.readAllBytes(sample.data().resolve("pressrun.db"));
      run(ExitCode.DONE, "deliveries", "retry", "--state", "deferred", "--yes");
      assertThat(relay.accepted()).hasSize(2);
      Files.write(sample.data().resolve("pressrun.db"), before);
      assertThat(run(ExitCode.FAILED, "send", "--yes")).contains("older than its journal");
      assertThat(run(ExitCode.DONE, "resume", "--yes"))
          .contains("2 more messages were sent", "0 are held");
      assertThat(recipients(relay)).hasSize(2).doesNotHaveDuplicates();
      assertThat(run(ExitCode.DONE, "audit")).contains("balances, 2 planned = 2 sent");
    }
  }
}

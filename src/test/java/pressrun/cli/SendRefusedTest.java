package pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.testing.Sample;
import pressrun.testing.SmtpFaultServer;

/** What must not go out does not, and uses nothing up. */
final class SendRefusedTest {
  @TempDir private Path home;
  private Sample sample;

  @BeforeEach
  void copy() {
    sample = Sample.in(home);
  }

  private String send(int expectedCode) {
    Shell shell = new Shell(sample);
    assertThat(shell.run("send", "--yes")).as(shell.said()).isEqualTo(expectedCode);
    return shell.said();
  }

  private void assertNothingWasUsed() {
    Shell editions = new Shell(sample);
    editions.run("editions");
    assertThat(editions.said()).contains("No edition yet");
    Shell selection = new Shell(sample);
    selection.run("select");
    assertThat(selection.said()).contains("Old lighthouse");
  }

  @Test
  void aRelayThatCannotBeReachedStopsASendBeforeAnythingIsFrozen() {
    SmtpFaultServer gone = new SmtpFaultServer();
    gone.close();
    sample.through(gone.port(), 3, "");
    assertThat(send(ExitCode.FAILED)).contains("127.0.0.1:" + gone.port(), "Nothing was sent");
    assertNothingWasUsed();
  }

  @Test
  void madeUpReadersAreNotWrittenToThroughARelay() {
    try (SmtpFaultServer relay = new SmtpFaultServer()) {
      sample
          .through(relay.port(), 0, "")
          .write(sample.file("subscribers.csv"), "address\na@example.org\n");
      assertThat(send(ExitCode.FAILED))
          .contains("1 subscriber has a sample address: a@example.org. No edition is sent");
      assertThat(relay.given()).isEmpty();
    }
    assertNothingWasUsed();
  }

  @Test
  void withNobodyToSendToNothingIsUsedUp() {
    sample.write(sample.file("subscribers.csv"), "address\n");
    assertThat(send(ExitCode.FAILED))
        .contains("Nobody gets it", "pressrun subscribers add", "no article is used up");
    assertNothingWasUsed();
    Typed json = Typed.on(sample.config(), sample.data(), "send", "--yes", "--json");
    assertThat(json.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(json.out()).isEqualTo("{\"result\":\"nobody\"}\n");
    Shell test = new Shell(sample);
    assertThat(test.run("send", "--test", "me@readers.test")).isEqualTo(ExitCode.DONE);
    assertThat(test.said()).contains("A test copy went to");
  }

  @Test
  void aDryRunTellsThatNobodyGetsIt() {
    sample.write(sample.file("subscribers.csv"), "address\n");
    Typed dry = Typed.on(sample.config(), sample.data(), "send", "--dry-run");
    assertThat(dry.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(dry.out()).contains("Old lighthouse", "Nobody gets it");
    Typed json = Typed.on(sample.config(), sample.data(), "send", "--dry-run", "--json");
    assertThat(json.out()).contains("\"result\":\"nobody\"", "\"recipients\":0");
  }

  @Test
  void aSubscriberFileWithoutAddressesIsAFaultOfTheConfiguration() {
    sample.through(1, 0, "").write(sample.file("subscribers.csv"), "who,what\nAda,a ferry\n");
    Typed check = Typed.on(sample.config(), sample.data(), "check");
    assertThat(check.exitCode()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(check.error())
        .contains("subscribers.csv:1: no column of the file has e-mail addresses");
    assertThat(check.out()).doesNotContain("is right");
    assertThat(Typed.on(sample.config(), sample.data(), "check", "--json").out())
        .contains("{\"problem\":", "no column of the file has e-mail addresses");
  }

  @Test
  void madeUpReadersAreToldByCheckImportAndDryRunBeforeTheyAreRefused() {
    try (SmtpFaultServer relay = new SmtpFaultServer()) {
      sample
          .through(relay.port(), 0, "")
          .write(sample.file("subscribers.csv"), "address\na@example.org\nb@EXAMPLE.com\n");
      Typed check = Typed.on(sample.config(), sample.data(), "check");
      assertThat(check.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(check.error())
          .contains("2 subscribers have sample addresses, such as a@example.org (line 2)");
      assertThat(Typed.on(sample.config(), sample.data(), "check", "--json").out())
          .contains("\"made_up\":2");
      String file = sample.file("subscribers.csv").toString();
      assertThat(
              Typed.on(sample.config(), sample.data(), "subscribers", "import", "--dry-run", file)
                  .error())
          .contains("2 subscribers have sample addresses", "subscribers remove");
      Typed dry = Typed.on(sample.config(), sample.data(), "send", "--dry-run");
      assertThat(dry.error()).contains("would be refused: 2 subscribers have sample addresses");
      assertThat(Typed.on(sample.config(), sample.data(), "send", "--dry-run", "--json").out())
          .contains(
              "\"result\":\"would-be-refused\"",
              "2 subscribers have sample addresses, such as a@example.org");
      assertThat(relay.given()).isEmpty();
    }
  }

  @Test
  void aRelayAsksForAnHttpsBaseUrl() {
    try (SmtpFaultServer relay = new SmtpFaultServer()) {
      sample
          .through(relay.port(), 3, "")
          .change(sample.file("pressrun.yml"), "https://", "http://");
      assertThat(send(ExitCode.WRONG_USE)).contains("pressrun.yml:1:11", "must be https");
      assertThat(relay.given()).isEmpty();
    }
  }

  @Test
  void aFaultyTemplateStopsASendWithItsPlace() {
    Path template = home.resolve("templates/digest/html.ftlh");
    sample.write(template, "<p>\n${nowhere.title}</p>");
    assertThat(send(ExitCode.FAILED)).contains("digest/html.ftlh:2:3", "nowhere");
    assertNothingWasUsed();
  }

  @Test
  void aLetterThatCanBeMadeForNobodyUsesNothingUp() {
    // The low byte of this letter is a line feed, so no header may hold it.
    sample.change(
        sample.file("newsletters/harbour-courier.yml"),
        "address: courier@",
        "address: courier\u760a@");
    assertThat(Typed.on(sample.config(), sample.data(), "send", "--dry-run").error())
        .contains("would be refused: no message can be made, for any reader");
    assertThat(send(ExitCode.FAILED)).contains("no message can be made", "From");
    assertNothingWasUsed();
  }

  @Test
  void aDataFolderThatCannotBeWrittenToIsNamed() {
    sample.write(sample.data(), "a file where the folder should be");
    assertThat(send(ExitCode.FAILED)).contains(sample.data().toString());
  }

  @Test
  void aFeedThatCannotBeReadIsNamedAndTheOthersGoOut() {
    sample.write(sample.file("feeds/city-desk.xml"), "this is no feed");
    assertThat(send(ExitCode.DONE)).contains("City desk", "5 of 5 delivered");
  }
}

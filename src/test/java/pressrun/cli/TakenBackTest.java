package pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pressrun.testing.Sample;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Point;

/** No edition is used up by what makes every message impossible, or it is taken back. */
final class TakenBackTest {
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

  @Test
  void anEditionThatIsRefusedForEverybodyGivesItsArticlesBack() {
    try (SmtpFaultServer relay =
        new SmtpFaultServer().at(Point.DOT, SmtpFaultServer.say("550 5.6.0 not this content"))) {
      sample.through(relay.port(), 2, "");
      run(ExitCode.FAILED, "send", "--yes");

      assertThat(run(ExitCode.WRONG_USE, "editions", "cancel", "--return-articles"))
          .contains("none of 2 readers", "articles?", "--yes");
      assertThat(run(ExitCode.DONE, "editions", "cancel", "--return-articles", "--yes"))
          .contains("is taken back", "new again");
      assertThat(run(ExitCode.WRONG_USE, "editions", "cancel", "--return-articles", "--yes"))
          .contains("no articles that could be given back");
      assertThat(run(ExitCode.DONE, "select")).contains("Old lighthouse");
    }
  }

  @Test
  void anEditionThatSomebodyHasIsNotTakenBack() {
    try (SmtpFaultServer relay = new SmtpFaultServer()) {
      sample.through(relay.port(), 2, "");
      run(ExitCode.DONE, "send", "--yes");

      assertThat(run(ExitCode.FAILED, "editions", "cancel", "--return-articles", "--yes"))
          .contains("not taken back", "2 readers may have it", "Nothing was changed");
      assertThat(run(ExitCode.DONE, "audit")).contains("balances, 2 planned = 2 sent");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title: The Harbour Courier | title: \"The Harbour\\nCourier\"",
        "title: The Harbour Courier | title: \"The Harbour\\u2028Courier\"",
        "title: The Harbour Courier | title: \"The Harbour\\u0085Courier\"",
        "name: The Harbour Courier | 'name: |\n    The Harbour\n    Courier'",
        "name: The Harbour Courier | 'name: |\n    The Harbour Courier'",
        "address: courier@example.org | 'address: |\n    a@example.org\n    b@example.org'",
        "reply_to: editors@example.org | reply_to: \"a@example.org\\nBcc: b@example.org\"",
      })
  void aLineBreakInAConfiguredTextUsesNothingUp(String from, String to) {
    sample.change(sample.newsletter(), from, to);

    Typed check = Typed.on(sample.config(), sample.data(), "check");

    assertThat(check.exitCode()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(check.error()).containsPattern("harbour-courier.yml:[0-9]+:[0-9]+");
    run(ExitCode.WRONG_USE, "send", "--yes");
  }

  @Test
  void anUnsubscribeAddressTooLongForALineUsesNothingUp() {
    sample.through(1, 0, "").write(sample.file("subscribers.csv"), "address\na@readers.test\n");
    sample.write(
        sample.file("pressrun.yml"),
        "base_url: https://letters.example.net/" + "x".repeat(1_200) + "/\n");

    assertThat(run(ExitCode.WRONG_USE, "send", "--yes")).contains("pressrun.yml:1:", "at most 500");

    sample.write(sample.file("pressrun.yml"), "");
    assertThat(run(ExitCode.DONE, "editions")).contains("No edition yet");
  }

  @Test
  void mailForAStrasseWithSharpSGoesThere() {
    try (SmtpFaultServer relay = new SmtpFaultServer()) {
      sample
          .through(relay.port(), 0, "bounce_domain: bounces.faß.example")
          .change(sample.newsletter(), "courier@example.org", "courier@faß.example")
          .write(
              sample.file("subscribers.csv"),
              """
              address
              a@straße.example
              b@STRASSE.example
              c@βόλος.example
              d@نامه\u200Cای.example
              e@háčky.example
              a@xn--strae-oqa.example
              """);

      run(ExitCode.DONE, "send", "--yes");

      assertThat(relay.accepted())
          .extracting(SmtpFaultServer.Given::recipient)
          .containsExactlyInAnyOrder(
              "a@xn--strae-oqa.example",
              "b@strasse.example",
              "c@xn--nxasmm1c.example",
              "d@xn--mgba3gch31f060k.example",
              "e@xn--hky-ela4t.example");
      assertThat(relay.accepted())
          .allSatisfy(
              given -> {
                assertThat(given.sender()).endsWith("@bounces.xn--fa-hia.example");
                assertThat(given.text()).contains("<courier@xn--fa-hia.example>");
              });
    }
  }
}

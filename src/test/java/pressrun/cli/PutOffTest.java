package pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pressrun.testing.Sample;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Given;
import pressrun.testing.SmtpFaultServer.Point;

/** The next send delivers what was put off: all that is due, and what is nearly. */
@Timeout(180)
final class PutOffTest {
  private static final int READERS = 60;

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

  private SmtpFaultServer greylisting() {
    return new SmtpFaultServer().at(Point.RCPT, SmtpFaultServer.say("450 4.7.1 greylisted"));
  }

  /** As if the time of the next attempt had come. */
  private void allAreDue() throws SQLException {
    String url = "jdbc:sqlite:" + sample.data().resolve("pressrun.db");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("UPDATE delivery SET next_at = 1")).isEqualTo(READERS);
    }
  }

  private static void eachGotOne(SmtpFaultServer relay) {
    assertThat(relay.accepted())
        .extracting(Given::recipient)
        .hasSize(READERS)
        .doesNotHaveDuplicates();
  }

  @Test
  void allThatIsDueGoesOutAndThenItIsDone() throws SQLException {
    try (SmtpFaultServer relay = greylisting()) {
      sample.through(relay.port(), READERS, "");
      assertThat(run(ExitCode.FAILED, "send", "--yes")).contains("60 deferred", "Put off until");
      relay.behave(Point.RCPT);
      allAreDue();
      assertThat(run(ExitCode.DONE, "send", "--yes", "--wait", "0")).contains("60 of 60 delivered");
      eachGotOne(relay);
    }
  }

  @Test
  void whatIsDueOfAnEarlierEditionGoesOutWithANewOne() throws SQLException {
    try (SmtpFaultServer relay = greylisting()) {
      sample.through(relay.port(), READERS, "");
      run(ExitCode.FAILED, "send", "--yes");
      relay.behave(Point.RCPT);
      allAreDue();
      sample.write(
          sample.file("articles/later.txt"),
          "A whale in the harbour\n\nIt came at noon, turned twice and left for the open sea.\n");
      assertThat(run(ExitCode.DONE, "send", "--yes", "--wait", "0"))
          .contains("no. 2: 60 of 60 delivered");
      assertThat(relay.accepted()).hasSize(2 * READERS);
    }
  }

  @Test
  void whatIsNearlyDueIsWaitedFor() {
    try (SmtpFaultServer relay = greylisting()) {
      sample.through(relay.port(), READERS, "delivery:\n  patience:\n    retry: 3s");
      run(ExitCode.FAILED, "send", "--yes", "--wait", "0");
      relay.behave(Point.RCPT);
      run(ExitCode.DONE, "send", "--yes");
      eachGotOne(relay);
    }
  }

  @Test
  void theWaitIsToldAndHasAnEnd() {
    try (SmtpFaultServer relay = greylisting()) {
      sample.through(relay.port(), READERS, "delivery:\n  patience:\n    retry: 1s");
      assertThat(run(ExitCode.FAILED, "send", "--yes", "--wait", "2s"))
          .contains("Waiting for what is put off", "0 of 60 delivered, 60 deferred")
          .containsOnlyOnce("of 60 delivered");
      assertThat(relay.count("RCPT")).isGreaterThanOrEqualTo(2 * READERS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "soon", "-1s", "PT5M", ""})
  void aWaitThatIsNoneIsRefusedBeforeAnythingIsSent(String wait) {
    assertThat(run(ExitCode.WRONG_USE, "send", "--yes", "--wait=" + wait))
        .contains("--wait", "30s");
  }
}

package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pressrun.edition.Edition;
import pressrun.edition.EditionState;
import pressrun.testing.Heard;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Point;
import pressrun.testing.TestDatabase;

/** What an operator who reads the log of serve is told, a line each. */
@Timeout(60)
final class OperatorsLogTest {
  @Test
  void anEditionBeginsAndIsDoneAndARelayRestsAndWorksAgain(@TempDir Path folder) {
    try (Newsstand stand = new Newsstand(TestDatabase.sqlite(folder), folder);
        SmtpFaultServer relay =
            new SmtpFaultServer()
                .at(
                    Point.MAIL,
                    SmtpFaultServer.say("451 4.7.0 slow"),
                    SmtpFaultServer.say("250 ok"))
                .at(
                    Point.RCPT,
                    SmtpFaultServer.say("550 5.7.1 not him"),
                    SmtpFaultServer.say("250 ok"));
        Heard heard = new Heard("pressrun.delivery")) {
      stand.subscribers(5);
      Edition edition = stand.enqueued(1);
      try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
        while (stand.state(edition) != EditionState.SENT
            || !heard.lines().contains("relay main works again")) {
          stand.clock.advance(Duration.ofSeconds(1));
          loop.wake();
          Thread.onSpinWait();
        }
      }
      assertThat(heard.lines().get(0)).isEqualTo("harbour-letter no. 1 begins: 5 pending");
      assertThat(heard.lines())
          .contains("harbour-letter no. 1 is done: 4 sent, 1 failed", "relay main works again")
          .anyMatch(
              line -> line.startsWith("relay main is spared") && line.contains("451 4.7.0 slow"));
    }
  }
}

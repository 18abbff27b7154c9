package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pressrun.alert.Alert;
import pressrun.database.Database;
import pressrun.edition.Edition;
import pressrun.smtp.RelaySettings;
import pressrun.testing.EachDatabase;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Given;
import pressrun.testing.SmtpFaultServer.Point;

/**
 * Relays that offer PIPELINING and do not bear it: one session shows it, and the list is not
 * doubled.
 */
@Timeout(60)
final class PipeliningFailureTest {
  private final SmtpFaultServer relay = new SmtpFaultServer().offering("PIPELINING");
  private final Path folder;

  PipeliningFailureTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void close() {
    relay.close();
  }

  private Newsstand stand(Database database, int readers) {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(readers);
    return stand;
  }

  private void untilSent(Newsstand stand, Edition edition, int readers, RelaySettings settings) {
    try (DeliveryLoop loop = stand.loop(settings)) {
      while (stand.count(edition, DeliveryState.SENT) < readers) {
        loop.wake();
        Thread.onSpinWait();
      }
    }
  }

  private List<String> recipients() {
    return relay.accepted().stream().map(Given::recipient).toList();
  }

  @EachDatabase
  void aServerThatTakesTheMessageAndDiesLosesOneAnswerAndNoMore(Database database)
      throws InterruptedException {
    Newsstand stand = stand(database, 60);
    relay.breakOverPipelining();
    Edition edition = stand.enqueued(1);
    untilSent(stand, edition, 59, Newsstand.relay(relay.port(), 4));
    assertThat(stand.count(edition, DeliveryState.UNCERTAIN)).isEqualTo(1);
    assertThat(recipients()).doesNotHaveDuplicates().hasSize(60);
    assertThat(stand.alerts.open())
        .singleElement()
        .satisfies(alert -> assertThat(alert.key()).isEqualTo("pipelining:main"));

    stand.clock.advance(Duration.ofMinutes(12));
    untilSent(stand, edition, 60, Newsstand.relay(relay.port(), 4));
    Edition next = stand.enqueued(2);
    untilSent(stand, next, 60, Newsstand.relay(relay.port(), 4));
    assertThat(relay.accepted())
        .as("only the lost answer's reader is written to again")
        .hasSize(121);
    assertThat(stand.alerts.open()).extracting(Alert::key).isEmpty();
  }

  @EachDatabase
  void anotherHostOfTheSameNameIsTriedAnew(Database database) {
    Newsstand stand = stand(database, 3);
    PipeliningStore store = new PipeliningStore(stand.database);
    RelaySettings broken = Newsstand.relay(relay.port(), 1);
    store.failed(broken, "it broke off", stand.clock.instant());
    assertThat(store.remembered(broken, stand.clock.instant()).limits().pipelining())
        .isEqualTo(RelaySettings.Pipelining.NEVER);
    RelaySettings moved = Newsstand.relay(relay.port() + 1, 1);
    assertThat(store.remembered(moved, stand.clock.instant())).isEqualTo(moved);
  }

  @EachDatabase
  void whatBrokeOnceIsTriedAgainAfterFourWeeks(Database database) {
    Newsstand stand = stand(database, 3);
    PipeliningStore store = new PipeliningStore(stand.database);
    RelaySettings broken = Newsstand.relay(relay.port(), 1);
    store.failed(broken, "it broke off", stand.clock.instant());
    stand.clock.advance(Duration.ofDays(27));
    assertThat(store.remembered(broken, stand.clock.instant())).isNotEqualTo(broken);
    stand.clock.advance(Duration.ofDays(1));
    assertThat(store.remembered(broken, stand.clock.instant())).isEqualTo(broken);
  }

  @EachDatabase
  void aRelayDeclaredWithoutPipeliningGetsOneCommandAtATime(Database database) {
    Newsstand stand = stand(database, 10);
    relay.breakOverPipelining();
    Edition edition = stand.enqueued(1);
    untilSent(stand, edition, 10, Newsstand.relay(relay.port(), 2).withoutPipelining());
    assertThat(recipients()).doesNotHaveDuplicates().hasSize(10);
    assertThat(stand.alerts.open()).isEmpty();
  }

  @EachDatabase
  void aServerThatSaysItDoesNotBearPipeliningIsSpokenToWithoutIt(Database database) {
    Newsstand stand = stand(database, 5);
    relay.at(
        Point.DATA,
        SmtpFaultServer.say(
            "503 5.5.0 Data command rejected: Improper use of SMTP command pipelining"),
        SmtpFaultServer.say(
            "503 5.5.0 Data command rejected: Improper use of SMTP command pipelining"));
    Edition edition = stand.enqueued(1);
    try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
      while (stand.alerts.open().isEmpty()) {
        loop.wake();
      }
      relay.behave(Point.DATA);
      while (stand.count(edition, DeliveryState.SENT) < 5) {
        stand.clock.advance(Duration.ofSeconds(1));
        loop.wake();
      }
    }
    assertThat(stand.count(edition, DeliveryState.FAILED)).isZero();
    assertThat(stand.rows(edition)).allMatch(row -> row.attempts() == 1);
  }
}

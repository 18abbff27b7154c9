package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pressrun.alert.Alert;
import pressrun.edition.Edition;
import pressrun.edition.EditionState;
import pressrun.smtp.RelaySettings;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Point;
import pressrun.testing.TestDatabase;

/**
 * When somebody is told that a relay is in trouble, and that nobody's attempts are used up by it.
 */
@Timeout(60)
final class RelayTroubleTest {
  private final SmtpFaultServer relay = new SmtpFaultServer();
  private Newsstand stand;

  @BeforeEach
  void open(@TempDir Path folder) {
    stand = new Newsstand(TestDatabase.sqlite(folder), folder);
    stand.subscribers(5);
  }

  @AfterEach
  void close() {
    stand.close();
    relay.close();
  }

  private Optional<String> told(String key) {
    return stand.alerts.open().stream()
        .filter(alert -> alert.key().equals(key))
        .map(Alert::message)
        .findFirst();
  }

  /** Lets time go by until somebody is told; then the relay behaves. */
  private void troubled(Point point, String reply) throws InterruptedException {
    relay.at(point, SmtpFaultServer.say(reply));
    RestStore rests = new RestStore(stand.database);
    Edition edition = stand.enqueued(1);
    try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
      while (told("relay:main").isEmpty()) {
        stand.clock.advance(Duration.ofSeconds(1));
        loop.wake();
        Thread.onSpinWait();
      }
      assertThat(told("relay:main").orElseThrow()).contains(reply);
      while (rests.all().isEmpty()) {
        loop.wake();
        Thread.onSpinWait();
      }
      assertThat(rests.all())
          .singleElement()
          .satisfies(rest -> assertThat(rest.relay() + ": " + rest.why()).contains("main", reply));
      relay.behave(point);
      while (stand.count(edition, DeliveryState.SENT) < 5) {
        stand.clock.advance(Duration.ofSeconds(1));
        loop.wake();
        Thread.onSpinWait();
      }
      loop.awaitSettled(edition.id());
      while (!rests.all().isEmpty()) {
        stand.clock.advance(Duration.ofSeconds(1));
        loop.wake();
        Thread.onSpinWait();
      }
    }
    assertThat(stand.rows(edition)).allMatch(row -> row.attempts() == 1);
    assertThat(stand.alerts.open()).isEmpty();
  }

  @Test
  void aRelayThatHangsUpIsToldAfterThreeRests() throws InterruptedException {
    troubled(Point.RCPT, "421 4.3.2 closing");
    assertThat(relay.count("RCPT")).isGreaterThanOrEqualTo(3 + 5);
  }

  @Test
  void aRelayThatAsksForLessForMinutesIsTold() throws InterruptedException {
    troubled(Point.MAIL, "450 4.7.0 slower");
    assertThat(relay.count("MAIL")).isGreaterThanOrEqualTo(6 + 5);
  }

  @Test
  void aRelayForWhichOneConnectionIsTooManyIsTold() throws InterruptedException {
    troubled(Point.GREETING, "421 4.7.0 too many connections");
  }

  @Test
  void aRelayThatRefusesTheLoginIsToldAtOnceAndNotAskedAgainSoon() throws InterruptedException {
    troubled(Point.MAIL, "530 5.7.0 authentication required");
    assertThat(relay.count("MAIL")).isBetween(1L + 5, 2L + 5);
  }

  private static RelaySettings withPassword(SmtpFaultServer server, int connections) {
    return new RelaySettings(
        "main",
        "127.0.0.1",
        server.port(),
        RelaySettings.Tls.NONE,
        Optional.of(new RelaySettings.Credentials.Password("press", "correct horse")),
        new RelaySettings.Limits(connections, OptionalInt.of(1), List.of()),
        OptionalInt.empty(),
        false,
        Optional.empty(),
        List.of());
  }

  private void advance(DeliveryLoop loop, Duration howLong) {
    Instant end = stand.clock.instant().plus(howLong);
    while (stand.clock.instant().isBefore(end)) {
      stand.clock.advance(Duration.ofSeconds(1));
      loop.wake();
    }
  }

  @Test
  void aPasswordThatIsChangedInMidSendStopsTheRelayUntilTheNewOneIsRead()
      throws InterruptedException {
    relay.offering("AUTH PLAIN");
    relay.at(
        Point.AUTH,
        SmtpFaultServer.say("235 2.7.0 welcome"),
        SmtpFaultServer.say("235 2.7.0 welcome"),
        SmtpFaultServer.say("535 5.7.8 wrong password"));
    Edition edition = stand.enqueued(1);
    try (DeliveryLoop loop = stand.loop(withPassword(relay, 3))) {
      while (stand.alerts.open().isEmpty()) {
        Thread.onSpinWait();
      }
      advance(loop, Duration.ofMinutes(14));
      assertThat(relay.count("AUTH")).as("one attempt a connection").isBetween(3L, 2L + 3L);
      assertThat(stand.alerts.open().get(0).message())
          .contains("535 5.7.8 wrong password")
          .doesNotContain("correct horse");
    }
    relay.behave(Point.AUTH);
    try (DeliveryLoop reloaded = stand.loop(withPassword(relay, 3))) {
      reloaded.awaitSettled(edition.id());
    }
    assertThat(stand.count(edition, DeliveryState.SENT)).isEqualTo(5);
    assertThat(stand.rows(edition)).allMatch(row -> row.attempts() == 1);
    assertThat(stand.alerts.open()).isEmpty();
  }

  @Test
  void anEditionLargerThanTheRelayTakesIsPausedBeforeTheFirstMailAndBothSizesAreTold() {
    relay.at(Point.EHLO, SmtpFaultServer.say("250-fault.example.org\r\n250 SIZE 30\r\n"));
    Edition edition = stand.enqueued(1);
    try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
      while (stand.alerts.open().isEmpty()) {
        loop.wake();
        Thread.onSpinWait();
      }
    }
    assertThat(stand.state(edition)).isEqualTo(EditionState.PAUSED);
    assertThat(relay.count("MAIL")).isZero();
    assertThat(stand.alerts.open().get(0).message())
        .containsPattern("the message has [0-9]+ bytes, the relay takes 30");
  }

  @Test
  void aRelayWhoseSizeWasRaisedIsAskedAnew() throws InterruptedException {
    relay.at(
        Point.EHLO,
        SmtpFaultServer.say("250-fault.example.org\r\n250 SIZE 30\r\n"),
        SmtpFaultServer.say("250-fault.example.org\r\n250 SIZE 30000\r\n"));
    Edition edition = stand.enqueued(1);
    try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
      while (!stand.editions.move(edition.id(), EditionState.PAUSED, EditionState.SENDING)) {
        Thread.onSpinWait();
      }
      loop.awaitSettled(edition.id());
    }
    assertThat(relay.accepted()).hasSize(5);
    assertThat(relay.count("EHLO")).isEqualTo(2);
  }

  @Test
  void aRelayThatTakesFewerConnectionsIsGivenAsManyAsItTakes() throws InterruptedException {
    for (int i = 0; i < 300; i++) {
      stand.subscriber("more" + i + "@example.org");
    }
    AtomicInteger turnedAway = new AtomicInteger();
    relay.when(
        Point.GREETING,
        () -> {
          boolean full = relay.connections() > 3;
          turnedAway.addAndGet(full ? 1 : 0);
          // What is told within a second is told once, and nobody else moves this clock.
          stand.clock.advance(full ? Duration.ofSeconds(1) : Duration.ZERO);
          return full
              ? Optional.of(SmtpFaultServer.say("421 4.7.0 too many connections"))
              : Optional.empty();
        });
    Edition edition = stand.enqueued(1);
    try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 6))) {
      loop.awaitSettled(edition.id());
    }
    assertThat(stand.count(edition, DeliveryState.SENT)).isEqualTo(305);
    assertThat(stand.rows(edition)).allMatch(row -> row.attempts() == 1);
    assertThat(turnedAway.get()).isLessThanOrEqualTo(6);
    assertThat(stand.alerts.open()).isEmpty();
  }
}

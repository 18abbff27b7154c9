package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pressrun.edition.Edition;
import pressrun.edition.EditionState;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Given;
import pressrun.testing.SmtpFaultServer.Point;
import pressrun.testing.TestDatabase;

/** Odd behaviour of relays, each reported in public: every reader gets the edition once. */
@Timeout(90)
final class OddRelaysTest {
  private static final int READERS = 25;

  private final SmtpFaultServer relay = new SmtpFaultServer();
  private Newsstand stand;

  @BeforeEach
  void open(@TempDir Path folder) {
    stand = new Newsstand(TestDatabase.sqlite(folder), folder);
    stand.subscribers(READERS);
  }

  @AfterEach
  void close() {
    relay.close();
    stand.close();
  }

  @ParameterizedTest
  @MethodSource("pressrun.delivery.Oddity#thatHarmNobody")
  void everybodyGetsItOnceAndNoAttemptIsUsedUp(Oddity oddity) {
    oddity.script().accept(relay);
    Edition edition = stand.enqueued(1);
    sendAll(edition);
    everybodyHasIt(edition);
    assertThat(stand.rows(edition))
        .filteredOn(row -> !waitsByRight(oddity))
        .allMatch(row -> row.attempts() == 1);
  }

  /** Whose reader is put off, and waits like any who is. */
  private static boolean waitsByRight(Oddity oddity) {
    return List.of("frappe/frappe#40837", "chatmail/async-smtp#72", "nodemailer/nodemailer#1555")
        .contains(oddity.report());
  }

  private void sendAll(Edition edition) {
    try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 3))) {
      while (stand.count(edition, DeliveryState.SENT) < READERS) {
        stand.clock.advance(Duration.ofSeconds(1));
        loop.wake();
        if (stand.state(edition) == EditionState.PAUSED || Thread.interrupted()) {
          throw new AssertionError(stand.state(edition) + ": " + stand.alerts.open());
        }
      }
    }
  }

  private void everybodyHasIt(Edition edition) {
    // A lone dot for a refused recipient is a message to nobody.
    assertThat(
            relay.accepted().stream()
                .filter(given -> given.bytes().length > 0)
                .map(Given::recipient)
                .toList())
        .doesNotHaveDuplicates()
        .hasSize(READERS);
    assertThat(stand.count(edition, DeliveryState.SENT)).isEqualTo(READERS);
    nobodyIsSuppressed();
  }

  private void nobodyIsSuppressed() {
    assertThat(
            stand.database.<Long>read(
                transaction ->
                    transaction
                        .handle()
                        .createQuery("SELECT count(*) FROM suppression")
                        .mapTo(Long.class)
                        .one()))
        .isZero();
  }

  @ParameterizedTest
  @MethodSource("pressrun.delivery.Oddity#thatPause")
  void theEditionIsPausedAndEverybodyGetsItOnceItIsMended(Oddity oddity)
      throws InterruptedException {
    oddity.script().accept(relay);
    Edition edition = stand.enqueued(1);
    try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 3))) {
      while (stand.state(edition) != EditionState.PAUSED && !Thread.interrupted()) {
        loop.wake();
        Thread.onSpinWait();
      }
    }
    nobodyIsSuppressed();
    for (Point point : Point.values()) {
      relay.behave(point);
    }
    new InterventionStore(stand.database, stand.editions, stand.clock).resume(edition);
    try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 3))) {
      loop.awaitSettled(edition.id());
    }
    everybodyHasIt(edition);
  }
}

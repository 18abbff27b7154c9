package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pressrun.edition.Edition;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Act;
import pressrun.testing.SmtpFaultServer.Point;
import pressrun.testing.TestDatabase;

/** A relay that bears fewer connections than configured, in words that nobody could foresee. */
@Timeout(20)
final class CrowdedRelayTest {
  private static final int READERS = 80;

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

  static Stream<Act> waysToTurnAConnectionAway() {
    return Stream.of(
        SmtpFaultServer.sayAndHangUp("421 4.3.2 Service not available"),
        SmtpFaultServer.sayAndHangUp("421 Too many connected guests, try again in a moment"),
        SmtpFaultServer.sayAndHangUp("554 no more guests tonight"),
        SmtpFaultServer.hangUp(),
        SmtpFaultServer.reset());
  }

  @ParameterizedTest
  @MethodSource("waysToTurnAConnectionAway")
  void theConnectionsItHasGoOnWithoutARest(Act turnsAway) throws InterruptedException {
    AtomicInteger greetings = new AtomicInteger();
    relay.when(
        Point.GREETING,
        () -> greetings.incrementAndGet() > 1 ? Optional.of(turnsAway) : Optional.empty());
    Edition edition = stand.enqueued(1);
    try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 3))) {
      loop.awaitSettled(edition.id()); // Time stands still: a rest would never end.
    }
    assertThat(greetings).hasValueGreaterThan(1);
    assertThat(stand.count(edition, DeliveryState.SENT)).isEqualTo(READERS);
    assertThat(stand.rows(edition)).allMatch(row -> row.attempts() == 1);
    assertThat(stand.alerts.open()).isEmpty();
  }
}

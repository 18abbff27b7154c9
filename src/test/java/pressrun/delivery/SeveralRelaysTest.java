package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.edition.Edition;
import pressrun.smtp.RateLimiter;
import pressrun.smtp.RelaySettings;
import pressrun.smtp.RelaySettings.Limits;
import pressrun.smtp.RelaySettings.Rate;
import pressrun.smtp.RelayUsageStore;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Given;
import pressrun.testing.SmtpFaultServer.Point;
import pressrun.testing.TestDatabase;

/** Which relay a message goes through, and over how many connections. */
final class SeveralRelaysTest {
  private final SmtpFaultServer first = new SmtpFaultServer().offering("PIPELINING");
  private final SmtpFaultServer second = new SmtpFaultServer().offering("PIPELINING");
  private Newsstand stand;

  @BeforeEach
  void open(@TempDir Path folder) {
    stand = new Newsstand(TestDatabase.sqlite(folder), folder);
  }

  @AfterEach
  void close() {
    stand.close();
    first.close();
    second.close();
  }

  private static RelaySettings relay(
      String name, SmtpFaultServer server, OptionalInt messages, OptionalInt weight) {
    return new RelaySettings(
        name,
        "127.0.0.1",
        server.port(),
        RelaySettings.Tls.NONE,
        Optional.empty(),
        new Limits(1, messages, List.of()),
        weight,
        false);
  }

  private static RelaySettings weighted(String name, SmtpFaultServer server, int weight) {
    return relay(name, server, OptionalInt.empty(), OptionalInt.of(weight));
  }

  private static RelaySettings standby(String name, SmtpFaultServer server) {
    return relay(name, server, OptionalInt.empty(), OptionalInt.empty());
  }

  private void deliver(int subscribers, RelaySettings... relays) throws InterruptedException {
    stand.subscribers(subscribers);
    Edition edition = stand.enqueued(1);
    try (DeliveryLoop loop = stand.loop(relays)) {
      loop.awaitSettled(edition.id());
    }
    assertThat(stand.count(edition, DeliveryState.SENT)).isEqualTo(subscribers);
    assertThat(Stream.of(first, second).flatMap(relay -> relay.accepted().stream()))
        .extracting(Given::recipient)
        .doesNotHaveDuplicates()
        .hasSize(subscribers);
  }

  @Test
  void whatIsUncertainAtARelayThatStandsByGoesOutThroughItAgain() throws InterruptedException {
    settleAnUncertainOne("two", standby("one", first), standby("two", second));
    assertThat(second.accepted()).hasSize(1);
  }

  @Test
  void whatIsUncertainAtARelayThatIsGoneGoesOutThroughAnother() throws InterruptedException {
    settleAnUncertainOne("gone", standby("one", first));
    assertThat(first.accepted()).hasSize(1);
  }

  private void settleAnUncertainOne(String relay, RelaySettings... relays)
      throws InterruptedException {
    stand.subscribers(1);
    Edition edition = stand.enqueued(1);
    stand.database.useTransaction(
        transaction ->
            transaction.handle().execute("UPDATE delivery SET uncertain = 1, relay = ?", relay));
    try (DeliveryLoop loop = stand.loop(relays)) {
      loop.awaitSettled(edition.id());
    }
  }

  @Test
  void withoutWeightsTheFirstTakesEverything() throws InterruptedException {
    deliver(60, standby("one", first), standby("two", second));
    assertThat(second.accepted()).isEmpty();
  }

  @Test
  void theNextTakesOverWhileTheFirstIsInTrouble() throws InterruptedException {
    first.at(Point.GREETING, SmtpFaultServer.say("421 not now"));
    deliver(20, standby("one", first), standby("two", second));
    assertThat(second.accepted()).hasSize(20);
  }

  @Test
  void weightsShareTheMail() throws InterruptedException {
    deliver(200, weighted("one", first, 3), weighted("two", second, 1));
    assertThat(first.accepted().size()).isBetween(120, 180);
    assertThat(second.accepted().size()).isBetween(20, 80);
  }

  @Test
  void whatARelayMissedWhileItRestedIsNotMadeUpFor() {
    Lane one = lane("one", 1);
    Lane two = lane("two", 1);
    two.breaker().trip();
    Lanes lanes = new Lanes(List.of(one, two));
    stand.subscribers(40);
    one.add(stand.claim(stand.enqueued(1), "a", 40));
    assertThat(lanes.next()).contains(one);
    assertThat(two.served()).isEqualTo(one.served());
  }

  private Lane lane(String name, int weight) {
    RateLimiter limiter =
        new RateLimiter(name, List.of(), new RelayUsageStore(stand.database), stand.clock);
    return new Lane(weighted(name, first, weight), limiter, Patience.standard(), stand.clock);
  }

  @Test
  void whoHasNoWeightStandsBy() throws InterruptedException {
    deliver(20, standby("spare", first), weighted("main", second, 1));
    assertThat(first.accepted()).isEmpty();
  }

  @Test
  void afterSoManyMessagesAnotherConnectionIsOpened() throws InterruptedException {
    deliver(10, relay("one", first, OptionalInt.of(3), OptionalInt.empty()));
    assertThat(first.count("EHLO")).isEqualTo(4);
  }

  @Test
  void aDomainIsNotGivenMoreThanItsRateAndTheOthersDoNotWaitForIt() {
    DomainLimits domains =
        new DomainLimits(
            List.of(
                new DomainLimit("slow.example.org", List.of(new Rate(5, Duration.ofMinutes(1))))),
            new RelayUsageStore(stand.database),
            stand.clock);
    for (int i = 0; i < 8; i++) {
      stand.subscriber("reader" + i + "@Slow.example.org");
      stand.subscriber("reader" + i + "@quick.example.org");
    }
    List<Claim> claims = stand.claim(stand.enqueued(1), "a", 100);

    List<Turn> over = domains.over(claims);

    assertThat(over).hasSize(3);
    assertThat(over).allMatch(turn -> turn.claim().address().endsWith("@slow.example.org"));
    assertThat(over)
        .extracting(turn -> Duration.between(stand.clock.instant(), turn.at()).toSeconds())
        .containsExactly(12L, 24L, 36L);
  }
}

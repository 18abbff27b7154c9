package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
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
        false,
        Optional.empty(),
        List.of());
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
    return lane(name, weight, new DomainGate(List.of()));
  }

  private Lane lane(String name, int weight, DomainGate gate) {
    RateLimiter limiter =
        new RateLimiter(name, List.of(), new RelayUsageStore(stand.database), stand.clock);
    return new Lane(weighted(name, first, weight), limiter, gate, Patience.standard(), stand.clock);
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
    List<DomainLimit> limits =
        List.of(slow(List.of(new Rate(5, Duration.ofMinutes(1))), OptionalInt.empty()));
    DomainLimits domains =
        new DomainLimits(
            limits, new DomainGate(limits), new RelayUsageStore(stand.database), stand.clock);
    for (int i = 0; i < 8; i++) {
      stand.subscriber("reader" + i + "@Slow.example.org");
      stand.subscriber("reader" + i + "@quick.example.org");
    }
    List<Claim> claims = stand.claim(stand.enqueued(1), "a", 100);

    List<Turn> over = domains.over(claims);

    assertThat(over).hasSize(3);
    assertThat(over).allMatch(turn -> turn.claim().address().endsWith("@slow.example.org"));
    assertThat(over).extracting(turn -> turn.after().toSeconds()).containsExactly(12L, 24L, 36L);
  }

  private static DomainLimit slow(List<Rate> rates, OptionalInt connections) {
    return new DomainLimit("slow.example.org", rates, connections);
  }

  @Test
  void aDomainThatHasEnoughOnItsWayLetsTheOthersPass() throws InterruptedException {
    for (int i = 0; i < 8; i++) {
      stand.subscriber("reader" + i + "@slow.example.org");
      stand.subscriber("reader" + i + "@quick.example.org");
    }
    List<DomainLimit> limits = List.of(slow(List.of(), OptionalInt.of(2)));
    DomainGate gate = new DomainGate(limits);
    Lane lane = lane("one", 1, gate);
    List<Claim> claims = stand.claim(stand.enqueued(1), "a", 100);
    DomainLimits domains =
        new DomainLimits(limits, gate, new RelayUsageStore(stand.database), stand.clock);
    assertThat(domains.over(claims)).as("four for each connection are enough").isEmpty();
    lane.add(claims);

    List<Claim> going = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      lane.next(Duration.ZERO).ifPresent(going::add);
    }
    assertThat(going).hasSize(10);
    List<Claim> slow =
        going.stream().filter(claim -> claim.domain().equals("slow.example.org")).toList();
    assertThat(slow).hasSize(2);

    gate.leave(slow.get(0));
    assertThat(lane.next(Duration.ZERO).orElseThrow().domain()).isEqualTo("slow.example.org");
    assertThat(lane.next(Duration.ZERO)).isEmpty();
    assertThat(lane.drain()).hasSize(5);
    assertThat(domains.over(stand.claim(more(), "a", 100))).hasSize(1);
  }

  /** The next edition, when seven of the slow domain are on their way still. */
  private Edition more() {
    for (int i = 0; i < 16; i++) {
      stand.audience.unsubscribe(Newsstand.NEWSLETTER, i + 1);
    }
    stand.subscriber("new1@slow.example.org");
    stand.subscriber("new2@slow.example.org");
    return stand.enqueued(2);
  }

  @Test
  void onlySoManyConnectionsAreBusyWithOneDomain() throws InterruptedException {
    stand.subscribers(200);
    AtomicInteger busy = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    first.when(
        Point.MAIL,
        () -> {
          most.accumulateAndGet(busy.incrementAndGet(), Math::max);
          return Optional.empty();
        });
    first.when(
        Point.DOT,
        () -> {
          busy.decrementAndGet();
          return Optional.empty();
        });
    Edition edition = stand.enqueued(1);
    DomainLimit one = new DomainLimit("example.org", List.of(), OptionalInt.of(1));
    try (DeliveryLoop loop = stand.loop(List.of(one), Newsstand.relay(first.port(), 4))) {
      while (stand.count(edition, DeliveryState.SENT) < 200) {
        stand.clock.advance(Duration.ofMillis(50));
        loop.wake();
      }
    }
    assertThat(most).hasValue(1);
  }
}

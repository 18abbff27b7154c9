package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pressrun.alert.Alert;
import pressrun.database.Database;
import pressrun.edition.Edition;
import pressrun.smtp.RelaySettings;
import pressrun.testing.EachDatabase;
import pressrun.testing.SettableClock;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Given;
import pressrun.testing.SmtpFaultServer.Point;

/** A clock that is put right, set back or wrong by a year delays nothing and expires nobody. */
@Timeout(180)
final class ClockJumpsTest {
  private static final Duration TWO_HOURS = Duration.ofHours(2);
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Duration RETRY = Duration.ofMinutes(6).plusSeconds(1);

  private final SettableClock steady = new SettableClock();
  private final Path folder;

  ClockJumpsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Newsstand stand(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    stand.steady = steady;
    return stand;
  }

  /** Time passes, and both clocks show it. */
  private void pass(Newsstand stand, Duration time) {
    steady.advance(time);
    stand.clock.advance(time);
  }

  private void passUntil(
      Newsstand stand, DeliveryLoop loop, Edition edition, DeliveryState state, int count) {
    while (stand.count(edition, state) < count) {
      assertThat(Thread.currentThread().isInterrupted()).as("out of time").isFalse();
      pass(stand, Duration.ofMillis(50));
      loop.wake();
      Thread.onSpinWait();
    }
  }

  private static List<String> told(Newsstand stand) {
    return stand.alerts.open().stream()
        .filter(alert -> alert.key().equals("clock"))
        .map(Alert::message)
        .toList();
  }

  private static void eachGotOne(SmtpFaultServer relay, int readers) {
    assertThat(relay.accepted())
        .extracting(Given::recipient)
        .hasSize(readers)
        .doesNotHaveDuplicates();
  }

  @EachDatabase
  void whatNobodyPutOffGoesOutThoughTheClockWasAheadWhenItWasPlanned(Database database) {
    Newsstand stand = stand(database);
    stand.subscribers(40);
    stand.clock.advance(YEAR);
    Edition edition = stand.enqueued(1);
    stand.clock.advance(YEAR.negated());
    try (SmtpFaultServer relay = new SmtpFaultServer();
        DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 2))) {
      passUntil(stand, loop, edition, DeliveryState.SENT, 40);
      eachGotOne(relay, 40);
    }
  }

  @EachDatabase
  void theClockIsSetBackInMidSendAndAllIsSentOnce(Database database) {
    Newsstand stand = stand(database);
    stand.subscribers(300);
    Edition edition = stand.enqueued(1);
    try (SmtpFaultServer relay = new SmtpFaultServer();
        DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 2))) {
      passUntil(stand, loop, edition, DeliveryState.SENT, 20);
      stand.clock.advance(TWO_HOURS.negated());
      pass(stand, Duration.ofSeconds(11));
      passUntil(stand, loop, edition, DeliveryState.SENT, 300);
      eachGotOne(relay, 300);
    }
  }

  @EachDatabase
  void whoWasPutOffWaitsForTheTimeThatPassesWhateverTheClockShows(Database database) {
    for (Duration jump : List.of(TWO_HOURS.negated(), TWO_HOURS, YEAR.negated(), YEAR)) {
      Newsstand stand = stand(database);
      if (stand.audience.activeAddresses(Newsstand.NEWSLETTER, 1).isEmpty()) {
        stand.subscribers(3);
      }
      Edition edition = stand.enqueued(1 + stand.editions.list().size());
      try (SmtpFaultServer relay =
              new SmtpFaultServer().at(Point.RCPT, SmtpFaultServer.say("450 4.7.1 greylisted"));
          DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
        passUntil(stand, loop, edition, DeliveryState.DEFERRED, 3);
        relay.behave(Point.RCPT);
        stand.clock.advance(jump);
        pass(stand, Duration.ofSeconds(30));
        passUntil(stand, loop, edition, DeliveryState.DEFERRED, 3);
        pass(stand, RETRY);
        passUntil(stand, loop, edition, DeliveryState.SENT, 3);
        eachGotOne(relay, 3);
        assertThat(told(stand))
            .singleElement()
            .asString()
            .contains(jump.isNegative() ? "set back by" : "jumped ahead by");
      }
    }
  }

  @EachDatabase
  void whatAClockThatWasAheadPutOffIsDueOnceItIsPutRight(Database database) {
    Newsstand stand = stand(database);
    stand.subscribers(3);
    stand.clock.advance(TWO_HOURS);
    Edition edition = stand.enqueued(1);
    try (SmtpFaultServer relay =
        new SmtpFaultServer().at(Point.RCPT, SmtpFaultServer.say("450 4.7.1 greylisted"))) {
      try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
        passUntil(stand, loop, edition, DeliveryState.DEFERRED, 3);
      }
      stand.clock.advance(TWO_HOURS.negated());
      relay.behave(Point.RCPT);
      try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
        passUntil(stand, loop, edition, DeliveryState.SENT, 3);
      }
      eachGotOne(relay, 3);
      assertThat(told(stand)).singleElement().asString().contains("3 deliveries were to wait");
    }
  }

  @EachDatabase
  void whatIsUncertainRestsForItsGraceAndNoLonger(Database database) {
    Newsstand stand = stand(database);
    stand.subscribers(1);
    stand.clock.advance(YEAR);
    Edition edition = stand.enqueued(1);
    try (SmtpFaultServer relay = new SmtpFaultServer().at(Point.DOT, SmtpFaultServer.hangUp())) {
      try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
        passUntil(stand, loop, edition, DeliveryState.UNCERTAIN, 1);
      }
      stand.clock.advance(YEAR.negated());
      relay.behave(Point.DOT);
      try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
        pass(stand, Duration.ofMinutes(10));
        passUntil(stand, loop, edition, DeliveryState.UNCERTAIN, 1);
        pass(stand, Duration.ofMinutes(12));
        passUntil(stand, loop, edition, DeliveryState.SENT, 1);
      }
    }
  }

  @EachDatabase
  void aClockThatIsAYearAheadAtTheStartGivesNobodyUpUntried(Database database) {
    Newsstand stand = stand(database);
    stand.subscribers(3);
    Edition edition = stand.enqueued(1);
    try (SmtpFaultServer relay =
        new SmtpFaultServer().at(Point.RCPT, SmtpFaultServer.say("450 4.7.1 greylisted"))) {
      try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
        passUntil(stand, loop, edition, DeliveryState.DEFERRED, 3);
      }
      stand.clock.advance(YEAR);
      relay.behave(Point.RCPT);
      try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
        passUntil(stand, loop, edition, DeliveryState.SENT, 3);
      }
    }
  }

  @EachDatabase
  void aRelayRestsForTheTimeThatPasses(Database database) {
    Newsstand stand = stand(database);
    stand.subscribers(3);
    Edition edition = stand.enqueued(1);
    try (SmtpFaultServer relay =
            new SmtpFaultServer().at(Point.GREETING, SmtpFaultServer.say("421 4.3.2 closing"));
        DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
      RestStore rests = new RestStore(database);
      while (rests.all().isEmpty()) {
        assertThat(Thread.currentThread().isInterrupted()).as("out of time").isFalse();
        loop.wake();
      }
      relay.behave(Point.GREETING);
      stand.clock.advance(TWO_HOURS.negated());
      passUntil(stand, loop, edition, DeliveryState.SENT, 3);
      assertThat(Duration.between(new SettableClock().instant(), steady.instant()))
          .isLessThan(Duration.ofMinutes(10));
    }
  }

  @EachDatabase
  void aDeadNodeWhoseLastSignIsInATimeToComeIsDead(Database database) {
    Newsstand stand = stand(database);
    stand.subscribers(3);
    Edition edition = stand.enqueued(1);
    stand.claim(edition, "dead", 3);
    database.useTransaction(
        transaction ->
            transaction.handle().execute("UPDATE node SET heartbeat = heartbeat + 7200000"));

    stand.recovery().takeOver("me", JournalDots.unknown());

    assertThat(stand.count(edition, DeliveryState.PENDING)).isEqualTo(3);
  }

  @EachDatabase
  void aJumpOfTheClockTakesNoLivingNodeForDead(Database database) {
    Newsstand stand = stand(database);
    stand.subscribers(3);
    Edition edition = stand.enqueued(1);
    LedgerClock clock = new LedgerClock(stand.clock, steady);
    DeliveryDesk desk = stand.desk().with(clock);
    ClockWatch clocks = new ClockWatch(clock, desk);
    Upkeep upkeep = new Upkeep(desk, stand.recovery(), DeliverySettings.defaults(), clocks);
    try (Journal journal = Journal.open(folder);
        LedgerWriter writer = writer(stand, journal, clock)) {
      upkeep.begin(journal);
      stand.claim(edition, "living", 3);
      // As by a jump of the database's clock: all heartbeats are old.
      database.useTransaction(
          transaction ->
              transaction.handle().execute("UPDATE node SET heartbeat = heartbeat - 31536000000"));
      stand.clock.advance(YEAR);
      assertThat(clocks.look()).isTrue();
      assertThat(clocks.look()).as("told once").isFalse();
      upkeep.clockJumped();

      assertThat(upkeep.run(writer, new LostClaims())).isTrue();

      assertThat(stand.count(edition, DeliveryState.CLAIMED)).isEqualTo(3);
    }
  }

  private static LedgerWriter writer(Newsstand stand, Journal journal, LedgerClock clock) {
    LedgerWriter writer =
        new LedgerWriter(
            stand.database, stand.ledger, journal, new DomainGate(List.of()), stand.lock(), clock);
    writer.start();
    return writer;
  }

  @EachDatabase
  void theClockIsFollowedWhenNothingIsSent(Database database) {
    Newsstand stand = stand(database);
    LedgerClock clock = new LedgerClock(stand.clock, steady);
    ClockWatch clocks = new ClockWatch(clock, stand.desk().with(clock));
    stand.clock.advance(TWO_HOURS.negated());
    assertThat(clocks.look()).isTrue();
    clocks.idle();
    assertThat(clock.instant()).isEqualTo(stand.clock.instant());
    assertThat(clocks.look()).isFalse();
    assertThat(told(stand)).hasSize(1);
    stand.clock.advance(Duration.ofHours(7));
    clocks.look();
    clocks.idle();
    assertThat(told(stand)).as("another jump").singleElement().asString().contains("7 h");
    pass(stand, Duration.ofHours(7));
    clocks.idle();
    assertThat(told(stand)).as("long ago").isEmpty();
  }

  @EachDatabase
  void aRelayIsSparedPipeliningForFourWeeksAtMost(Database database) {
    Newsstand stand = stand(database);
    PipeliningStore store = new PipeliningStore(database);
    store.failed(Newsstand.relay(25, 1), "broke off", stand.clock.instant().plus(YEAR));
    assertThat(pipelines(stand, store)).isFalse();
    stand.clock.advance(Duration.ofDays(29));
    assertThat(pipelines(stand, store)).isTrue();
  }

  private static boolean pipelines(Newsstand stand, PipeliningStore store) {
    return store.remembered(Newsstand.relay(25, 1), stand.clock.instant()).limits().pipelining()
        != RelaySettings.Pipelining.NEVER;
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 90, 119})
  void minutesAreToldAsMinutes(long minutes) {
    assertThat(ClockWatch.amount(Duration.ofMinutes(minutes))).isEqualTo(minutes + " min");
  }
}

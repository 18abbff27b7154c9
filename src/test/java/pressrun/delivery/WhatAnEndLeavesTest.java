package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pressrun.alert.Alert;
import pressrun.classification.Reply;
import pressrun.classification.Stage;
import pressrun.database.Database;
import pressrun.edition.Edition;
import pressrun.smtp.Outcome;
import pressrun.testing.EachDatabase;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Point;

/** Nobody is left lying between two states, whatever ends while she is on her way. */
final class WhatAnEndLeavesTest {
  private static final RetryPolicy POLICY = new RetryPolicy(DeliverySettings.defaults());

  private final Path folder;

  WhatAnEndLeavesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Upkeep upkeep(Newsstand stand) {
    ClockWatch clocks = new ClockWatch(new LedgerClock(stand.clock, stand.steady), stand.desk());
    return new Upkeep(stand.desk(), stand.recovery(), DeliverySettings.defaults(), clocks);
  }

  @EachDatabase
  void whatAConnectionThatWouldNotEndHadIsFreeButItsDotsAreTakenOver(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(3);
    Edition edition = stand.enqueued(1);
    Upkeep ending = upkeep(stand);
    List<Claim> claims = stand.claim(edition, ending.node(), 3);
    Journal ended = Journal.open(folder);
    ending.begin(ended);
    Claim dotted = claims.get(0);
    stand.mark(dotted);
    ended.dot(dotted);
    stand.mark(claims.get(1));

    ended.close();
    ending.end(ended);

    assertThat(stand.count(edition, DeliveryState.PENDING)).isEqualTo(2);
    stand.dies(ending.node());
    try (Journal journal = Journal.open(folder)) {
      upkeep(stand).begin(journal);
    }
    assertThat(stand.count(edition, DeliveryState.UNCERTAIN)).isEqualTo(1);
  }

  @EachDatabase
  void whatComesBackAfterItsEditionWasCancelledIsCancelledToo(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(3);
    Edition edition = stand.enqueued(1);
    Edition other = stand.enqueued(2);
    Claim given = stand.claim(edition, "a", 1).get(0);
    Claim dotted = stand.claim(edition, "a", 1).get(0);
    stand.mark(dotted);
    new InterventionStore(database, stand.editions, stand.clock).cancel(edition);
    stand.settle(given, POLICY.release(stand.clock.instant()));
    Outcome later = new Outcome.Deferred(Stage.DOT, new Reply(451, "4.3.0 later"));
    stand.settle(dotted, POLICY.judge(later, dotted, stand.clock.instant()));

    database.useTransaction(transaction -> stand.ledger.cancel(transaction, stand.clock.instant()));

    assertThat(stand.count(edition, DeliveryState.CANCELLED)).isEqualTo(3);
    assertThat(stand.count(other, DeliveryState.PENDING)).isEqualTo(3);
  }

  @EachDatabase
  void whoMayHaveHadACancelledEditionIsHeldAndNotCalledCancelled(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(3);
    Edition edition = stand.enqueued(1);
    Claim before = stand.claim(edition, "a", 1).get(0);
    stand.mark(before);
    stand.settle(before, POLICY.judge(new Outcome.Uncertain("x"), before, stand.clock.instant()));
    Claim after = stand.claim(edition, "a", 1).get(0);
    stand.mark(after);

    new InterventionStore(database, stand.editions, stand.clock).cancel(edition);
    stand.settle(after, POLICY.judge(new Outcome.Uncertain("x"), after, stand.clock.instant()));
    stand.clock.advance(Duration.ofHours(1));
    database.useTransaction(
        transaction -> {
          stand.ledger.ripen(transaction, stand.clock.instant());
          stand.ledger.cancel(transaction, stand.clock.instant());
        });

    assertThat(stand.count(edition, DeliveryState.HELD)).isEqualTo(2);
    assertThat(stand.count(edition, DeliveryState.CANCELLED)).isEqualTo(1);
  }

  @EachDatabase
  void ofAllThatIsHeldOnlyWhatWentOutCanHaveArrived(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(3);
    Edition edition = stand.enqueued(1);
    List<Claim> claims = stand.claim(edition, "a", 3);
    stand.settle(claims.get(0), POLICY.unmade("a hostile name", stand.clock.instant()));
    database.useTransaction(new RestoreStore()::hold);
    InterventionStore person = new InterventionStore(database, stand.editions, stand.clock);

    assertThat(person.held(edition, InterventionStore.Verdict.SENT)).isEqualTo(2);
    assertThat(person.resolveAll(edition, InterventionStore.Verdict.SENT)).isEqualTo(2);
    assertThat(person.held(edition, InterventionStore.Verdict.RESEND)).isEqualTo(1);
    assertThat(person.resolveAll(edition, InterventionStore.Verdict.RESEND)).isEqualTo(1);

    assertThat(stand.count(edition, DeliveryState.SENT)).isEqualTo(2);
    assertThat(stand.count(edition, DeliveryState.PENDING)).isEqualTo(1);
  }

  @EachDatabase
  @Timeout(60)
  void aFaultOfTheDatabaseEndsNoConnectionForGood(Database database) throws Exception {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(3);
    try (SmtpFaultServer relay =
            new SmtpFaultServer()
                .at(Point.MAIL, SmtpFaultServer.say("550 5.4.5 Daily sending quota exceeded"));
        DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
      database.useTransaction(
          transaction -> transaction.handle().execute("ALTER TABLE alert RENAME TO away"));
      Edition edition = stand.enqueued(1);
      while (relay.count("MAIL") == 0 || stand.count(edition, DeliveryState.PENDING) < 3) {
        assertThat(Thread.currentThread().isInterrupted()).as("out of time").isFalse();
      }
      database.useTransaction(
          transaction -> transaction.handle().execute("ALTER TABLE away RENAME TO alert"));
      relay.behave(Point.MAIL);
      stand.clock.advance(Duration.ofMinutes(16));
      loop.awaitSettled(edition.id());
      assertThat(relay.accepted()).hasSize(3);
    }
  }

  @EachDatabase
  void theTroubleOfARelayThatIsDeclaredNoLongerIsForgotten(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    stand.alerts.raise("relay:gone", "relay gone is in trouble");
    stand.alerts.raise("source:desk", "the desk cannot be read");
    try (SmtpFaultServer relay = new SmtpFaultServer();
        DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
      loop.wake();
      assertThat(stand.alerts.open()).extracting(Alert::key).containsExactly("source:desk");
    }
  }
}

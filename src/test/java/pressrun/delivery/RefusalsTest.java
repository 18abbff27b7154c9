package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pressrun.alert.Alert;
import pressrun.audience.Standing;
import pressrun.classification.Reply;
import pressrun.classification.Stage;
import pressrun.database.Database;
import pressrun.edition.Edition;
import pressrun.edition.EditionState;
import pressrun.smtp.Outcome;
import pressrun.testing.EachDatabase;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Act;
import pressrun.testing.SmtpFaultServer.Point;

/** Who is suppressed after a refusal, who is not, and when the edition itself is to blame. */
@Timeout(60)
final class RefusalsTest {
  private static final Act UNKNOWN = SmtpFaultServer.say("550 5.1.1 no such user");
  private static final Act ORDINARY = SmtpFaultServer.say("250 2.1.5 ok");
  private static final Reply FULL = new Reply(552, "5.2.2 mailbox full");

  private final SmtpFaultServer relay = new SmtpFaultServer();
  private final Path folder;

  RefusalsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private void deliver(Newsstand stand, Edition edition, int connections)
      throws InterruptedException {
    try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), connections))) {
      loop.awaitSettled(edition.id());
    }
  }

  private static List<String> suppressed(Newsstand stand) {
    return stand.database.read(
        transaction ->
            transaction
                .handle()
                .createQuery("SELECT reason FROM suppression")
                .mapTo(String.class)
                .list());
  }

  /** Refuses each so-manieth at this point. */
  private void refuseEach(int manieth, Point point, String reply) {
    AtomicInteger asked = new AtomicInteger();
    relay.when(
        point,
        () ->
            asked.incrementAndGet() % manieth == 0
                ? Optional.of(SmtpFaultServer.say(reply))
                : Optional.empty());
  }

  @EachDatabase
  void aMissingMailboxIsSuppressedOnceTheRelayTakesOtherMail(Database database)
      throws InterruptedException {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(2);
    relay.at(Point.RCPT, UNKNOWN, ORDINARY);
    deliver(stand, stand.enqueued(1), 1);
    assertThat(suppressed(stand)).containsExactly("bounced");
    assertThat(stand.audience.counts(Newsstand.NEWSLETTER)).containsEntry(Standing.BOUNCED, 1L);
  }

  @EachDatabase
  void whoWaitsToBeSuppressedStillDoesAfterARestart(Database database) throws InterruptedException {
    Newsstand stand = new Newsstand(database, folder);
    long gone = stand.subscriber("gone@example.org");
    relay.at(Point.RCPT, UNKNOWN);
    deliver(stand, stand.enqueued(1), 1);
    assertThat(suppressed(stand)).as("nothing says that it is not the relay").isEmpty();

    stand.audience.unsubscribe(Newsstand.NEWSLETTER, gone);
    stand.subscriber("mina@example.org");
    relay.behave(Point.RCPT);
    deliver(stand, stand.enqueued(2), 1);
    assertThat(suppressed(stand)).containsExactly("bounced");
  }

  @EachDatabase
  void whoWaitsAndIsWrittenToAllTheSameIsForgiven(Database database) throws InterruptedException {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(1);
    relay.at(Point.RCPT, UNKNOWN, ORDINARY);
    deliver(stand, stand.enqueued(1), 1);
    deliver(stand, stand.enqueued(2), 1);
    assertThat(suppressed(stand)).isEmpty();
    assertThat(waiting(stand)).isZero();
  }

  private static long waiting(Newsstand stand) {
    return stand.database.read(
        transaction ->
            transaction
                .handle()
                .createQuery("SELECT count(*) FROM refusal WHERE state = 'WAITING'")
                .mapTo(Long.class)
                .one());
  }

  @EachDatabase
  void whoWasOnTheWayWhenAllWereRefusedAlikeIsNotSuppressedEither(Database database)
      throws InterruptedException {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(60);
    // All connections are open only after some answers; none of those is on its way any more then.
    Edition before = stand.enqueued(1);
    Edition edition;
    try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 6))) {
      while (stand.state(before) != EditionState.SENT) {
        loop.wake();
      }
      relay.when(Point.RCPT, () -> Optional.of(UNKNOWN));
      edition = stand.enqueued(2);
      while (stand.state(edition) != EditionState.SENT) {
        // A person is slower than what is on its way.
        if (stand.state(edition) == EditionState.PAUSED
            && stand.count(edition, DeliveryState.CLAIMED) == 0) {
          relay.behave(Point.RCPT);
          stand.editions.move(edition.id(), EditionState.PAUSED, EditionState.SENDING);
        }
        loop.wake();
      }
    }
    assertThat(stand.count(edition, DeliveryState.FAILED)).isBetween(10L, 30L);
    assertThat(suppressed(stand)).isEmpty();
  }

  @EachDatabase
  void aMessageRefusedThreeTimesPausesItsEditionThoughOthersTakeIt(Database database)
      throws InterruptedException {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(30);
    refuseEach(4, Point.DOT, "554 5.7.1 looks like spam");
    Edition edition = stand.enqueued(1);
    try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
      while (stand.state(edition) != EditionState.PAUSED) {
        loop.wake();
        Thread.onSpinWait();
      }
      stand.editions.move(edition.id(), EditionState.PAUSED, EditionState.SENDING);
      loop.awaitSettled(edition.id());
    }
    assertThat(stand.count(edition, DeliveryState.FAILED)).as("paused only once").isEqualTo(7);
    assertThat(suppressed(stand)).isEmpty();
  }

  @EachDatabase
  void moreThanTwoPercentRefusedForPolicyAreTold(Database database) throws InterruptedException {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(100);
    refuseEach(50, Point.RCPT, "550 5.7.1 not wanted");
    deliver(stand, stand.enqueued(1), 1);
    assertThat(stand.alerts.open()).isEmpty();

    refuseEach(30, Point.RCPT, "550 5.7.1 not wanted");
    Edition edition = stand.enqueued(2);
    deliver(stand, edition, 1);
    assertThat(stand.alerts.open())
        .extracting(Alert::key)
        .containsExactly("policy:" + edition.id());
    assertThat(stand.alerts.open().get(0).message()).contains("2 %", "550 5.7.1 not wanted");
    assertThat(suppressed(stand)).isEmpty();
  }

  @EachDatabase
  void aMailboxThatIsFullInThreeEditionsInARowIsAHardBounce(Database database)
      throws InterruptedException {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(2);
    full(stand, 1);
    full(stand, 2);
    relay.at(Point.RCPT, SmtpFaultServer.say("552 5.2.2 mailbox full"), ORDINARY);
    Edition third = stand.enqueued(3);
    deliver(stand, third, 1);
    assertThat(stand.count(third, DeliveryState.FAILED)).isEqualTo(1);
    assertThat(suppressed(stand)).containsExactly("bounced");
  }

  @EachDatabase
  void aMailboxThatWasEmptiedInBetweenIsNoHardBounce(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(1);
    full(stand, 1);
    Edition taken = stand.enqueued(2);
    Claim claim = stand.claim(taken, "a", 1).get(0);
    stand.settle(claim, judged(stand, claim, new Outcome.Accepted(new Reply(250, "ok"))));
    full(stand, 3);
    Claim again = full(stand, 4);
    assertThat(hardens(stand, again)).isFalse();
    assertThat(hardens(stand, full(stand, 5))).isTrue();
  }

  @EachDatabase
  void anotherReasonToWaitIsNoFullMailbox(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(1);
    full(stand, 1);
    putOff(stand, 2, new Reply(450, "4.7.1 greylisted"));
    assertThat(hardens(stand, full(stand, 3))).isFalse();
  }

  private static boolean hardens(Newsstand stand, Claim claim) {
    return stand.database.inTransaction(
        transaction -> SoftBounceStore.harden(transaction, claim, stand.clock.instant()));
  }

  private static Claim full(Newsstand stand, int number) {
    return putOff(stand, number, FULL);
  }

  /** All of an edition; one of the claims. */
  private static Claim putOff(Newsstand stand, int number, Reply reply) {
    List<Claim> claims = stand.claim(stand.enqueued(number), "a", 10);
    for (Claim claim : claims) {
      stand.settle(claim, judged(stand, claim, new Outcome.Deferred(Stage.RCPT, reply)));
    }
    return claims.get(0);
  }

  private static Verdict judged(Newsstand stand, Claim claim, Outcome outcome) {
    return new RetryPolicy(DeliverySettings.defaults())
        .judge(outcome, claim, stand.clock.instant());
  }
}

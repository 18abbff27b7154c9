package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pressrun.alert.Alert;
import pressrun.classification.Reply;
import pressrun.classification.Stage;
import pressrun.database.Database;
import pressrun.edition.Edition;
import pressrun.edition.EditionState;
import pressrun.smtp.Outcome;
import pressrun.smtp.Outcome.Accepted;
import pressrun.smtp.Outcome.Refused;
import pressrun.smtp.RelaySettings;
import pressrun.testing.EachDatabase;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Point;

/** Many refused with the same words: which of them were to blame, and how the edition ends. */
@Timeout(60)
final class RefusedAlikeTest {
  private static final String UNKNOWN = "550 5.1.1 no such user";
  private static final Refused GONE =
      new Refused(Stage.RCPT, new Reply(550, "5.1.1 no such user"), Outcome.Reason.MAILBOX);

  private final SmtpFaultServer relay = new SmtpFaultServer();
  private final Path folder;

  RefusedAlikeTest(@TempDir Path folder) {
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

  /** Refuses those of whom the number of the RCPT, from one, gives a reply. */
  private void refuse(IntFunction<Optional<String>> reply) {
    AtomicInteger asked = new AtomicInteger();
    relay.when(Point.RCPT, () -> reply.apply(asked.incrementAndGet()).map(SmtpFaultServer::say));
  }

  private void untilStopped(Newsstand stand, Edition edition) {
    try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
      while (stand.state(edition) != EditionState.PAUSED
          && stand.state(edition) != EditionState.SENT) {
        assertThat(Thread.currentThread().isInterrupted()).as("out of time").isFalse();
        loop.wake();
      }
    }
  }

  private static OptionalInt resume(Newsstand stand, Edition edition) {
    return new InterventionStore(stand.database, stand.editions, stand.clock).resume(edition);
  }

  private static long count(Newsstand stand, String query) {
    return stand.database.read(
        transaction -> transaction.handle().createQuery(query).mapTo(Long.class).one());
  }

  private static long suppressed(Newsstand stand) {
    return count(stand, "SELECT count(*) FROM suppression");
  }

  @EachDatabase
  void aSmallListWhoseReadersAreReallyGoneEndsAfterAPersonLetItGoOn(Database database) {
    Newsstand stand = stand(database, 2);
    refuse(nth -> Optional.of(UNKNOWN));
    Edition edition = stand.enqueued(1);
    untilStopped(stand, edition);
    assertThat(stand.state(edition)).isEqualTo(EditionState.PAUSED);
    assertThat(stand.alerts.open()).extracting(Alert::key).containsExactly("paused:1");

    assertThat(resume(stand, edition)).hasValue(2);
    untilStopped(stand, edition);
    assertThat(stand.state(edition)).isEqualTo(EditionState.SENT);
    assertThat(stand.count(edition, DeliveryState.FAILED)).isEqualTo(2);
    assertThat(suppressed(stand)).isZero();
  }

  /** Reads the last RCPT: readers 11 to 25 are gone. */
  private boolean isLastGone() {
    String last =
        relay.commands().stream()
            .filter(command -> command.startsWith("RCPT"))
            .reduce("", (a, b) -> b);
    int reader = Integer.parseInt(last.replaceAll("[^0-9]", ""));
    return reader > 10 && reader <= 25;
  }

  @EachDatabase
  void aCompanyThatIsGoneDoesNotPauseTheEditionForEver(Database database) {
    Newsstand stand = stand(database, 40);
    relay.when(
        Point.RCPT,
        () -> isLastGone() ? Optional.of(SmtpFaultServer.say(UNKNOWN)) : Optional.empty());
    Edition edition = stand.enqueued(1);
    untilStopped(stand, edition);
    assertThat(stand.state(edition)).isEqualTo(EditionState.PAUSED);

    assertThat(resume(stand, edition)).hasValue(10);
    untilStopped(stand, edition);
    assertThat(stand.state(edition)).isEqualTo(EditionState.SENT);
    assertThat(stand.count(edition, DeliveryState.FAILED)).isEqualTo(15);
    assertThat(stand.count(edition, DeliveryState.SENT)).isEqualTo(25);
    assertThat(suppressed(stand)).as("the words had paused the edition").isZero();

    Edition next = stand.enqueued(2);
    untilStopped(stand, next);
    assertThat(stand.state(next)).isEqualTo(EditionState.SENT);
    assertThat(suppressed(stand)).isEqualTo(15);
  }

  @EachDatabase
  void whoWasRefusedTwiceIsPutBackAgainWhenTheEditionPausesAgain(Database database) {
    Newsstand stand = stand(database, 40);
    refuse(nth -> Optional.of(UNKNOWN));
    Edition edition = stand.enqueued(1);
    untilStopped(stand, edition);
    assertThat(resume(stand, edition)).hasValue(10);
    untilStopped(stand, edition);
    assertThat(stand.state(edition)).as("it was not mended").isEqualTo(EditionState.PAUSED);

    relay.behave(Point.RCPT);
    assertThat(resume(stand, edition).orElseThrow()).isGreaterThanOrEqualTo(10);
    untilStopped(stand, edition);
    assertThat(stand.count(edition, DeliveryState.SENT)).isEqualTo(40);
    assertThat(suppressed(stand)).isZero();
  }

  @EachDatabase
  void oneOddReplyAmongLikeOnesAtTheEndBlamesNobodyElse(Database database) {
    Newsstand stand = stand(database, 12);
    refuse(
        nth -> nth <= 3 ? Optional.empty() : Optional.of(nth == 7 ? "550 5.7.1 go away" : UNKNOWN));
    Edition edition = stand.enqueued(1);
    untilStopped(stand, edition);
    assertThat(stand.state(edition)).isEqualTo(EditionState.SENT);
    assertThat(stand.count(edition, DeliveryState.FAILED)).isEqualTo(9);
    assertThat(suppressed(stand)).isZero();
  }

  @EachDatabase
  void oneOddServerAfterARestartDoesNotPauseAnEditionThatIsHalfSent(Database database) {
    Newsstand stand = stand(database, 20);
    refuse(nth -> nth == 11 ? Optional.of("550 5.1.8 sender rejected") : Optional.empty());
    Edition edition = stand.enqueued(1);
    RelaySettings tenAnHour =
        Newsstand.relay(
            "main", relay.port(), 1, Optional.of(new RelaySettings.Rate(10, Duration.ofHours(1))));
    try (DeliveryLoop loop = stand.loop(tenAnHour)) {
      until(loop, () -> stand.count(edition, DeliveryState.SENT) == 10);
    }
    try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
      until(loop, () -> stand.count(edition, DeliveryState.SENT) == 19);
    }
    assertThat(stand.state(edition)).isEqualTo(EditionState.SENDING);
    assertThat(stand.alerts.open()).isEmpty();
  }

  private static void until(DeliveryLoop loop, BooleanSupplier arrived) {
    while (!arrived.getAsBoolean()) {
      assertThat(Thread.currentThread().isInterrupted()).as("out of time").isFalse();
      loop.wake();
    }
  }

  @EachDatabase
  void whoeverSeesThePauseSeesItsAlertAndThoseWhoAreForgiven(Database database) {
    Newsstand stand = stand(database, 60);
    refuse(nth -> Optional.of(UNKNOWN));
    Edition edition = stand.enqueued(1);
    long blameless;
    try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 2))) {
      do {
        loop.wake();
        assertThat(Thread.currentThread().isInterrupted()).as("out of time").isFalse();
        blameless =
            count(
                stand,
                """
                SELECT CASE WHEN state = 'PAUSED' THEN (SELECT count(*) FROM refusal WHERE blameless = 1)
                  * (SELECT count(*) FROM alert WHERE cleared_at IS NULL) ELSE -1 END FROM edition
                """);
      } while (blameless < 0);
    }
    assertThat(blameless).isGreaterThanOrEqualTo(10);
    assertThat(stand.state(edition)).isEqualTo(EditionState.PAUSED);
  }

  /** Decisions without a relay, in an order of the test's own. */
  private static final class Decisions implements AutoCloseable {
    private final Newsstand stand;
    private final LedgerWriter writer;
    private final Pauses pauses;
    private final Refusals refusals;

    Decisions(Newsstand stand) {
      this.stand = stand;
      writer =
          new LedgerWriter(
              stand.database,
              stand.ledger,
              Journal.open(stand.folder),
              new DomainGate(List.of()),
              stand.lock(),
              stand.clock);
      writer.start();
      pauses = new Pauses(stand.desk(), writer);
      refusals = new Refusals(stand.desk(), writer, pauses);
    }

    void refused(Claim claim, RelaySettings by) {
      settle(claim, by, GONE);
      refusals.refused(claim, by, GONE);
    }

    void accepted(Claim claim, RelaySettings by) {
      settle(claim, by, new Accepted(new Reply(250, "ok")));
      refusals.accepted(claim, by);
    }

    private void settle(Claim claim, RelaySettings by, Outcome outcome) {
      stand.clock.advance(Duration.ofSeconds(1));
      Verdict verdict =
          new RetryPolicy(DeliverySettings.defaults()).judge(outcome, claim, stand.clock.instant());
      writer.settle(new Settled(claim, verdict, by.name(), "Test", Refusal.in(outcome, claim)));
    }

    @Override
    public void close() {
      writer.close();
    }
  }

  private static RelaySettings relay(String name) {
    return Newsstand.relay(name, 25, 1, Optional.empty());
  }

  @EachDatabase
  void aRelayThatRefusesEverybodyIsNoticedThoughAnotherTakesMail(Database database) {
    Newsstand stand = stand(database, 100);
    Edition edition = stand.enqueued(1);
    List<Claim> claims = stand.claim(edition, "n", 100);
    try (Decisions decisions = new Decisions(stand)) {
      for (int i = 0; i < 20; i += 2) {
        decisions.refused(claims.get(i), relay("one"));
        decisions.accepted(claims.get(i + 1), relay("two"));
      }
      assertThat(decisions.pauses.isPaused(edition.id())).isTrue();
    }
    assertThat(suppressed(stand)).isZero();
    assertThat(resume(stand, edition)).hasValue(10);
  }

  @EachDatabase
  void mailOfAnotherEditionThatIsTakenBlamesNobodyOfARow(Database database) {
    Newsstand stand = stand(database, 30);
    Edition first = stand.enqueued(1);
    Edition second = stand.enqueued(2);
    List<Claim> refused = stand.claim(first, "n", 30);
    List<Claim> taken = stand.claim(second, "n", 30);
    try (Decisions decisions = new Decisions(stand)) {
      for (int i = 0; i < 10; i++) {
        decisions.refused(refused.get(i), relay("main"));
        decisions.accepted(taken.get(29 - i), relay("main"));
        decisions.accepted(taken.get(19 - i), relay("main"));
      }
      assertThat(decisions.pauses.isPaused(first.id())).isTrue();
    }
    assertThat(suppressed(stand)).isZero();
    assertThat(resume(stand, first)).hasValue(10);
  }

  @EachDatabase
  void whoWasRefusedIsSuppressedOnceTheSameEditionIsTakenByTheSameRelay(Database database) {
    Newsstand stand = stand(database, 40);
    Edition edition = stand.enqueued(1);
    List<Claim> claims = stand.claim(edition, "n", 40);
    try (Decisions decisions = new Decisions(stand)) {
      decisions.refused(claims.get(0), relay("main"));
      for (int i = 1; i <= relay("main").limits().inDoubt(); i++) {
        decisions.accepted(claims.get(i), relay("main"));
      }
    }
    assertThat(suppressed(stand)).isEqualTo(1);
  }
}

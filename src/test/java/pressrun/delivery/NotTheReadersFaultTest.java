package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pressrun.alert.Alert;
import pressrun.database.Database;
import pressrun.edition.Edition;
import pressrun.edition.EditionState;
import pressrun.testing.EachDatabase;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Point;

/** Refusals that are about the sender, an allowance or a session: no reader pays for them. */
@Timeout(60)
final class NotTheReadersFaultTest {
  private final SmtpFaultServer relay = new SmtpFaultServer();
  private final Path folder;

  NotTheReadersFaultTest(@TempDir Path folder) {
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

  /** Gives an edition out until it is paused or the relay is in trouble. */
  private Edition untilStopped(Newsstand stand, int number) {
    Edition edition = stand.enqueued(number);
    try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
      while (stand.alerts.open().stream().noneMatch(NotTheReadersFaultTest::isStop)) {
        loop.wake();
        Thread.onSpinWait();
      }
    }
    return edition;
  }

  private static boolean isStop(Alert alert) {
    return alert.key().startsWith("paused:") || alert.key().startsWith("relay:");
  }

  private void goOn(Newsstand stand, Edition edition) throws InterruptedException {
    stand.clock.advance(Duration.ofMinutes(30));
    try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
      loop.awaitSettled(edition.id());
    }
  }

  private static OptionalInt resume(Newsstand stand, Edition edition) {
    return new InterventionStore(stand.database, stand.editions, stand.clock).resume(edition);
  }

  /** Refuses from the so-manieth on, counted from one. */
  private void from(int first, Point point, IntFunction<String> reply) {
    AtomicInteger asked = new AtomicInteger();
    relay.when(
        point,
        () -> {
          int nth = asked.incrementAndGet();
          return nth >= first
              ? Optional.of(SmtpFaultServer.say(reply.apply(nth)))
              : Optional.empty();
        });
  }

  private static void nobodyIsBlamed(Newsstand stand, Edition edition) {
    assertThat(stand.count(edition, DeliveryState.FAILED)).isZero();
    assertThat(suppressed(stand)).isZero();
  }

  private static long suppressed(Newsstand stand) {
    return stand.database.read(
        transaction ->
            transaction
                .handle()
                .createQuery("SELECT count(*) FROM suppression")
                .mapTo(Long.class)
                .one());
  }

  @EachDatabase
  void aRefusalOfTheSenderAtTheFirstReaderPausesTheEdition(Database database)
      throws InterruptedException {
    Newsstand stand = stand(database, 9);
    from(
        1,
        Point.RCPT,
        nth -> "550-Verification failed for <letter@example.org>\r\n550 Sender verify failed\r\n");
    Edition edition = untilStopped(stand, 1);
    assertThat(stand.state(edition)).isEqualTo(EditionState.PAUSED);
    nobodyIsBlamed(stand, edition);
    assertThat(stand.alerts.open().get(0).message()).contains("sender", "Sender verify failed");

    relay.behave(Point.RCPT);
    assertThat(resume(stand, edition)).isPresent();
    goOn(stand, edition);
    assertThat(stand.count(edition, DeliveryState.SENT)).isEqualTo(9);
  }

  @EachDatabase
  void aTextThatNamesOurAddressIsNotAboutTheReader(Database database) {
    Newsstand stand = stand(database, 3);
    from(1, Point.RCPT, nth -> "550 5.1.1 <letter@example.org>: no such user");
    Edition edition = untilStopped(stand, 1);
    assertThat(stand.state(edition)).isEqualTo(EditionState.PAUSED);
    nobodyIsBlamed(stand, edition);
  }

  @EachDatabase
  void oneServerBehindTheRelayThatDislikesTheSenderKeepsNobodyElseWaiting(Database database) {
    Newsstand stand = stand(database, 30);
    AtomicInteger asked = new AtomicInteger();
    relay.when(
        Point.RCPT,
        () ->
            asked.incrementAndGet() == 7
                ? Optional.of(SmtpFaultServer.say("550 5.1.8 sender rejected"))
                : Optional.empty());
    Edition edition = stand.enqueued(1);
    try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
      while (stand.count(edition, DeliveryState.SENT) < 29) {
        loop.wake();
        Thread.onSpinWait();
      }
    }
    assertThat(stand.count(edition, DeliveryState.DEFERRED)).isEqualTo(1);
    assertThat(stand.alerts.open()).isEmpty();
  }

  @EachDatabase
  void anAllowanceThatIsUsedUpLetsTheOthersWaitWhateverTheStage(Database database)
      throws InterruptedException {
    Newsstand stand = stand(database, 25);
    int number = 1;
    for (Point point : List.of(Point.RCPT, Point.DATA, Point.DOT)) {
      from(
          21,
          point,
          nth ->
              "550 Domain example.org has exceeded the max emails per hour (%d/20 (%d%%)) allowed."
                  .formatted(nth, nth * 5));
      Edition edition = untilStopped(stand, number++);
      assertThat(stand.count(edition, DeliveryState.SENT)).isEqualTo(20);
      assertThat(stand.count(edition, DeliveryState.PENDING)).isEqualTo(5);
      nobodyIsBlamed(stand, edition);
      assertThat(stand.alerts.open()).extracting(Alert::key).containsExactly("relay:main");
      assertThat(stand.alerts.open().get(0).message()).contains("allowance", "max emails per hour");

      relay.behave(point);
      goOn(stand, edition);
      assertThat(stand.rows(edition)).allMatch(row -> row.attempts() == 1);
      assertThat(stand.alerts.open()).isEmpty();
    }
  }

  @EachDatabase
  void refusalsThatDifferInATokenOnlyAreAlikeAndTheRowGoesBackWithResume(Database database)
      throws InterruptedException {
    Newsstand stand = stand(database, 40);
    from(
        21,
        Point.RCPT,
        nth ->
            "550 5.0.0 Not for you, see https://help.example.net/why?id=%x srv%d.example.net q%04xAb - x%dsm"
                .formatted(nth * 7919, nth, nth * 31, nth));
    Edition edition = untilStopped(stand, 1);
    assertThat(stand.state(edition)).isEqualTo(EditionState.PAUSED);
    assertThat(stand.count(edition, DeliveryState.FAILED)).isEqualTo(10);
    assertThat(suppressed(stand)).isZero();

    relay.behave(Point.RCPT);
    assertThat(resume(stand, edition)).hasValue(10);
    goOn(stand, edition);
    assertThat(stand.count(edition, DeliveryState.SENT)).isEqualTo(40);
    assertThat(resume(stand, edition)).as("it is not paused any more").isEmpty();
  }

  @EachDatabase
  void twentyRefusalsWithNothingAcceptedPauseWhateverTheySay(Database database)
      throws InterruptedException {
    Newsstand stand = stand(database, 40);
    List<String> words = List.of("not liked", "go away please", "out of the question");
    from(1, Point.RCPT, nth -> "550 5.1.1 " + words.get(nth % 3));
    Edition edition = untilStopped(stand, 1);
    assertThat(stand.state(edition)).isEqualTo(EditionState.PAUSED);
    assertThat(stand.count(edition, DeliveryState.FAILED)).isEqualTo(20);
    assertThat(suppressed(stand)).isZero();

    relay.behave(Point.RCPT);
    assertThat(resume(stand, edition)).hasValue(20);
    goOn(stand, edition);
    assertThat(stand.count(edition, DeliveryState.SENT)).isEqualTo(40);
  }

  @EachDatabase
  void aSmallListOfWhichAllAreRefusedAlikeIsPausedAndBlamesNobody(Database database)
      throws InterruptedException {
    Newsstand stand = stand(database, 4);
    from(1, Point.RCPT, nth -> "550 5.1.1 User unknown in local recipient table");
    Edition edition = untilStopped(stand, 1);
    assertThat(stand.state(edition)).isEqualTo(EditionState.PAUSED);
    assertThat(suppressed(stand)).isZero();

    relay.behave(Point.RCPT);
    assertThat(resume(stand, edition)).hasValue(4);
    goOn(stand, edition);
    assertThat(stand.count(edition, DeliveryState.SENT)).isEqualTo(4);
  }

  @EachDatabase
  void whoIsRefusedAlikeAtTheEndOfAnEditionIsNotSuppressed(Database database)
      throws InterruptedException {
    Newsstand stand = stand(database, 12);
    from(9, Point.RCPT, nth -> "550 5.1.1 no such user");
    Edition edition = stand.enqueued(1);
    goOn(stand, edition);
    assertThat(stand.state(edition)).isEqualTo(EditionState.SENT);
    assertThat(stand.count(edition, DeliveryState.FAILED)).isEqualTo(4);
    assertThat(suppressed(stand)).isZero();

    relay.behave(Point.RCPT);
    Edition next = stand.enqueued(2);
    goOn(stand, next);
    assertThat(stand.count(next, DeliveryState.SENT)).isEqualTo(12);
    assertThat(suppressed(stand)).isZero();
  }

  @EachDatabase
  void aRelayThatPutsEverybodyOffAlikeIsSparedAndNobodyWaitsForMinutes(Database database)
      throws InterruptedException {
    Newsstand stand = stand(database, 60);
    from(1, Point.RCPT, nth -> "450 4.5.9 wrong phase of the moon a%dz".formatted(nth));
    Edition edition = untilStopped(stand, 1);
    assertThat(stand.alerts.open()).extracting(Alert::key).containsExactly("relay:main");
    assertThat(relay.count("RCPT")).isEqualTo(10);

    assertThat(stand.rows(edition))
        .allMatch(row -> row.nextAt().stream().noneMatch(stand.clock.instant()::isBefore));

    relay.behave(Point.RCPT);
    goOn(stand, edition);
    assertThat(stand.count(edition, DeliveryState.SENT)).isEqualTo(60);
    assertThat(stand.rows(edition)).allMatch(row -> row.attempts() == 1);
  }

  @EachDatabase
  void greylistingIsTheReadersAndTheRelayGoesOn(Database database) {
    Newsstand stand = stand(database, 30);
    from(1, Point.RCPT, nth -> "450 4.2.0 Recipient address rejected: Greylisted");
    Edition edition = stand.enqueued(1);
    try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
      while (stand.count(edition, DeliveryState.DEFERRED) < 30) {
        loop.wake();
      }
    }
    assertThat(relay.count("RCPT")).isEqualTo(30);
  }

  @EachDatabase
  void aSessionThatHasHadItsShareIsFollowedByANewOne(Database database)
      throws InterruptedException {
    Newsstand stand = stand(database, 20);
    AtomicInteger inSession = new AtomicInteger();
    relay.when(
        Point.EHLO,
        () -> {
          inSession.set(0);
          return Optional.empty();
        });
    relay.when(
        Point.MAIL,
        () ->
            inSession.incrementAndGet() > 4
                ? Optional.of(
                    SmtpFaultServer.say("450 4.7.1 too many messages in this session, reconnect"))
                : Optional.empty());
    Edition edition = stand.enqueued(1);
    goOn(stand, edition);
    assertThat(stand.count(edition, DeliveryState.SENT)).isEqualTo(20);
    assertThat(stand.rows(edition)).allMatch(row -> row.attempts() == 1);
    assertThat(relay.count("MAIL")).as("the share is learned").isEqualTo(21);
    assertThat(stand.alerts.open()).isEmpty();
  }
}

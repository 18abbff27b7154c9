package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pressrun.alert.Alert;
import pressrun.database.Database;
import pressrun.edition.Edition;
import pressrun.testing.EachDatabase;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Act;
import pressrun.testing.SmtpFaultServer.Point;

/** A reader whose refusal sounds like the relay's trouble: everybody else gets the edition. */
@Timeout(90)
final class OneReaderKeepsNobodyWaitingTest {
  private static final int OTHERS = 8;

  /** Twice, each time perhaps in a new session as well, and again when minutes have gone by. */
  private static final int MOST_ASKED = 12;

  private static final Duration STEP = Duration.ofSeconds(1);

  private final SmtpFaultServer relay = new SmtpFaultServer();
  private final Path folder;

  OneReaderKeepsNobodyWaitingTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void close() {
    relay.close();
  }

  /** Acts at RCPT for the first readers, and for nobody else. */
  private void actFor(int first, Act act) {
    relay.when(Point.RCPT, () -> isOneOf(first) ? Optional.of(act) : Optional.empty());
  }

  private boolean isOneOf(int first) {
    List<String> asked = askedFor();
    String last = asked.get(asked.size() - 1);
    int at = last.indexOf("<reader") + "<reader".length();
    return Integer.parseInt(last.substring(at, last.indexOf('@'))) <= first;
  }

  private List<String> askedFor() {
    return relay.commands().stream().filter(line -> line.startsWith("RCPT")).toList();
  }

  private long timesAskedFor(int reader) {
    return askedFor().stream().filter(line -> line.contains("<reader" + reader + "@")).count();
  }

  /** The first readers are only in the first edition, all others only in the second. */
  private static List<Edition> twoEditions(Newsstand stand, int first) {
    stand.subscribers(first + OTHERS);
    subscribed(stand, "subscriber <= " + first);
    Edition one = stand.enqueued(1);
    subscribed(stand, "subscriber > " + first);
    Edition two = stand.enqueued(2);
    subscribed(stand, "subscriber > 0");
    stand.clock.advance(STEP);
    return List.of(one, two);
  }

  private static void subscribed(Newsstand stand, String condition) {
    stand.database.useTransaction(
        transaction ->
            transaction
                .handle()
                .execute(
                    "UPDATE subscription SET state = CASE WHEN "
                        + condition
                        + " THEN 'ACTIVE' ELSE 'UNSUBSCRIBED' END"));
  }

  /** Lets time go by while the relay rests, from probe to probe. */
  private void untilWithRests(Newsstand stand, BooleanSupplier isSo) {
    RestStore rests = new RestStore(stand.database);
    try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
      while (!isSo.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
        rests.all().forEach(rest -> goOn(stand, rest.until()));
        loop.wake();
        Thread.onSpinWait();
      }
    }
  }

  private static void goOn(Newsstand stand, Instant until) {
    Instant now = stand.clock.instant();
    stand.clock.set(until.isAfter(now) ? until : now.plus(STEP));
  }

  /** Lets time go by, also while only one reader waits. */
  private void untilGivenUp(Newsstand stand, Edition edition, BooleanSupplier isSo) {
    untilWithRests(
        stand,
        () -> {
          if (stand.count(edition, DeliveryState.SENT) == OTHERS - 1) {
            stand.clock.advance(Duration.ofMinutes(1));
          }
          return isSo.getAsBoolean();
        });
  }

  private void theOthersAreSent(Database database, Act act) {
    Newsstand stand = new Newsstand(database, folder);
    List<Edition> editions = twoEditions(stand, 1);
    actFor(1, act);
    untilWithRests(stand, () -> stand.count(editions.get(1), DeliveryState.SENT) == OTHERS);
    assertThat(stand.count(editions.get(1), DeliveryState.SENT)).isEqualTo(OTHERS);
    assertThat(timesAskedFor(1)).isLessThanOrEqualTo(MOST_ASKED);
  }

  @EachDatabase
  void anAllowanceOfOneMailbox(Database database) {
    theOthersAreSent(
        database,
        SmtpFaultServer.say("550 5.7.1 this account has used up its 100 messages per day"));
  }

  @EachDatabase
  void aLoginThatOneMailboxAsksFor(Database database) {
    theOthersAreSent(
        database, SmtpFaultServer.say("530 5.7.0 authentication required for this mailbox"));
  }

  @EachDatabase
  void aSenderThatOneServerPutsOff(Database database) {
    theOthersAreSent(
        database, SmtpFaultServer.say("450 4.1.8 Sender address rejected: Domain not found"));
  }

  @EachDatabase
  void aSessionThatIsClosedForOneReader(Database database) {
    theOthersAreSent(database, SmtpFaultServer.say("421 4.3.2 closing"));
  }

  @EachDatabase
  void aConnectionThatBreaksForOneReader(Database database) {
    theOthersAreSent(database, SmtpFaultServer.hangUp());
  }

  @EachDatabase
  void tooManyConnectionsForOneReader(Database database) {
    theOthersAreSent(database, SmtpFaultServer.say("451 4.7.0 Too many concurrent connections"));
  }

  @EachDatabase
  void aSessionThatHasAlwaysHadItsShareForOneReader(Database database) {
    theOthersAreSent(database, SmtpFaultServer.say("452 4.4.5 Too many messages in this session"));
  }

  /** Asked for again after five minutes, while the relay is given less. */
  @EachDatabase
  void aSpeedThatOneReaderDislikes(Database database) {
    theOthersAreSent(database, SmtpFaultServer.say("450 4.7.1 sending rate exceeded, slow down"));
  }

  @EachDatabase
  void theOneIsPutOffAndGivenUpLikeAnyOtherAndTheRelaysAlertEnds(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(OTHERS);
    actFor(1, SmtpFaultServer.say("550 5.7.1 this account has used up its 100 messages per day"));
    Edition edition = stand.enqueued(1);
    stand.clock.advance(STEP);
    untilGivenUp(
        stand,
        edition,
        () ->
            stand.count(edition, DeliveryState.EXPIRED) == 1
                && stand.alerts.open().stream()
                    .noneMatch(OneReaderKeepsNobodyWaitingTest::isRelays));
    assertThat(stand.count(edition, DeliveryState.EXPIRED)).isEqualTo(1);
    assertThat(stand.count(edition, DeliveryState.SENT)).isEqualTo(OTHERS - 1);
    assertThat(timesAskedFor(1)).as("with ever longer pauses").isLessThan(40);
  }

  private static boolean isRelays(Alert alert) {
    return alert.key().startsWith("relay:");
  }

  @EachDatabase
  void aDozenNeighboursWithTheSameWordsCostAFewRests(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    List<Edition> editions = twoEditions(stand, 12);
    Instant began = stand.clock.instant();
    actFor(12, SmtpFaultServer.say("550 5.7.1 this account has used up its 100 messages per day"));
    untilWithRests(
        stand,
        () ->
            stand.count(editions.get(1), DeliveryState.SENT) == OTHERS
                && stand.count(editions.get(0), DeliveryState.DEFERRED) > 0);
    assertThat(stand.count(editions.get(1), DeliveryState.SENT)).isEqualTo(OTHERS);
    assertThat(Duration.between(began, stand.clock.instant())).isLessThan(Duration.ofHours(4));
  }

  @EachDatabase
  void anAllowanceThatIsReallyUsedUpIsTheRelaysAfterAFewReaders(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(OTHERS);
    actFor(OTHERS, SmtpFaultServer.say("452 4.5.3 hourly quota of messages exceeded"));
    Edition edition = stand.enqueued(1);
    stand.clock.advance(STEP);
    Instant began = stand.clock.instant();
    untilWithRests(stand, () -> askedFor().size() > 40);
    assertThat(stand.count(edition, DeliveryState.PENDING)).isEqualTo(OTHERS);
    assertThat(Duration.between(began, stand.clock.instant()))
        .as("one a quarter of an hour")
        .isGreaterThan(Duration.ofMinutes(15 * 39));
    assertThat(askedFor().stream().distinct()).as("each in turn").hasSize(OTHERS);
    assertThat(stand.alerts.open()).extracting(Alert::key).contains("relay:main");

    relay.behave(Point.RCPT);
    untilWithRests(stand, () -> stand.count(edition, DeliveryState.SENT) == OTHERS);
    assertThat(stand.rows(edition)).allMatch(row -> row.attempts() == 1);
  }
}

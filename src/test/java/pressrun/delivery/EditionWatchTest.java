package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pressrun.alert.Alert;
import pressrun.classification.Reply;
import pressrun.classification.Stage;
import pressrun.edition.Edition;
import pressrun.smtp.Outcome;
import pressrun.smtp.Outcome.Deferred;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Point;
import pressrun.testing.TestDatabase;

/** An edition that gets nowhere is told, and the telling ends with the trouble. */
@Timeout(60)
final class EditionWatchTest {
  private static final Outcome ACCEPTED = new Outcome.Accepted(new Reply(250, "2.0.0 ok"));

  private final SmtpFaultServer relay = new SmtpFaultServer();
  private Newsstand stand;

  @BeforeEach
  void open(@TempDir Path folder) {
    stand = new Newsstand(TestDatabase.sqlite(folder), folder);
  }

  @AfterEach
  void close() {
    relay.close();
    stand.close();
  }

  private List<String> alerts() {
    return stand.alerts.open().stream().map(Alert::key).toList();
  }

  private String message(String key) {
    return stand.alerts.open().stream()
        .filter(alert -> alert.key().equals(key))
        .map(Alert::message)
        .findFirst()
        .orElse("");
  }

  /** Runs the loop, its clock going a second each turn, until something is so. */
  private void until(BooleanSupplier isSo) {
    try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
      while (!isSo.getAsBoolean()) {
        stand.clock.advance(Duration.ofSeconds(1));
        loop.wake();
      }
    }
  }

  /** Runs the loop, its clock standing, until something is so. */
  private void atOnce(BooleanSupplier isSo) {
    try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
      while (!isSo.getAsBoolean()) {
        loop.wake();
      }
    }
  }

  @Test
  void moreThanHalfPutOffWithTheSameWordsIsToldWhenTheSenderEndsAndEndsByItself() {
    stand.subscribers(8);
    relay.at(Point.RCPT, SmtpFaultServer.say("451 4.2.2 the mailbox is over quota"));
    Edition edition = stand.enqueued(1);
    atOnce(() -> stand.count(edition, DeliveryState.DEFERRED) == 8);
    assertThat(alerts()).containsExactly("put-off:" + edition.id());
    assertThat(message("put-off:" + edition.id())).contains("half", "over quota");

    relay.behave(Point.RCPT);
    until(() -> stand.count(edition, DeliveryState.SENT) == 8);
    assertThat(alerts()).isEmpty();
  }

  @Test
  void aFewPutOffAmongManyAreNotTold() {
    stand.subscribers(20);
    AtomicInteger asked = new AtomicInteger();
    relay.when(
        Point.RCPT,
        () ->
            asked.incrementAndGet() % 3 == 0
                ? Optional.of(SmtpFaultServer.say("450 4.2.0 greylisted"))
                : Optional.empty());
    Edition edition = stand.enqueued(1);
    atOnce(() -> stand.count(edition, DeliveryState.DEFERRED) == 6);
    assertThat(alerts()).isEmpty();
  }

  @Test
  void nothingAcceptedForAQuarterOfAnHourIsTold() {
    stand.subscribers(3);
    relay.at(Point.GREETING, SmtpFaultServer.hangUp());
    Edition edition = stand.enqueued(1);
    until(() -> alerts().contains("standstill:" + edition.id()));
    assertThat(message("standstill:" + edition.id())).contains("15 minutes");

    relay.behave(Point.GREETING);
    until(() -> stand.count(edition, DeliveryState.SENT) == 3);
    assertThat(alerts()).isEmpty();
  }

  @Test
  void theLastFewThatArePutOffAreNoStandstill() {
    stand.subscribers(30);
    AtomicInteger asked = new AtomicInteger();
    relay.when(
        Point.RCPT,
        () ->
            asked.incrementAndGet() == 30
                ? Optional.of(SmtpFaultServer.say("450 4.2.0 greylisted"))
                : Optional.empty());
    Edition edition = stand.enqueued(1);
    atOnce(() -> stand.count(edition, DeliveryState.DEFERRED) == 1);
    relay.at(Point.RCPT, SmtpFaultServer.say("450 4.2.0 greylisted"));
    until(() -> relay.count("RCPT") == 34);
    assertThat(alerts()).isEmpty();
  }

  @Test
  void whoIsGivenUpSoonIsToldBefore() {
    stand.subscribers(12);
    AtomicInteger asked = new AtomicInteger();
    relay.when(
        Point.RCPT,
        () ->
            asked.incrementAndGet() > 10
                ? Optional.of(SmtpFaultServer.say("452 4.2.2 mailbox full"))
                : Optional.empty());
    Edition edition = stand.enqueued(1);
    atOnce(() -> stand.count(edition, DeliveryState.DEFERRED) == 2);
    stand.clock.advance(Duration.ofHours(43));
    atOnce(() -> alerts().contains("expiring:" + edition.id()));
    assertThat(message("expiring:" + edition.id()))
        .contains("given up soon", "452 4.2.2 mailbox full", "delivery.expiry");

    stand.clock.advance(Duration.ofHours(6));
    until(() -> stand.count(edition, DeliveryState.EXPIRED) == 2);
    until(() -> alerts().isEmpty());
  }

  @Test
  void moreThanAFewLostAnswersAreTold() {
    stand.subscribers(9);
    AtomicInteger asked = new AtomicInteger();
    relay.when(
        Point.DOT,
        () ->
            asked.incrementAndGet() % 2 == 0
                ? Optional.of(SmtpFaultServer.hangUp())
                : Optional.empty());
    Edition edition = stand.enqueued(1);
    atOnce(() -> stand.count(edition, DeliveryState.UNCERTAIN) == 4);
    assertThat(message("uncertain:" + edition.id())).contains("4 messages", "second copy");
  }

  private EditionWatch watch(String node) {
    NodeAlerts alerts = new NodeAlerts(stand.database, stand.alerts, node);
    return new EditionWatch(stand.desk(), alerts, Duration.ofDays(2));
  }

  private void look(EditionWatch watch, Edition edition) {
    watch.look(List.of(stand.editions.find(edition.id()).orElseThrow()));
  }

  private void lookForHours(EditionWatch watch, Edition edition) {
    for (int look = 0; look < 12; look++) {
      stand.clock.advance(Duration.ofMinutes(10));
      look(watch, edition);
    }
  }

  @Test
  void aRateOfOurOwnIsNoStandstill() {
    stand.subscribers(30);
    Edition edition = stand.enqueued(1);
    EditionWatch watch = watch("one");
    for (Claim claim : stand.claim(edition, "one", 5)) {
      watch.ended(claim, ACCEPTED);
      stand.settle(
          claim, new RetryPolicy(DeliverySettings.defaults()).judge(ACCEPTED, claim, now()));
    }
    look(watch, edition);
    lookForHours(watch, edition);
    assertThat(alerts()).isEmpty();
  }

  @Test
  void messagesThatWaitWhileTheRelayRestsAreAStandstill() {
    stand.subscribers(30);
    Edition edition = stand.enqueued(1);
    EditionWatch watch = watch("one");
    new RestStore(stand.database).note(new Rest("main", now(), "not reached"));
    look(watch, edition);
    lookForHours(watch, edition);
    assertThat(alerts()).containsExactly("standstill:" + edition.id());
  }

  @Test
  void messagesThatAreOnTheirWayWithoutAnAnswerAreAStandstill() {
    stand.subscribers(30);
    Edition edition = stand.enqueued(1);
    stand.claim(edition, "one", 5);
    EditionWatch watch = watch("one");
    look(watch, edition);
    lookForHours(watch, edition);
    assertThat(alerts()).containsExactly("standstill:" + edition.id());
  }

  @Test
  void moreThanHalfPutOffAreToldHoweverLargeTheEdition() {
    stand.subscribers(6_000);
    Edition edition = stand.enqueued(1);
    EditionWatch watch = watch("one");
    List<Claim> claims = stand.claim(edition, "one", 6_000);
    Outcome putOff = new Deferred(Stage.RCPT, new Reply(450, "4.2.0 greylisted, come back"));
    for (int i = 0; i < 6_000; i++) {
      watch.ended(claims.get(i), i <= 1_000 ? ACCEPTED : putOff);
    }
    look(watch, edition);
    assertThat(alerts()).containsExactly("put-off:" + edition.id());
  }

  private Instant now() {
    return stand.clock.instant();
  }
}

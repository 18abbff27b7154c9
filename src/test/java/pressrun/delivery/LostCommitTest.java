package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pressrun.alert.Alert;
import pressrun.classification.Reply;
import pressrun.database.Database;
import pressrun.edition.Edition;
import pressrun.smtp.Outcome;
import pressrun.testing.EachDatabase;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Given;
import pressrun.testing.SmtpFaultServer.Point;
import pressrun.testing.TestDatabase;

/** A disk that loses the last commits, though it said that they were written, doubles nobody. */
@Timeout(180)
final class LostCommitTest {
  private static final int READERS = 24;
  private static final Outcome ACCEPTED = new Outcome.Accepted(new Reply(250, "ok"));

  private final Path folder;

  LostCommitTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static List<String> alerts(Newsstand stand) {
    return stand.alerts.open().stream().map(Alert::key).toList();
  }

  private static void await(Newsstand stand, Edition edition, DeliveryState state, int count) {
    while (stand.count(edition, state) < count) {
      assertThat(Thread.currentThread().isInterrupted()).as("out of time").isFalse();
      Thread.onSpinWait();
    }
  }

  /** A journal as a process leaves it that is killed now. */
  private void journal(List<Claim> dots, List<Claim> accepted) {
    try (Journal journal = Journal.open(folder)) {
      journal.begin("dead", () -> true);
      dots.forEach(journal::dot);
      accepted.forEach(
          claim ->
              journal.append(
                  new JournalEntry(claim.edition(), claim.subscriber(), claim.epoch(), ACCEPTED)));
    }
  }

  @EachDatabase
  void aDotWhoseCommitIsLostIsUncertainAndTold(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(4);
    Edition edition = stand.enqueued(1);
    List<Claim> claims = stand.claim(edition, "dead", 3);
    journal(claims.subList(0, 2), claims.subList(0, 1));
    stand.dies("dead");
    try (SmtpFaultServer relay = new SmtpFaultServer();
        DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
      loop.wake();
      await(stand, edition, DeliveryState.SENT, 3);
      assertThat(stand.count(edition, DeliveryState.UNCERTAIN)).isEqualTo(1);
      assertThat(relay.accepted())
          .extracting(Given::recipient)
          .doesNotContain(claims.get(0).address(), claims.get(1).address());
      assertThat(alerts(stand)).contains("lost-commit");
    }
    assertThat(stand.attempts()).isEqualTo(1);
  }

  @EachDatabase
  void whatTheJournalKnowsAcceptedIsSentThoughTheLedgerWouldTryItAgain(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(2);
    Edition edition = stand.enqueued(1);
    List<Claim> claims = stand.claim(edition, "dead", 2);
    journal(claims, claims);
    RetryPolicy policy = new RetryPolicy(DeliverySettings.defaults());
    claims.forEach(claim -> stand.settle(claim, policy.release()));
    stand.claim(edition, "dead", 1);
    stand.dies("dead");
    try (SmtpFaultServer relay = new SmtpFaultServer();
        DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
      loop.wake();
      await(stand, edition, DeliveryState.SENT, 2);
      assertThat(relay.given()).isEmpty();
    }
  }

  @EachDatabase
  void nothingIsToldWhereNothingIsLost(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(3);
    Edition edition = stand.enqueued(1);
    try (SmtpFaultServer relay =
            new SmtpFaultServer().at(Point.DOT, SmtpFaultServer.say("451 4.3.0 later"));
        DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
      loop.wake();
      await(stand, edition, DeliveryState.DEFERRED, 3);
    }
    try (SmtpFaultServer relay = new SmtpFaultServer();
        DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
      loop.wake();
      stand.clock.advance(Duration.ofMinutes(7));
      await(stand, edition, DeliveryState.SENT, 3);
      assertThat(alerts(stand)).doesNotContain("lost-commit");
    }
  }

  /** The whole of it: copied in mid-send, and put back beside the journal that went on. */
  @Test
  void anOlderDatabaseBesideItsJournalDoublesNobodySilently() throws Exception {
    Path file = folder.resolve("pressrun.db");
    for (int copiedAfter : List.of(0, 7, READERS - 1)) {
      Files.deleteIfExists(folder.resolve("outcomes.journal"));
      Files.deleteIfExists(file);
      Path older = folder.resolve("older.db");
      SmtpFaultServer relay = new SmtpFaultServer();
      try (Database database = TestDatabase.sqlite(folder)) {
        Newsstand stand = new Newsstand(database, folder);
        stand.subscribers(READERS);
        Edition edition = stand.enqueued(1);
        try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
          loop.wake();
          await(stand, edition, DeliveryState.SENT, copiedAfter);
          Files.deleteIfExists(older);
          database.read(transaction -> transaction.handle().execute("VACUUM INTO '" + older + "'"));
          loop.awaitSettled(edition.id());
          assertThat(stand.count(edition, DeliveryState.SENT)).isEqualTo(READERS);
        }
      }
      Files.write(file, Files.readAllBytes(older)); // The same file still.
      try (Database database = TestDatabase.sqlite(folder)) {
        Newsstand stand = new Newsstand(database, folder);
        RestoreGuard guard = new RestoreGuard(database, folder);
        if (guard.doubt().isPresent()) {
          guard.resume(RestoreGuard.OpenRows.HOLD, stand.clock.instant());
        }
        assertThat(sentAgain(stand, relay)).as("copied after %d", copiedAfter).isZero();
      }
      relay.close();
    }
  }

  private static int sentAgain(Newsstand stand, SmtpFaultServer relay) {
    Edition edition = stand.editions.list().get(0);
    int before = relay.accepted().size();
    try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
      loop.wake();
      while (stand.count(edition, DeliveryState.PENDING) > 0
          || stand.count(edition, DeliveryState.CLAIMED) > 0) {
        assertThat(Thread.currentThread().isInterrupted()).as("out of time").isFalse();
      }
    }
    return relay.accepted().size() - before;
  }
}

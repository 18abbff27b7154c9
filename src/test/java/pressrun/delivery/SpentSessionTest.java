package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pressrun.database.Database;
import pressrun.edition.Edition;
import pressrun.testing.EachDatabase;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Act;
import pressrun.testing.SmtpFaultServer.Point;

/** A session of which the relay wants no more, in words that sound like a rate, is left. */
@Timeout(60)
final class SpentSessionTest {
  private static final int READERS = 8;
  private static final int A_SESSION = 3;

  private final SmtpFaultServer relay = new SmtpFaultServer();
  private final Path folder;
  private long session;
  private int mails;

  SpentSessionTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void close() {
    relay.close();
  }

  /** Of one connection at a time. */
  private synchronized Optional<Act> inEachSession(Act act) {
    if (relay.count("EHLO") > session) {
      session = relay.count("EHLO");
      mails = 0;
    }
    mails++;
    return mails > A_SESSION ? Optional.of(act) : Optional.empty();
  }

  private void allAreSent(Database database, String reply) {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(READERS);
    Edition edition = stand.enqueued(1);
    RestStore rests = new RestStore(stand.database);
    relay.when(Point.MAIL, () -> inEachSession(SmtpFaultServer.say(reply)));
    try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
      while (stand.count(edition, DeliveryState.SENT) < READERS
          && !Thread.currentThread().isInterrupted()) {
        rests.all().forEach(rest -> goOn(stand, rest.until()));
        loop.wake();
        Thread.onSpinWait();
      }
    }
    assertThat(relay.accepted()).hasSize(READERS);
    assertThat(relay.count("EHLO")).isEqualTo((READERS + A_SESSION - 1) / A_SESSION);
  }

  /** Time goes by only while the relay is waited for. */
  private static void goOn(Newsstand stand, Instant until) {
    Instant now = stand.clock.instant();
    stand.clock.set(until.isAfter(now) ? until : now.plusMillis(100));
  }

  @EachDatabase
  void openSmtpdsWordsForItsLimit(Database database) {
    allAreSent(database, "452 4.5.3 Too many recipients: Too many messages sent");
  }

  @EachDatabase
  void aRateThatOnlyANewSessionEnds(Database database) {
    allAreSent(database, "450 4.7.1 You are sending too fast");
  }
}

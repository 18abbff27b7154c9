package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pressrun.database.Database;
import pressrun.edition.Edition;
import pressrun.edition.Masthead;
import pressrun.mail.Message;
import pressrun.testing.EachDatabase;
import pressrun.testing.SmtpFaultServer;

/** An edition whose messages could not be made goes out once its sender is mended. */
@Timeout(60)
final class MendedSenderTest {
  private static final Masthead MENDED =
      new Masthead(
          "The Harbour Letter",
          "Harbour",
          "mended@example.org",
          Optional.empty(),
          URI.create("https://letters.example.org/"));

  private final Path folder;

  MendedSenderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** Fails for the sender that the edition was frozen with. */
  private static Message make(Newsstand stand, Claim claim) {
    Edition edition = stand.editions.find(claim.edition()).orElseThrow();
    if (!edition.masthead().fromAddress().equals(MENDED.fromAddress())) {
      throw new IllegalStateException("no message comes from there");
    }
    return Newsstand.message(claim);
  }

  private static void deliver(Newsstand stand, Edition edition, SmtpFaultServer relay)
      throws InterruptedException {
    try (DeliveryLoop loop =
        stand.loop(claim -> make(stand, claim), Newsstand.relay(relay.port(), 1))) {
      loop.awaitSettled(edition.id());
    }
  }

  @EachDatabase
  void whatCouldNotBeMadeIsSentWithTheMendedSender(Database database) throws InterruptedException {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(3);
    InterventionStore decisions =
        new InterventionStore(stand.database, stand.editions, stand.clock);
    try (SmtpFaultServer relay = new SmtpFaultServer()) {
      Edition edition = stand.enqueued(1);
      deliver(stand, edition, relay);
      assertThat(stand.count(edition, DeliveryState.HELD)).isEqualTo(3);

      decisions.remast(edition, MENDED);
      assertThat(decisions.resolveAll(edition, InterventionStore.Verdict.RESEND)).isEqualTo(3);
      deliver(stand, edition, relay);
      assertThat(stand.count(edition, DeliveryState.SENT)).isEqualTo(3);
    }
  }

  @EachDatabase
  void anEditionThatSomebodyHasKeepsItsSender(Database database) throws InterruptedException {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(1);
    InterventionStore decisions =
        new InterventionStore(stand.database, stand.editions, stand.clock);
    try (SmtpFaultServer relay = new SmtpFaultServer()) {
      Edition edition = stand.enqueued(1);
      try (DeliveryLoop loop = stand.loop(Newsstand.relay(relay.port(), 1))) {
        loop.awaitSettled(edition.id());
      }
      decisions.remast(edition, MENDED);
      assertThat(stand.editions.find(edition.id()).orElseThrow().masthead().fromAddress())
          .isEqualTo("letter@example.org");
    }
  }
}

package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.edition.Edition;
import pressrun.mail.Message;
import pressrun.smtp.RelaySettings;
import pressrun.smtp.RelaySettings.Limits;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Act;
import pressrun.testing.SmtpFaultServer.Given;
import pressrun.testing.SmtpFaultServer.Point;
import pressrun.testing.TestDatabase;

/** Deliveries that go out several at a time. */
final class WindowedDeliveryTest {
  private static final int WINDOW = 6;
  private static final Act OK = SmtpFaultServer.say("250 2.0.0 queued");

  private final SmtpFaultServer server =
      new SmtpFaultServer().offering("PIPELINING").offering("CHUNKING");
  private Newsstand stand;

  @BeforeEach
  void open(@TempDir Path folder) {
    stand = new Newsstand(TestDatabase.sqlite(folder), folder);
  }

  @AfterEach
  void close() {
    stand.close();
    server.close();
  }

  private RelaySettings relay(OptionalInt messages) {
    return new RelaySettings(
        "main",
        "127.0.0.1",
        server.port(),
        RelaySettings.Tls.NONE,
        Optional.empty(),
        new Limits(1, messages, List.of(), WINDOW, RelaySettings.Pipelining.UNTIL_IT_FAILS),
        OptionalInt.empty(),
        false,
        Optional.empty(),
        List.of());
  }

  private Edition deliver(MessageSource messages, OptionalInt most) throws InterruptedException {
    stand.subscribers(40);
    Edition edition = stand.enqueued(1);
    try (DeliveryLoop loop = stand.loop(messages, relay(most))) {
      loop.awaitSettled(edition.id());
    }
    return edition;
  }

  private void everybodyHasOne(Edition edition, int readers) {
    assertThat(stand.count(edition, DeliveryState.SENT)).isEqualTo(readers);
    assertThat(server.accepted())
        .extracting(Given::recipient)
        .doesNotHaveDuplicates()
        .hasSize(readers);
  }

  @Test
  void windowsAreUsedWhereTheRelayOffersThem() throws InterruptedException {
    everybodyHasOne(deliver(Newsstand::message, OptionalInt.empty()), 40);
    assertThat(server.count("BDAT")).isGreaterThan(20);
  }

  @Test
  void aWindowDoesNotGoBeyondWhatAConnectionIsToTake() throws InterruptedException {
    everybodyHasOne(deliver(Newsstand::message, OptionalInt.of(4)), 40);
    assertThat(server.count("EHLO")).isEqualTo(10);
  }

  @Test
  void whoCannotBeSentToIsHeldAndTheRestOfHisWindowGoesOut() throws InterruptedException {
    MessageSource messages =
        claim ->
            claim.address().equals("reader20@example.org")
                ? new Message(
                    "<20@example.org>",
                    "letter@example.org",
                    claim.address(),
                    "a bare line end\n".getBytes(StandardCharsets.UTF_8))
                : Newsstand.message(claim);
    Edition edition = deliver(messages, OptionalInt.empty());
    everybodyHasOne(edition, 39);
    assertThat(stand.count(edition, DeliveryState.HELD)).isEqualTo(1);
  }

  @Test
  void anEndInTheMiddleOfAWindowLeavesNoMoreThanTheWindowInDoubt() throws InterruptedException {
    server.at(Point.BDAT, OK, OK, SmtpFaultServer.hangUp(), OK);
    stand.subscribers(40);
    Edition edition = stand.enqueued(1);
    try (DeliveryLoop loop = stand.loop(relay(OptionalInt.empty()))) {
      while (stand.count(edition, DeliveryState.UNCERTAIN) == 0) {
        loop.wake();
      }
    }
    assertThat(stand.count(edition, DeliveryState.UNCERTAIN)).isBetween(1L, (long) WINDOW);
    assertThat(stand.count(edition, DeliveryState.SENT))
        .as("what is not in doubt was accepted")
        .isEqualTo(server.accepted().size());
  }
}

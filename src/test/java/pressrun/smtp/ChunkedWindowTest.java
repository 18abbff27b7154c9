package pressrun.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pressrun.mail.Message;
import pressrun.smtp.Outcome.Accepted;
import pressrun.smtp.Outcome.Deferred;
import pressrun.smtp.Outcome.Refused;
import pressrun.smtp.Outcome.Trouble;
import pressrun.smtp.Outcome.Unattempted;
import pressrun.smtp.Outcome.Uncertain;
import pressrun.smtp.Outcome.Withdrawn;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Given;
import pressrun.testing.SmtpFaultServer.Point;

/** Several messages written before the first is answered. */
final class ChunkedWindowTest {
  private final SmtpFaultServer server =
      new SmtpFaultServer().offering("PIPELINING").offering("CHUNKING");
  private final Map<Integer, Outcome> outcomes = new HashMap<>();

  @AfterEach
  void close() {
    server.close();
  }

  private static Message message(int number) {
    return new Message(
        "<" + number + "@example.org>",
        "letter@example.org",
        "reader" + number + "@example.org",
        ("Subject: " + number + "\r\n\r\n.hello\r\n.\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private SmtpConnection open(Dialer dialer) {
    RelaySettings relay =
        new RelaySettings(
            "main",
            "127.0.0.1",
            server.port(),
            RelaySettings.Tls.NONE,
            Optional.empty(),
            RelaySettings.Limits.of(1),
            OptionalInt.empty(),
            false,
            Optional.empty(),
            List.of());
    return ((ConnectResult.Connected) dialer.open(relay)).connection();
  }

  private Offer offer(int number, boolean consent) {
    return new Offer(
        message(number),
        () -> CompletableFuture.completedFuture(consent),
        outcome -> assertThat(outcomes.put(number, outcome)).isNull());
  }

  /** True when the connection could be used again. */
  private boolean sendAll(int count, Set<Integer> withdrawn) {
    try (Dialer dialer = new Dialer(SmtpLimits.standard());
        SmtpConnection connection = open(dialer)) {
      List<Offer> offers = new ArrayList<>();
      for (int i = 1; i <= count; i++) {
        offers.add(offer(i, !withdrawn.contains(i)));
      }
      assertThat(connection.takesWindows()).isTrue();
      connection.sendWindow(offers);
      assertThat(outcomes).hasSize(count);
      return connection.isOpen();
    }
  }

  private boolean sendAll(int count) {
    return sendAll(count, Set.of());
  }

  private List<String> recipients() {
    return server.accepted().stream().map(Given::recipient).toList();
  }

  @Test
  void eachReaderGetsHisOwnMessageByteForByte() {
    assertThat(sendAll(5)).isTrue();
    assertThat(outcomes.values()).allMatch(Accepted.class::isInstance);
    assertThat(server.accepted())
        .extracting(given -> given.recipient() + " " + given.text())
        .contains(
            "reader1@example.org Subject: 1\r\n\r\n.hello\r\n.\r\n",
            "reader5@example.org Subject: 5\r\n\r\n.hello\r\n.\r\n");
    assertThat(server.count("DATA")).isZero();
  }

  @Test
  void aRefusedReaderTouchesNobodyElse() {
    server.at(
        Point.RCPT,
        SmtpFaultServer.say("250 ok"),
        SmtpFaultServer.say("550 5.1.1 no such mailbox"),
        SmtpFaultServer.say("250 ok"));
    assertThat(sendAll(3)).isTrue();
    assertThat(outcomes.get(2)).isInstanceOf(Refused.class);
    assertThat(recipients()).containsExactly("reader1@example.org", "reader3@example.org");
  }

  @Test
  void aRefusedLastReaderLeavesTheSessionReadyForTheNextMessage() {
    server.at(
        Point.RCPT,
        SmtpFaultServer.say("250 ok"),
        SmtpFaultServer.say("450 4.2.1 greylisted"),
        SmtpFaultServer.say("250 ok"));
    try (Dialer dialer = new Dialer(SmtpLimits.standard());
        SmtpConnection connection = open(dialer)) {
      connection.sendWindow(List.of(offer(1, true), offer(2, true)));
      assertThat(outcomes.get(2)).isInstanceOf(Deferred.class);
      assertThat(connection.send(message(3), () -> CompletableFuture.completedFuture(true)))
          .isInstanceOf(Accepted.class);
    }
  }

  @Test
  void aRefusedSenderIsHeardForEachMessage() {
    server.at(Point.MAIL, SmtpFaultServer.say("451 4.7.0 slow down"));
    sendAll(3);
    assertThat(outcomes.values())
        .allSatisfy(
            outcome -> assertThat(((Unattempted) outcome).trouble()).isEqualTo(Trouble.THROTTLED));
    assertThat(recipients()).isEmpty();
  }

  @Test
  void whatIsNotCommittedIsNotWritten() {
    assertThat(sendAll(3, Set.of(2))).isTrue();
    assertThat(outcomes.get(2)).isInstanceOf(Withdrawn.class);
    assertThat(recipients()).containsExactly("reader1@example.org", "reader3@example.org");
    assertThat(server.commands()).noneMatch(line -> line.contains("reader2"));
  }

  @Test
  void anEndInTheMiddleLeavesTheUnansweredInDoubt() {
    server.at(Point.BDAT, SmtpFaultServer.say("250 queued"), SmtpFaultServer.hangUp());
    assertThat(sendAll(4)).isFalse();
    assertThat(outcomes.get(1)).isInstanceOf(Accepted.class);
    assertThat(List.of(outcomes.get(2), outcomes.get(3), outcomes.get(4)))
        .allMatch(Uncertain.class::isInstance);
  }

  @Test
  void aRelayThatDoesNotKnowItsOwnOfferIsNotBelievedFurther() {
    server.at(Point.BDAT, SmtpFaultServer.say("502 5.5.1 what?"));
    assertThat(sendAll(2)).isFalse();
    assertThat(outcomes.get(1)).isInstanceOf(Unattempted.class);
    assertThat(outcomes.get(2)).isInstanceOf(Uncertain.class);
  }

  @Test
  void aMessageTooLargeIsFoundBeforeAnythingIsWritten() {
    server.at(
        Point.EHLO,
        SmtpFaultServer.say("250-x\r\n250-PIPELINING\r\n250-CHUNKING\r\n250 SIZE 10\r\n"));
    assertThat(sendAll(2)).isTrue();
    assertThat(outcomes.values()).allMatch(Unattempted.class::isInstance);
    assertThat(server.count("MAIL")).isZero();
  }
}

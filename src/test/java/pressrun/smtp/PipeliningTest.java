package pressrun.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pressrun.mail.Message;
import pressrun.smtp.Outcome.Accepted;
import pressrun.smtp.Outcome.Refused;
import pressrun.smtp.Outcome.Withdrawn;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Given;
import pressrun.testing.SmtpFaultServer.Point;

/** Messages that are announced with the dot of the one before. */
final class PipeliningTest {
  private final SmtpFaultServer server = new SmtpFaultServer().offering("PIPELINING");

  @AfterEach
  void close() {
    server.close();
  }

  private static Message message(int number) {
    return new Message(
        "<" + number + "@example.org>",
        "letter@example.org",
        "reader" + number + "@example.org",
        ("Subject: " + number + "\r\n\r\nhello\r\n").getBytes(StandardCharsets.UTF_8));
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

  private static CompletableFuture<Boolean> yes() {
    return CompletableFuture.completedFuture(true);
  }

  /** Sends messages 1 to {@code count}, each announcing the next. */
  private List<Outcome> sendAll(int count) {
    List<Message> messages = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      messages.add(message(i));
    }
    List<Outcome> outcomes = new ArrayList<>();
    try (Dialer dialer = new Dialer(SmtpLimits.standard());
        SmtpConnection connection = open(dialer)) {
      for (int i = 0; i < count; i++) {
        Optional<Message> next =
            i + 1 < count ? Optional.of(messages.get(i + 1)) : Optional.empty();
        outcomes.add(connection.send(messages.get(i), PipeliningTest::yes, () -> next));
      }
    }
    return outcomes;
  }

  private List<String> recipients() {
    return server.accepted().stream().map(Given::recipient).toList();
  }

  @Test
  void eachMessageReachesItsOwnReader() {
    assertThat(sendAll(5)).allMatch(Accepted.class::isInstance);
    assertThat(server.accepted())
        .extracting(given -> given.recipient() + " " + given.text().lines().findFirst().orElse(""))
        .containsExactly(
            "reader1@example.org Subject: 1",
            "reader2@example.org Subject: 2",
            "reader3@example.org Subject: 3",
            "reader4@example.org Subject: 4",
            "reader5@example.org Subject: 5");
  }

  @Test
  void aRefusedReaderInTheMiddleTouchesNobodyElse() {
    server.at(
        Point.RCPT,
        SmtpFaultServer.say("250 ok"),
        SmtpFaultServer.say("550 5.1.1 no such mailbox"),
        SmtpFaultServer.say("250 ok"));
    List<Outcome> outcomes = sendAll(4);
    assertThat(outcomes.get(1)).isInstanceOf(Refused.class);
    assertThat(recipients())
        .as("the server answered 354 all the same, and got a message to nobody")
        .filteredOn(recipient -> !recipient.equals("reader2@example.org"))
        .containsExactly("reader1@example.org", "reader3@example.org", "reader4@example.org");
    assertThat(server.accepted())
        .filteredOn(given -> given.recipient().equals("reader2@example.org"))
        .allMatch(given -> given.text().isEmpty());
  }

  @Test
  void aWithdrawnMessageTakesItsAnnouncementBack() {
    try (Dialer dialer = new Dialer(SmtpLimits.standard());
        SmtpConnection connection = open(dialer)) {
      Outcome outcome =
          connection.send(
              message(1),
              () -> CompletableFuture.completedFuture(false),
              () -> Optional.of(message(2)));
      assertThat(outcome).isInstanceOf(Withdrawn.class);
      assertThat(connection.isOpen()).isFalse();
    }
    assertThat(server.given()).isEmpty();
    assertThat(server.count("MAIL")).isEqualTo(1);
  }

  @Test
  void anAnnouncedMessageThatIsNotSentIsNeverTaken() {
    try (Dialer dialer = new Dialer(SmtpLimits.standard());
        SmtpConnection connection = open(dialer)) {
      connection.send(message(1), PipeliningTest::yes, () -> Optional.of(message(2)));
    }
    assertThat(recipients()).containsExactly("reader1@example.org");
  }

  @Test
  void aMessageThatCannotBeAnnouncedDoesNotHarmTheOneBefore() {
    Message bare =
        new Message(
            "<2@example.org>",
            "letter@example.org",
            "reader2@example.org",
            "Subject: x\n\n".getBytes(StandardCharsets.UTF_8));
    try (Dialer dialer = new Dialer(SmtpLimits.standard());
        SmtpConnection connection = open(dialer)) {
      assertThat(connection.send(message(1), PipeliningTest::yes, () -> Optional.of(bare)))
          .isInstanceOf(Accepted.class);
      assertThat(connection.send(message(3), PipeliningTest::yes)).isInstanceOf(Accepted.class);
    }
    assertThat(recipients()).containsExactly("reader1@example.org", "reader3@example.org");
  }
}

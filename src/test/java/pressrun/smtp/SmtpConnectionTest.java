package pressrun.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pressrun.mail.Message;
import pressrun.smtp.Outcome.Accepted;
import pressrun.smtp.Outcome.Withdrawn;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Point;

final class SmtpConnectionTest {
  private final SmtpFaultServer server = new SmtpFaultServer();

  @AfterEach
  void close() {
    server.close();
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

  private static Message message(String content) {
    return new Message(
        "<1@example.org>",
        "letter@example.org",
        "mina@example.org",
        content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theBytesArriveAsTheyAre() {
    String content = "Subject: dots\r\n\r\n.\r\n..\r\n.a\r\nb.\r\n\r\n...\r\n";
    try (Dialer dialer = new Dialer(SmtpLimits.standard());
        SmtpConnection connection = open(dialer)) {
      connection.send(message(content), () -> CompletableFuture.completedFuture(true));
    }
    assertThat(server.accepted().get(0).text()).isEqualTo(content);
    assertThat(server.accepted().get(0).recipient()).isEqualTo("mina@example.org");
  }

  @Test
  void whereDsnIsOfferedABounceWillNameMessageAndReader() {
    server.offering("DSN").offering("SIZE 100000");
    Message message =
        new Message(
            "<a+b=c@example.org>",
            "letter@example.org",
            "mina+news@example.org",
            "Subject: x\r\n\r\nx\r\n".getBytes(StandardCharsets.UTF_8));
    try (Dialer dialer = new Dialer(SmtpLimits.standard());
        SmtpConnection connection = open(dialer)) {
      connection.send(message, () -> CompletableFuture.completedFuture(true));
    }
    assertThat(server.commands())
        .contains(
            "MAIL FROM:<letter@example.org> SIZE=17 RET=HDRS ENVID=a+2Bb+3Dc@example.org",
            "RCPT TO:<mina+news@example.org> NOTIFY=FAILURE,DELAY"
                + " ORCPT=rfc822;mina+2Bnews@example.org");
  }

  @Test
  void theServerHasTheBodyButNoDotWhenTheCallerIsAsked() {
    try (Dialer dialer = new Dialer(SmtpLimits.standard());
        SmtpConnection connection = open(dialer)) {
      connection.send(
          message("Subject: x\r\n\r\nx\r\n"),
          () -> {
            assertThat(server.commands()).last().isEqualTo("DATA");
            assertThat(server.given()).isEmpty();
            return CompletableFuture.completedFuture(true);
          });
    }
    assertThat(server.accepted()).hasSize(1);
  }

  @Test
  void aWithdrawnMessageNeverGetsItsDot() {
    try (Dialer dialer = new Dialer(SmtpLimits.standard())) {
      SmtpConnection connection = open(dialer);
      Outcome outcome =
          connection.send(
              message("Subject: x\r\n\r\nx\r\n"), () -> CompletableFuture.completedFuture(false));
      assertThat(outcome).isEqualTo(new Withdrawn());
      assertThat(connection.isOpen()).isFalse();
    }
    assertThat(server.given()).isEmpty();
  }

  /** A mark that was committed, perhaps before its message's turn came. */
  private record Marked(boolean isCommitted, boolean dotFollows) implements BeforeDot {
    @Override
    public CompletableFuture<Boolean> commit() {
      return CompletableFuture.completedFuture(true);
    }
  }

  @Test
  void aMessageThatIsCommittedToAheadIsTheSameOnTheWire() {
    try (Dialer dialer = new Dialer(SmtpLimits.standard());
        SmtpConnection connection = open(dialer)) {
      Message message = message("Subject: x\r\n\r\n.a dot\r\n");
      assertThat(connection.send(message, new Marked(true, true))).isInstanceOf(Accepted.class);
      connection.send(message, () -> CompletableFuture.completedFuture(true));
    }
    assertThat(server.accepted()).hasSize(2);
    assertThat(server.accepted().get(0).bytes()).isEqualTo(server.accepted().get(1).bytes());
  }

  @Test
  void withoutANoteOfItNoDotGoesOut() {
    for (boolean ahead : new boolean[] {true, false}) {
      BeforeDot unnoted = new Marked(ahead, false);
      try (Dialer dialer = new Dialer(SmtpLimits.standard())) {
        SmtpConnection connection = open(dialer);
        assertThat(connection.send(message("Subject: x\r\n\r\nx\r\n"), unnoted))
            .isEqualTo(new Withdrawn());
        assertThat(connection.isOpen()).isFalse();
      }
    }
    assertThat(server.given()).isEmpty();
  }

  @Test
  void aCommitThatTookTooLongIsWithdrawn() {
    Duration day = Duration.ofDays(1);
    try (Dialer dialer = new Dialer(new SmtpLimits(day, day, day, day, day, Duration.ZERO));
        SmtpConnection connection = open(dialer)) {
      assertThat(
              connection.send(
                  message("Subject: x\r\n\r\nx\r\n"),
                  () -> CompletableFuture.completedFuture(true)))
          .isEqualTo(new Withdrawn());
    }
    assertThat(server.given()).isEmpty();
  }

  @Test
  void manyMessagesGoOverOneConnection() {
    try (Dialer dialer = new Dialer(SmtpLimits.standard());
        SmtpConnection connection = open(dialer)) {
      for (int i = 0; i < 50; i++) {
        assertThat(
                connection.send(
                    message("Subject: x\r\n\r\n" + i + "\r\n"),
                    () -> CompletableFuture.completedFuture(true)))
            .isInstanceOf(Accepted.class);
      }
    }
    assertThat(server.accepted()).hasSize(50);
    assertThat(server.count("EHLO")).isEqualTo(1);
  }

  @Test
  void afterARefusedRecipientTheConnectionServesTheNext() {
    server.at(
        Point.RCPT, SmtpFaultServer.say("550 5.1.1 gone"), SmtpFaultServer.say("250 2.1.5 ok"));
    try (Dialer dialer = new Dialer(SmtpLimits.standard());
        SmtpConnection connection = open(dialer)) {
      connection.send(
          message("Subject: x\r\n\r\n1\r\n"), () -> CompletableFuture.completedFuture(true));
      assertThat(
              connection.send(
                  message("Subject: x\r\n\r\n2\r\n"),
                  () -> CompletableFuture.completedFuture(true)))
          .isInstanceOf(Accepted.class);
    }
  }

  @Test
  void aBareLineFeedIsNotSent() {
    try (Dialer dialer = new Dialer(SmtpLimits.standard());
        SmtpConnection connection = open(dialer)) {
      assertThatThrownBy(
              () ->
                  connection.send(
                      message("Subject: x\r\n\r\na\n.\nb\r\n"),
                      () -> CompletableFuture.completedFuture(true)))
          .isInstanceOf(UnsendableMessage.class);
    }
    assertThat(server.count("MAIL")).isZero();
  }

  @Test
  void anAddressCannotBecomeACommand() {
    for (String address :
        new String[] {
          "a@example.org>\r\nRCPT TO:<b@example.org", "a b@example.org", "a\u760Ab@x.org"
        }) {
      Message hostile =
          new Message(
              "<1@x>",
              "letter@example.org",
              address,
              "a: b\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      try (Dialer dialer = new Dialer(SmtpLimits.standard());
          SmtpConnection connection = open(dialer)) {
        assertThatThrownBy(
                () -> {
                  Outcome outcome =
                      connection.send(hostile, () -> CompletableFuture.completedFuture(true));
                  assertThat(outcome).isInstanceOf(Outcome.Refused.class);
                  throw new UnsendableMessage("refused");
                })
            .isInstanceOf(UnsendableMessage.class);
      }
    }
    assertThat(server.count("RCPT")).isZero();
  }
}

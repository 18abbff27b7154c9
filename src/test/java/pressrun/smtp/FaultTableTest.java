package pressrun.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pressrun.classification.Reply;
import pressrun.classification.Stage;
import pressrun.mail.Message;
import pressrun.smtp.Outcome.Accepted;
import pressrun.smtp.Outcome.Deferred;
import pressrun.smtp.Outcome.Reason;
import pressrun.smtp.Outcome.Refused;
import pressrun.smtp.Outcome.Trouble;
import pressrun.smtp.Outcome.Unattempted;
import pressrun.smtp.Outcome.Uncertain;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Act;
import pressrun.testing.SmtpFaultServer.Point;

/** The table of faults, row by row, against a server that commits them. */
class FaultTableTest {
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Duration LONG = Duration.ofSeconds(20);

  final SmtpFaultServer server = new SmtpFaultServer();
  private final AtomicInteger commits = new AtomicInteger();
  private SmtpLimits limits = new SmtpLimits(LONG, LONG, LONG, LONG, LONG, LONG);

  @AfterEach
  void close() {
    server.close();
  }

  private static RelaySettings relay(int port) {
    return new RelaySettings(
        "main",
        "127.0.0.1",
        port,
        RelaySettings.Tls.NONE,
        Optional.empty(),
        RelaySettings.Limits.of(1),
        OptionalInt.empty(),
        false,
        Optional.empty(),
        List.of());
  }

  private static Message message(String body) {
    byte[] bytes = ("Subject: news\r\n\r\n" + body + "\r\n").getBytes(StandardCharsets.UTF_8);
    return new Message("<1@example.org>", "letter@example.org", "mina@example.org", bytes);
  }

  private void impatient() {
    limits = new SmtpLimits(SHORT, SHORT, SHORT, SHORT, SHORT, LONG);
  }

  private Outcome send() {
    return send(message("hello"), relay(server.port()));
  }

  private Outcome send(Message message, RelaySettings relay) {
    try (Dialer dialer = new Dialer(limits)) {
      ConnectResult result = dialer.open(relay);
      if (result instanceof ConnectResult.Failed failed) {
        return failed.why();
      }
      try (SmtpConnection connection = ((ConnectResult.Connected) result).connection()) {
        return connection.send(
            message, () -> CompletableFuture.completedFuture(commits.incrementAndGet() > 0));
      }
    }
  }

  private Outcome at(Point point, Act act) {
    server.at(point, act);
    return send();
  }

  private Outcome at(Point point, String reply) {
    return at(point, SmtpFaultServer.say(reply));
  }

  private static void isTrouble(Outcome outcome, Stage stage, Trouble trouble) {
    assertThat(outcome).isInstanceOf(Unattempted.class);
    assertThat(((Unattempted) outcome).stage()).isEqualTo(stage);
    assertThat(((Unattempted) outcome).trouble()).isEqualTo(trouble);
  }

  private static void isDeferred(Outcome outcome, Stage stage) {
    assertThat(outcome).isInstanceOf(Deferred.class);
    assertThat(((Deferred) outcome).stage()).isEqualTo(stage);
  }

  private static void isRefused(Outcome outcome, Reason reason) {
    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(((Refused) outcome).reason()).isEqualTo(reason);
  }

  @Test
  void fault1AnUnreachableRelayIsNoAttempt() {
    server.close();
    isTrouble(send(), Stage.CONNECT, Trouble.CONNECTION);
  }

  @Test
  void fault1AnUnknownHostIsNoAttempt() {
    RelaySettings nowhere =
        new RelaySettings(
            "main",
            "relay.invalid",
            25,
            RelaySettings.Tls.STARTTLS,
            Optional.empty(),
            RelaySettings.Limits.of(1),
            OptionalInt.empty(),
            false,
            Optional.empty(),
            List.of());
    isTrouble(send(message("hello"), nowhere), Stage.CONNECT, Trouble.CONNECTION);
  }

  @Test
  void fault2ASilentRelayIsNoAttempt() {
    impatient();
    isTrouble(at(Point.GREETING, server.silence()), Stage.CONNECT, Trouble.CONNECTION);
  }

  @Test
  void fault2AnEndWithoutGreetingIsNoAttempt() {
    isTrouble(at(Point.GREETING, SmtpFaultServer.hangUp()), Stage.CONNECT, Trouble.CONNECTION);
  }

  @Test
  void fault3AGreetingOf421IsNoAttempt() {
    isTrouble(at(Point.GREETING, "421 4.3.2 later"), Stage.CONNECT, Trouble.CONNECTION);
  }

  @Test
  void fault4AGreetingOf554IsNoAttempt() {
    isTrouble(at(Point.GREETING, "554 go away"), Stage.CONNECT, Trouble.CONNECTION);
  }

  @Test
  void fault5HeloIsSpokenWhenEhloIsRefused() {
    server.at(
        Point.EHLO, SmtpFaultServer.say("502 what?"), SmtpFaultServer.say("250 fault.example.org"));
    assertThat(send()).isInstanceOf(Accepted.class);
  }

  @Test
  void fault9ARefusalForNowOfTheSenderThrottles() {
    isTrouble(at(Point.MAIL, "450 4.7.0 slow down"), Stage.MAIL, Trouble.THROTTLED);
    isTrouble(at(Point.MAIL, "452 4.3.1 disk full"), Stage.MAIL, Trouble.THROTTLED);
  }

  @Test
  void fault10ARefusedSenderIsTheEditionsTrouble() {
    isTrouble(at(Point.MAIL, "550 5.7.1 sender refused"), Stage.MAIL, Trouble.EDITION);
  }

  @Test
  void fault11GreylistingIsDeferred() {
    isDeferred(at(Point.RCPT, "450 4.7.1 greylisted"), Stage.RCPT);
    assertThat(server.count("RSET")).isEqualTo(1);
  }

  @Test
  void fault12ARecipientsReplyOf421IsTheRelaysTrouble() {
    isTrouble(at(Point.RCPT, "421 4.4.2 closing"), Stage.RCPT, Trouble.CONNECTION);
  }

  @Test
  void fault13AMissingMailboxIsAHardRefusal() {
    isRefused(at(Point.RCPT, "550 5.1.1 no such user"), Reason.MAILBOX);
    isRefused(at(Point.RCPT, "550 no such user here"), Reason.MAILBOX);
    isRefused(at(Point.RCPT, "553 5.1.3 bad address"), Reason.MAILBOX);
  }

  @Test
  void fault14AFullMailboxIsDeferred() {
    isDeferred(at(Point.RCPT, "552 mailbox full"), Stage.RCPT);
    isDeferred(at(Point.RCPT, "550 5.2.2 over quota"), Stage.RCPT);
    isDeferred(at(Point.RCPT, "452 4.2.2 over quota"), Stage.RCPT);
  }

  @Test
  void fault15APolicyRefusalIsNotTheMailboxs() {
    isRefused(at(Point.RCPT, "550 5.7.1 not wanted"), Reason.POLICY);
    isRefused(at(Point.RCPT, "550 rejected as spam"), Reason.POLICY);
    isRefused(at(Point.RCPT, "554 5.7.1 blocked by a list"), Reason.POLICY);
  }

  @Test
  void fault16TooManyRecipientsThrottles() {
    isTrouble(at(Point.RCPT, "452 4.5.3 too many recipients"), Stage.RCPT, Trouble.THROTTLED);
  }

  @Test
  void fault17NoAnswerToDataIsNoAttempt() {
    isTrouble(at(Point.DATA, SmtpFaultServer.hangUp()), Stage.DATA, Trouble.CONNECTION);
    assertThat(commits).hasValue(0);
  }

  @Test
  void fault18NonsenseToDataIsNoAttempt() {
    isTrouble(at(Point.DATA, "250 ok"), Stage.DATA, Trouble.CONNECTION);
    isTrouble(at(Point.DATA, "hello?"), Stage.DATA, Trouble.CONNECTION);
  }

  @Test
  void fault19ARefusalOfDataIsAboutTheContent() {
    isDeferred(at(Point.DATA, "451 4.3.0 later"), Stage.DATA);
    isRefused(at(Point.DATA, "554 5.6.0 never"), Reason.CONTENT);
  }

  @Test
  void fault20AResetInTheBodyIsCertainlyNotSent() {
    String big = "a line of text that is sent again and again\r\n".repeat(400_000);
    server.at(Point.BODY, SmtpFaultServer.reset());
    Unattempted outcome = (Unattempted) send(message(big), relay(server.port()));
    // The reset may overtake the answer to DATA, or to the whole group that DATA came in.
    assertThat(outcome.stage()).isIn(Stage.MAIL, Stage.RCPT, Stage.DATA, Stage.BODY);
    assertThat(outcome.trouble()).isEqualTo(Trouble.CONNECTION);
    assertThat(commits).hasValue(0);
  }

  @Test
  void fault21AnEndAfterTheDotIsUncertain() {
    assertThat(at(Point.DOT, SmtpFaultServer.hangUp())).isInstanceOf(Uncertain.class);
  }

  @Test
  void fault22AResetAfterTheDotIsUncertain() {
    assertThat(at(Point.DOT, SmtpFaultServer.reset())).isInstanceOf(Uncertain.class);
  }

  @Test
  void fault23SilenceAfterTheDotIsUncertain() {
    impatient();
    assertThat(at(Point.DOT, server.silence())).isInstanceOf(Uncertain.class);
  }

  @Test
  void fault24NonsenseAfterTheDotIsUncertain() {
    assertThat(at(Point.DOT, "OK")).isInstanceOf(Uncertain.class);
    assertThat(at(Point.DOT, "354 go on")).isInstanceOf(Uncertain.class);
    assertThat(at(Point.DOT, "999 done")).isInstanceOf(Uncertain.class);
    assertThat(at(Point.DOT, "250-one\r\n251 two\r\n")).isInstanceOf(Uncertain.class);
  }

  @Test
  void fault25A421AfterTheDotIsDeferred() {
    isDeferred(at(Point.DOT, "421 4.3.2 closing"), Stage.DOT);
  }

  @Test
  void fault26ARefusalForNowAfterTheDotIsDeferred() {
    isDeferred(at(Point.DOT, "451 4.3.0 later"), Stage.DOT);
  }

  @Test
  void fault27AMessageLargerThanTheRelayTakesIsFoundBeforeMail() {
    Outcome outcome = at(Point.EHLO, "250-fault.example.org\r\n250 SIZE 10\r\n");
    isTrouble(outcome, Stage.MAIL, Trouble.EDITION);
    assertThat(((Unattempted) outcome).why()).contains("24", "10");
    assertThat(server.count("MAIL")).isZero();
  }

  @Test
  void fault27And28ARefusalAfterTheDotIsAboutTheContent() {
    isRefused(at(Point.DOT, "552 5.3.4 too big"), Reason.CONTENT);
    isRefused(at(Point.DOT, "554 5.7.1 looks like spam"), Reason.CONTENT);
  }

  @Test
  void fault29ADrippingReplyEndsAtTheDeadline() {
    impatient();
    server.at(
        Point.DOT,
        (socket, out) -> {
          while (!socket.isClosed()) {
            out.write("250-x\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            Thread.onSpinWait();
          }
          return false;
        });
    assertThat(send()).isInstanceOf(Uncertain.class);
  }

  @Test
  void fault29AnEndlessReplyIsCut() {
    assertThat(at(Point.MAIL, SmtpFaultServer.endless("250-more\r\n")))
        .isInstanceOf(Unattempted.class);
  }

  @Test
  void fault29AnEndlessLineIsCut() {
    assertThat(at(Point.DOT, SmtpFaultServer.endless("x"))).isInstanceOf(Uncertain.class);
  }

  @Test
  void fault29AReplysTextIsPrintableAndShort() {
    Outcome outcome = at(Point.DOT, "250 a\u0000b\u001b[31mc " + "d".repeat(2000));
    assertThat(outcome).isInstanceOf(Accepted.class);
    assertThat(((Accepted) outcome).reply().text())
        .hasSize(300)
        .doesNotContainPattern("\\p{Cntrl}");
  }

  @Test
  void fault31TooManyConnectionsAreTold() {
    isTrouble(
        at(Point.GREETING, "421 4.7.0 too many connections"),
        Stage.CONNECT,
        Trouble.TOO_MANY_CONNECTIONS);
  }

  @Test
  void fault32AnUnansweredQuitChangesNothing() {
    assertThat(at(Point.QUIT, server.silence())).isInstanceOf(Accepted.class);
  }

  @Test
  void fault34TheQueueIdIsKept() {
    assertThat(send()).isEqualTo(new Accepted(new Reply(250, "2.0.0 queued as A1B2C3")));
  }
}

package pressrun.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pressrun.mail.Message;
import pressrun.smtp.Outcome.Accepted;
import pressrun.smtp.Outcome.Unattempted;
import pressrun.smtp.Outcome.Uncertain;
import pressrun.testing.CuttingProxy;
import pressrun.testing.CuttingProxy.Direction;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Given;

/** Two messages over a connection that is cut at every byte of the dialogue, in turn (F26). */
final class CutDialogueTest {
  private static final int NEVER = 1_000_000;

  private SmtpFaultServer server = new SmtpFaultServer();
  private Kind kind = Kind.PLAIN;

  @AfterEach
  void close() {
    server.close();
  }

  /** What became of one message, and whether its dot had been agreed to. */
  private record Try(String recipient, Outcome outcome, boolean agreed) {}

  private record Story(List<Try> tries, int passed) {}

  private static Message message(int number) {
    return new Message(
        "<" + number + "@example.org>",
        "letter@example.org",
        "reader" + number + "@example.org",
        ("Subject: " + number + "\r\n\r\nhello\r\n").getBytes(StandardCharsets.UTF_8));
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

  private Story send(Direction direction, int cut) {
    List<Try> tries = new ArrayList<>();
    try (CuttingProxy proxy = new CuttingProxy(server.port(), direction, cut);
        Dialer dialer = new Dialer(SmtpLimits.standard())) {
      if (dialer.open(relay(proxy.port())) instanceof ConnectResult.Connected connected) {
        sendBoth(connected.connection(), tries);
      }
      return new Story(tries, proxy.passed());
    }
  }

  private void sendBoth(SmtpConnection connection, List<Try> tries) {
    Message first = message(1);
    Message second = message(2);
    try (connection) {
      if (kind == Kind.CHUNKED) {
        connection.sendWindow(List.of(offer(first, tries), offer(second, tries)));
        return;
      }
      tries.add(attempt(connection, first, Optional.of(second)));
      if (connection.isOpen()) {
        tries.add(attempt(connection, second, Optional.empty()));
      }
    }
  }

  private static Offer offer(Message message, List<Try> tries) {
    return new Offer(
        message,
        () -> CompletableFuture.completedFuture(true),
        outcome -> tries.add(new Try(message.recipient(), outcome, true)));
  }

  /** Agrees to the dot, and knows whether it was asked. */
  private record Consent(AtomicInteger asked, boolean isCommitted) implements BeforeDot {
    @Override
    public CompletableFuture<Boolean> commit() {
      asked.incrementAndGet();
      return CompletableFuture.completedFuture(true);
    }
  }

  private Try attempt(SmtpConnection connection, Message message, Optional<Message> next) {
    Consent consent = new Consent(new AtomicInteger(), kind == Kind.AHEAD);
    Outcome outcome = connection.send(message, consent, () -> next);
    return new Try(message.recipient(), outcome, consent.asked().get() > 0);
  }

  @ParameterizedTest
  @CsvSource({
    "TO_SERVER, PLAIN",
    "TO_CLIENT, PLAIN",
    "TO_SERVER, PIPELINED",
    "TO_CLIENT, PIPELINED",
    "TO_SERVER, AHEAD",
    "TO_CLIENT, AHEAD",
    "TO_SERVER, CHUNKED",
    "TO_CLIENT, CHUNKED",
  })
  void whatIsCertainIsCertainAndWhatIsNotIsSaidToBeUncertain(Direction direction, Kind dialogue) {
    int whole = begin(dialogue).send(direction, NEVER).passed();
    assertThat(whole).isGreaterThan(100);

    for (int cut = 1; cut < whole; cut++) {
      for (Try one : begin(dialogue).send(direction, cut).tries()) {
        judge(one, direction + " cut after " + cut);
      }
    }

    assertThat(begin(dialogue).send(direction, whole).tries())
        .hasSize(2)
        .allMatch(one -> one.outcome() instanceof Accepted);
  }

  /** How the two messages are handed over. */
  enum Kind {
    PLAIN,
    PIPELINED,
    /** Committed to ahead: body and dot in one write. */
    AHEAD,
    CHUNKED
  }

  private CutDialogueTest begin(Kind dialogue) {
    server.close();
    server = new SmtpFaultServer();
    kind = dialogue;
    if (dialogue != Kind.PLAIN) {
      server.offering("PIPELINING");
    }
    if (dialogue == Kind.CHUNKED) {
      server.offering("CHUNKING");
    }
    return this;
  }

  private void judge(Try one, String where) {
    boolean given = server.given().stream().map(Given::recipient).anyMatch(one.recipient()::equals);
    if (one.agreed()) {
      assertThat(one.outcome())
          .as(where + ": the dot may have gone out")
          .isInstanceOfAny(Accepted.class, Uncertain.class);
    } else {
      assertThat(one.outcome()).as(where + ": no dot").isInstanceOf(Unattempted.class);
      assertThat(given).as(where + ": nothing arrived").isFalse();
    }
    if (one.outcome() instanceof Accepted) {
      assertThat(given).as(where + ": accepted").isTrue();
    }
  }
}

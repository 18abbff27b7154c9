package pressrun.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import pressrun.classification.Stage;
import pressrun.mail.Message;
import pressrun.smtp.ConnectResult;
import pressrun.smtp.Dialer;
import pressrun.smtp.Outcome;
import pressrun.smtp.RelaySettings;
import pressrun.smtp.SmtpConnection;
import pressrun.testing.SmtpFaultServer.Point;

/** A session with a server that answers by grammar and by accident, and what must hold of it. */
public final class FuzzedSession {
  private static final int MESSAGES = 4;
  private static final int LONGEST = 400;

  private final long seed;
  private final List<Outcome> outcomes = new ArrayList<>();

  private FuzzedSession(long seed) {
    this.seed = seed;
  }

  /**
   * What was wrong with it; the server's connections have all ended when this returns.
   *
   * @param dialer with short deadlines
   */
  public static List<String> violations(Dialer dialer, long seed) {
    FuzzedSession session = new FuzzedSession(seed);
    try (SmtpFaultServer server = new SmtpFaultServer()) {
      SmtpGibberish gibberish = new SmtpGibberish(seed);
      for (Point point : Point.values()) {
        server.when(point, () -> gibberish.at(point, server));
      }
      if (gibberish.chance(50)) {
        server.offering("PIPELINING");
      }
      if (gibberish.chance(30)) {
        server.offering("SIZE 100000").offering("DSN").offering("SMTPUTF8");
      }
      session.run(dialer.open(relay(server.port())));
      server.shutUp();
      while (server.connections() > 0) {
        Thread.onSpinWait(); // A connection that we left open keeps this from ending.
      }
      return session.judge(server);
    }
  }

  private static RelaySettings relay(int port) {
    return new RelaySettings(
        "fuzz",
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

  private void run(ConnectResult result) {
    if (result instanceof ConnectResult.Failed failed) {
      outcomes.add(failed.why());
      return;
    }
    try (SmtpConnection connection = ((ConnectResult.Connected) result).connection()) {
      for (int number = 1; number <= MESSAGES && connection.isOpen(); number++) {
        Message following = message(number + 1);
        Supplier<Optional<Message>> next =
            number < MESSAGES ? () -> Optional.of(following) : Optional::empty;
        outcomes.add(
            connection.send(message(number), () -> CompletableFuture.completedFuture(true), next));
      }
    }
  }

  private static Message message(int number) {
    String id = "<" + number + "@example.org>";
    byte[] bytes = ("Message-ID: " + id + "\r\n\r\n.hello\r\n").getBytes(StandardCharsets.UTF_8);
    return new Message(id, "letter@example.org", "reader" + number + "@example.org", bytes);
  }

  private List<String> judge(SmtpFaultServer server) {
    List<String> wrong = new ArrayList<>();
    long whole = server.given().stream().filter(given -> given.bytes().length > 0).count();
    long possible = outcomes.stream().filter(FuzzedSession::mayHaveArrived).count();
    if (whole > possible) {
      wrong.add(seed + ": " + whole + " arrived whole, and only " + possible + " may have");
    }
    for (Outcome outcome : outcomes) {
      String words = outcome.toString();
      if (words.length() > LONGEST || words.chars().anyMatch(Character::isISOControl)) {
        wrong.add(seed + ": not fit to be read: " + outcome.getClass().getSimpleName());
      }
    }
    return wrong;
  }

  /** What was refused or broken off before the dot has certainly not arrived. */
  private static boolean mayHaveArrived(Outcome outcome) {
    if (outcome instanceof Outcome.Deferred deferred) {
      return deferred.stage() == Stage.DOT;
    }
    if (outcome instanceof Outcome.Refused refused) {
      return refused.stage() == Stage.DOT;
    }
    if (outcome instanceof Outcome.Unattempted unattempted && unattempted.reply().isPresent()) {
      return unattempted.stage() == Stage.DOT;
    }
    return outcome instanceof Outcome.Accepted || outcome instanceof Outcome.Uncertain;
  }
}

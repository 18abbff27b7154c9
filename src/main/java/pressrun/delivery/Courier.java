package pressrun.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.mail.Message;
import pressrun.smtp.Outcome;
import pressrun.smtp.RelayUnavailable;
import pressrun.smtp.SmtpConnection;
import pressrun.smtp.Stage;

/** One connection's work: take a claim, make its message, send it, write down what became of it. */
final class Courier implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Courier.class);

  private final Route route;
  private final Outbox outbox;
  private final MessageSource messages;
  private final Ledger ledger;
  private final Clock clock;
  private @Nullable SmtpConnection connection;

  Courier(Route route, Outbox outbox, MessageSource messages, Ledger ledger, Clock clock) {
    this.route = route;
    this.outbox = outbox;
    this.messages = messages;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public void run() {
    try {
      while (!outbox.closing()) {
        Duration pause = route.breaker().pause(clock.instant());
        if (!pause.isZero()) {
          outbox.rest(pause);
          continue;
        }
        Optional<Claim> claim = outbox.take();
        if (claim.isPresent()) {
          deliver(claim.get());
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      log.error("a connection of relay {} ends", route.name(), failure);
    } finally {
      leave();
    }
  }

  private void deliver(Claim claim) throws InterruptedException {
    if (!mayGo()) {
      ledger.settle(claim, new Outcome.Unattempted(Stage.CONNECT, "sending ended"), route.name());
      return;
    }
    Message message;
    try {
      message = messages.make(claim);
    } catch (RuntimeException fault) {
      log.error("the message of {} to subscriber {}", claim.edition(), claim.subscriber(), fault);
      ledger.hold(claim, String.valueOf(fault.getMessage()), route.name());
      return;
    }
    settle(claim, attempt(claim, message));
  }

  /** Waits for the relay's rate; false when sending ends meanwhile. */
  private boolean mayGo() throws InterruptedException {
    Optional<Duration> wait = route.rate().take();
    while (wait.isPresent()) {
      if (outbox.rest(wait.get())) {
        return false;
      }
      wait = route.rate().take();
    }
    return true;
  }

  private void settle(Claim claim, Outcome outcome) {
    ledger.settle(claim, outcome, route.name());
    if (outcome instanceof Outcome.Unattempted unattempted) {
      route.troubled(unattempted);
    } else if (outcome instanceof Outcome.Accepted) {
      route.works();
    }
  }

  private Outcome attempt(Claim claim, Message message) {
    boolean used = connection != null && connection.isOpen();
    Outcome outcome = send(claim, message);
    boolean closedWhileIdle =
        used && outcome instanceof Outcome.Unattempted failure && failure.stage() == Stage.MAIL;
    return closedWhileIdle ? send(claim, message) : outcome;
  }

  private Outcome send(Claim claim, Message message) {
    try {
      return connected().send(message, () -> ledger.mark(claim, message, route.name()));
    } catch (RelayUnavailable unavailable) {
      return new Outcome.Unattempted(unavailable.stage(), unavailable.why());
    }
  }

  private SmtpConnection connected() throws RelayUnavailable {
    SmtpConnection open = connection;
    if (open == null || !open.isOpen()) {
      open = SmtpConnection.open(route.relay());
      connection = open;
    }
    return open;
  }

  private void leave() {
    if (connection != null) {
      connection.quit();
    }
  }
}

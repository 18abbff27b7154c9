package pressrun.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.mail.Message;
import pressrun.smtp.ConnectResult;
import pressrun.smtp.Outcome;
import pressrun.smtp.Outcome.Unattempted;
import pressrun.smtp.SmtpConnection;
import pressrun.smtp.Stage;
import pressrun.smtp.UnsendableMessage;

/** One connection to one relay: takes claims, sends, and says how it ended. A thread of its own. */
final class Courier implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Courier.class);
  private static final Duration PATIENCE = Duration.ofMillis(250);

  /** Shorter than any server waits. */
  private static final Duration IDLE = Duration.ofSeconds(15);

  private final Lane lane;
  private final int index;
  private final Workshop shop;
  private final CountDownLatch stop;
  private volatile Optional<SmtpConnection> connection = Optional.empty();
  private Instant dotAt = Instant.EPOCH;
  private boolean marked;

  Courier(Lane lane, int index, Workshop shop, CountDownLatch stop) {
    this.lane = lane;
    this.index = index;
    this.shop = shop;
    this.stop = stop;
  }

  @Override
  public void run() {
    long busy = System.nanoTime();
    try {
      while (stop.getCount() > 0) {
        Optional<Claim> claim = index < lane.allowed() ? lane.next(PATIENCE) : rest();
        if (claim.isPresent()) {
          work(claim.get());
          busy = System.nanoTime();
        } else if (System.nanoTime() - busy > IDLE.toNanos()) {
          hangUp();
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      hangUp();
    }
  }

  /** The relay wants fewer connections. */
  private Optional<Claim> rest() throws InterruptedException {
    hangUp();
    boolean stopped = stop.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    log.trace("rested, stopped: {}", stopped);
    return Optional.empty();
  }

  private void work(Claim claim) {
    if (!lane.breaker().isPassable() || shop.consequences().isPaused(claim.edition())) {
      settle(claim, shop.policy().release(now()), "Released");
    } else {
      make(claim).ifPresent(message -> send(claim, message));
    }
    if (lane.isRunningLow()) {
      shop.bell().ring();
    }
  }

  /** None, and the row is held, when there can be no message for this one person. */
  private Optional<Message> make(Claim claim) {
    try {
      return Optional.of(shop.messages().make(claim));
    } catch (RuntimeException fault) {
      hold(claim, fault);
      return Optional.empty();
    }
  }

  private void hold(Claim claim, RuntimeException fault) {
    log.warn("no message for subscriber {}: {}", claim.subscriber(), fault.getMessage());
    String why = String.valueOf(fault.getMessage());
    settle(claim, shop.policy().unmade(why, now()), "Unmade");
    shop.consequences().held(claim, why);
  }

  private void send(Claim claim, Message message) {
    try {
      conclude(claim, outcome(claim, message));
    } catch (UnsendableMessage fault) {
      hold(claim, fault);
    }
  }

  private Outcome outcome(Claim claim, Message message) {
    marked = false;
    try {
      return attempt(claim, message);
    } catch (UnsendableMessage fault) {
      throw fault;
    } catch (RuntimeException defect) {
      log.error("a delivery failed for a reason of our own", defect);
      abort();
      return marked ? new Outcome.Uncertain("a defect after the dot") : new Outcome.Withdrawn();
    }
  }

  /** A connection that was closed while it was idle says nothing about the relay. */
  private Outcome attempt(Claim claim, Message message) {
    boolean used = connection.filter(SmtpConnection::isOpen).isPresent();
    Outcome outcome = once(claim, message);
    boolean closedWhileIdle =
        used
            && outcome instanceof Unattempted unattempted
            && unattempted.stage() == Stage.MAIL
            && unattempted.trouble() == Outcome.Trouble.CONNECTION;
    return closedWhileIdle ? once(claim, message) : outcome;
  }

  private Outcome once(Claim claim, Message message) {
    if (connection.filter(SmtpConnection::isOpen).isEmpty()) {
      ConnectResult result = shop.dialer().open(lane.relay());
      if (result instanceof ConnectResult.Failed failed) {
        return failed.why();
      }
      connection = Optional.of(((ConnectResult.Connected) result).connection());
    }
    return connection.orElseThrow().send(message, () -> commit(claim, message));
  }

  private boolean commit(Claim claim, Message message) {
    if (!shop.journal().isReady()) {
      return false;
    }
    dotAt = now();
    try {
      marked = shop.writer().mark(new Mark(claim, message.messageId(), lane.relay().name())).join();
      return marked;
    } catch (CompletionException databaseAway) {
      return false; // Perhaps it was committed; without a dot the row simply goes back.
    }
  }

  private void conclude(Claim claim, Outcome outcome) {
    boolean journaled = JournalEntry.isWorthIt(outcome);
    if (journaled) {
      shop.journal()
          .append(new JournalEntry(claim.edition(), claim.subscriber(), claim.epoch(), outcome));
    }
    Instant at = outcome instanceof Outcome.Uncertain ? dotAt : now();
    Verdict verdict = shop.policy().judge(outcome, claim, at);
    String name = outcome.getClass().getSimpleName();
    shop.writer().settle(new Settled(claim, verdict, lane.relay().name(), name, journaled));
    shop.consequences().follow(lane, claim, outcome);
    if (!lane.breaker().isPassable()) {
      shop.giveBack(lane);
    }
  }

  private void settle(Claim claim, Verdict verdict, String outcome) {
    shop.writer().settle(new Settled(claim, verdict, lane.relay().name(), outcome, false));
  }

  private Instant now() {
    return shop.clock().instant();
  }

  private void hangUp() {
    connection.ifPresent(SmtpConnection::close);
    connection = Optional.empty();
  }

  /** Ends what is in flight; its outcome then says what is certain. For another thread. */
  void abort() {
    connection.ifPresent(SmtpConnection::abort);
  }
}

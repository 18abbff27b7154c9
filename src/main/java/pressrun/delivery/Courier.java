package pressrun.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.classification.Stage;
import pressrun.mail.Message;
import pressrun.smtp.BeforeDot;
import pressrun.smtp.ConnectResult;
import pressrun.smtp.Offer;
import pressrun.smtp.Outcome;
import pressrun.smtp.Outcome.Unattempted;
import pressrun.smtp.RelaySettings;
import pressrun.smtp.SmtpConnection;
import pressrun.smtp.UnsendableMessage;

/** One connection to one relay: takes claims, sends, and says how it ended. A thread of its own. */
final class Courier implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Courier.class);
  private static final Duration PATIENCE = Duration.ofMillis(250);

  /** Shorter than any server waits. */
  private static final Duration IDLE = Duration.ofSeconds(15);

  private static final Duration WARM = Duration.ofSeconds(1);

  private final Lane lane;
  private final int index;
  private final Workshop shop;
  private final CountDownLatch stop;
  private volatile Optional<SmtpConnection> connection = Optional.empty();
  private long heard;
  private final Pace pace = new Pace();
  private final NextLetters next;
  private boolean crowded;

  /** Attempts of this session in a row that the relay put off because there were too many. */
  private int slowed;

  Courier(Lane lane, int index, Workshop shop, CountDownLatch stop) {
    this.lane = lane;
    this.index = index;
    this.shop = shop;
    this.stop = stop;
    this.next = new NextLetters(lane, shop);
  }

  @Override
  public void run() {
    long busy = System.nanoTime();
    try {
      while (stop.getCount() > 0) {
        if (turn()) {
          busy = System.nanoTime();
        } else if (System.nanoTime() - busy > IDLE.toNanos()) {
          hangUp();
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      next.giveBack();
      hangUp();
    }
  }

  /** False when there was nothing to do. No fault of ours or of the database's ends a courier. */
  private boolean turn() throws InterruptedException {
    try {
      Optional<Letter> letter = letter();
      letter.ifPresent(this::work);
      return letter.isPresent();
    } catch (RuntimeException failure) {
      log.error("what follows from a delivery could not be done", failure);
      hangUp();
      return false;
    }
  }

  private Optional<Letter> letter() throws InterruptedException {
    if (crowded) {
      crowded = stop.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
    return index < lane.allowed() ? next.poll(PATIENCE) : rest();
  }

  /** Made while the one before it is being committed, so that no connection waits for it. */
  private Optional<Message> following() {
    boolean wanted =
        stop.getCount() > 0
            && index < lane.allowed()
            && !isSpent()
            && !pipelinesTooMuch()
            && !sendsWindows();
    if (!wanted) {
      return Optional.empty();
    }
    next.prepare(pace.ahead());
    return next.wanted().map(Letter::message);
  }

  /** The relay wants fewer connections, or is only being tried. */
  private Optional<Letter> rest() throws InterruptedException {
    next.giveBack();
    hangUp();
    lane.awaitTurn(index, PATIENCE);
    return Optional.empty();
  }

  private void work(Letter letter) {
    if (letter.isRefused() || !shop.isWanted(lane, letter.claim())) {
      shop.release(lane, letter.claim());
      hangUp(); // It may have been announced.
    } else if (sendsWindows() && isWarm()) {
      sendTogether(window(letter));
    } else {
      send(letter);
    }
  }

  private boolean sendsWindows() {
    return lane.relay().limits().window() > 1
        && connection
            .filter(SmtpConnection::isOpen)
            .filter(SmtpConnection::takesWindows)
            .isPresent();
  }

  /** What idled may have been closed by now, and then a whole window would be in doubt. */
  private boolean isWarm() {
    return System.nanoTime() - heard < WARM.toNanos() && !isSpent();
  }

  /** As many as wait already, up to the window. */
  private List<Letter> window(Letter first) {
    List<Letter> letters = new ArrayList<>(List.of(first));
    int room = Math.min(lane.relay().limits().window(), left());
    try {
      Optional<Letter> more = Optional.of(first);
      while (more.isPresent() && letters.size() < room) {
        more = next.poll(Duration.ZERO);
        more.ifPresent(letters::add);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return letters;
  }

  private void sendTogether(List<Letter> letters) {
    List<Offer> offers =
        letters.stream()
            .map(
                letter ->
                    new Offer(
                        letter.message(), consent(letter), outcome -> conclude(letter, outcome)))
            .toList();
    try {
      connection.orElseThrow().sendWindow(offers);
    } catch (UnsendableMessage fault) {
      letters.forEach(this::send); // One of them; nothing was written.
    } catch (RuntimeException defect) {
      log.error("a window failed for a reason of our own", defect);
      abort();
      letters.stream()
          .filter(letter -> !letter.isConcluded())
          .forEach(letter -> conclude(letter, defective(letter)));
    }
  }

  private void send(Letter letter) {
    try {
      conclude(letter, outcome(letter));
    } catch (UnsendableMessage fault) {
      shop.hold(lane, letter.claim(), fault);
    }
  }

  private Outcome outcome(Letter letter) {
    try {
      return attempt(letter);
    } catch (UnsendableMessage fault) {
      throw fault;
    } catch (RuntimeException defect) {
      log.error("a delivery failed for a reason of our own", defect);
      abort();
      return defective(letter);
    }
  }

  private static Outcome defective(Letter letter) {
    return letter.dotAt().isPresent()
        ? new Outcome.Uncertain("a defect after the dot")
        : new Outcome.Withdrawn();
  }

  /**
   * A connection that was closed between two messages, because it was idle or has taken enough,
   * says nothing about the relay.
   */
  private Outcome attempt(Letter letter) {
    boolean used = connection.filter(SmtpConnection::isOpen).isPresent();
    Outcome outcome = inThisSessionOrTheNext(letter);
    boolean closedBetween =
        used
            && outcome instanceof Unattempted unattempted
            && unattempted.stage() == Stage.MAIL
            && unattempted.trouble() == Outcome.Trouble.CONNECTION;
    return closedBetween ? inThisSessionOrTheNext(letter) : outcome;
  }

  /** A relay that has taken enough over one connection gets the message over a new one. */
  private Outcome inThisSessionOrTheNext(Letter letter) {
    Outcome outcome = once(letter);
    boolean spent = isSessionSpent(outcome);
    if (spent) {
      lane.endsSessionsAfter(sent() - 1);
    }
    boolean again =
        spent || (sent() > 1 && lane.troubles().isWorthANewSession(letter.claim(), outcome));
    return again ? inANewSession(letter) : outcome;
  }

  private Outcome inANewSession(Letter letter) {
    hangUp();
    Outcome outcome = once(letter);
    // A session that has only begun has not had its share: what it means is our speed.
    return isSessionSpent(outcome)
        ? ((Unattempted) outcome).of(Outcome.Trouble.THROTTLED)
        : outcome;
  }

  private int sent() {
    return connection.map(SmtpConnection::sent).orElse(1);
  }

  private static boolean isSessionSpent(Outcome outcome) {
    return outcome instanceof Unattempted unattempted
        && unattempted.trouble() == Outcome.Trouble.SESSION_SPENT;
  }

  /** True on a connection from before the relay was known not to bear it. */
  private boolean pipelinesTooMuch() {
    return lane.relay().limits().pipelining() == RelaySettings.Pipelining.NEVER
        && connection.filter(SmtpConnection::pipelines).isPresent();
  }

  /** Whether the connection has taken as many messages as it is to take. */
  private boolean isSpent() {
    return left() <= 0;
  }

  private int left() {
    OptionalInt most = lane.mostASession();
    int sent = connection.map(SmtpConnection::sent).orElse(0);
    return most.isPresent() ? most.getAsInt() - sent : Integer.MAX_VALUE;
  }

  private Outcome once(Letter letter) {
    if (isSpent() || pipelinesTooMuch() || slowed > 1) {
      hangUp(); // A relay that says "too many" may mean: in this session.
    }
    if (connection.filter(SmtpConnection::isOpen).isEmpty()) {
      hangUp();
      ConnectResult result = shop.dialer().open(lane.relay());
      if (result instanceof ConnectResult.Failed failed) {
        return lane.turnedAway(failed.why());
      }
      connection = Optional.of(((ConnectResult.Connected) result).connection());
      lane.connected();
      pace.forget();
    }
    long began = System.nanoTime();
    Outcome outcome =
        connection.orElseThrow().send(letter.message(), consent(letter), this::following);
    pace.took(System.nanoTime() - began);
    connection
        .flatMap(SmtpConnection::pipeliningFailure)
        .ifPresent(why -> shop.consequences().pipeliningFailed(lane, why));
    return outcome;
  }

  private BeforeDot consent(Letter letter) {
    return new BeforeDot() {
      @Override
      public CompletableFuture<Boolean> commit() {
        return shop.journal().isReady()
            ? shop.mark(lane, letter)
            : CompletableFuture.completedFuture(false);
      }

      @Override
      public boolean isCommitted() {
        return pace.isBrisk() && letter.isMarked();
      }

      @Override
      public boolean dotFollows() {
        return shop.dot(letter);
      }
    };
  }

  private void conclude(Letter letter, Outcome ended) {
    letter.conclude();
    heard = System.nanoTime();
    Outcome outcome = lane.troubles().judge(letter.claim(), ended);
    crowded =
        outcome instanceof Unattempted unattempted
            && unattempted.trouble() == Outcome.Trouble.TOO_MANY_CONNECTIONS;
    slowed = isSlowed(outcome) ? slowed + 1 : 0;
    Claim claim = letter.claim();
    if (JournalEntry.isWorthIt(outcome)) {
      shop.journal()
          .append(new JournalEntry(claim.edition(), claim.subscriber(), claim.epoch(), outcome));
    }
    Instant at =
        outcome instanceof Outcome.Uncertain ? letter.dotAt().orElseGet(shop::now) : shop.now();
    Verdict verdict = shop.policy().judge(outcome, claim, at);
    String name = outcome.getClass().getSimpleName();
    shop.writer()
        .settle(new Settled(claim, verdict, lane.relay().name(), name, Refusal.in(outcome, claim)));
    shop.consequences().follow(lane, claim, outcome);
    if (!lane.breaker().isPassable()) {
      shop.giveBack(lane);
    }
  }

  private static boolean isSlowed(Outcome outcome) {
    return outcome instanceof Unattempted unattempted
        && unattempted.trouble() == Outcome.Trouble.THROTTLED;
  }

  private void hangUp() {
    slowed = 0;
    if (connection.isPresent()) {
      connection.get().close();
      connection = Optional.empty();
      lane.disconnected();
    }
  }

  /** Ends what is in flight; its outcome then says what is certain. For another thread. */
  void abort() {
    connection.ifPresent(SmtpConnection::abort);
  }
}

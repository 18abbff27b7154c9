package pressrun.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import pressrun.classification.Stage;
import pressrun.smtp.Outcome.Trouble;
import pressrun.smtp.Outcome.Unattempted;
import pressrun.smtp.RateLimiter;
import pressrun.smtp.RelaySettings;

/** What is on its way to one relay: claimed rows waiting for a connection. For all threads. */
final class Lane {
  /** Claimed ahead for each connection, so that none waits for the database. */
  private static final int AHEAD = 32;

  /** A rate makes everybody wait anyhow; what is claimed ahead then is only locked up. */
  private static final int AHEAD_AT_A_RATE = 4;

  private static final Duration CLEAN = Duration.ofMinutes(10);
  private static final int UNCERTAIN_IN_A_ROW = 3;

  /** So many answers, or some in this time, let one more connection be opened at the start. */
  private static final int ANSWERS_A_CONNECTION = 24;

  private static final Duration STEP = Duration.ofSeconds(1);

  private volatile RelaySettings relay;
  private final RateLimiter limiter;
  private final DomainGate gate;
  private final Patience patience;
  private final Breaker breaker;
  private final Throttle throttle;
  private final TroubleGuard troubles = new TroubleGuard();
  private final Clock clock;
  private final BlockingQueue<Claim> waiting = new LinkedBlockingQueue<>();

  /** Of domains that have enough on their way. */
  private final Queue<Claim> aside = new ConcurrentLinkedQueue<>();

  private final AtomicInteger uncertain = new AtomicInteger();
  private final AtomicInteger connected = new AtomicInteger();
  private final AtomicLong given = new AtomicLong();
  private final AtomicInteger mostASession = new AtomicInteger(Integer.MAX_VALUE);
  private volatile int opened = 1;
  private volatile Optional<Rest> rest = Optional.empty();

  /** The relay works again, and its alert is still open. */
  private volatile boolean recovering;

  private volatile Instant trustedFrom = Instant.MIN;
  private volatile String asked = "";
  private int answers;
  private Instant openedAt;
  private Instant fewerAgainAt;
  private int allowed;
  private Instant restrictedAt;

  Lane(RelaySettings relay, RateLimiter limiter, DomainGate gate, Patience patience, Clock clock) {
    this.gate = gate;
    this.patience = patience;
    this.relay = relay;
    this.limiter = limiter;
    this.clock = clock;
    this.breaker = new Breaker(patience, clock, relay.name().hashCode());
    this.throttle = new Throttle(patience.pace(), clock);
    this.allowed = relay.connections();
    this.restrictedAt = clock.instant();
    this.openedAt = restrictedAt;
    this.fewerAgainAt = restrictedAt;
  }

  RelaySettings relay() {
    return relay;
  }

  Breaker breaker() {
    return breaker;
  }

  TroubleGuard troubles() {
    return troubles;
  }

  /** What the breaker was opened for; the first of many who meet the same trouble says it. */
  void rests(String why) {
    Instant until = breaker.until();
    if (rest.filter(known -> known.until().equals(until)).isEmpty()) {
      rest = Optional.of(new Rest(relay.name(), until, why));
    }
  }

  /** None while it works, and at more than a message a second. */
  Optional<Rest> rest() {
    return rest.isPresent() && !breaker.isClosed()
        ? rest
        : throttle.moreAt().map(at -> new Rest(relay.name(), at, "given little, after " + asked));
  }

  boolean isUsable() {
    return breaker.isDue();
  }

  /** How many more claims it takes just now; few large claims cost less than many small ones. */
  int room() {
    return isRunningLow() ? capacity() - waiting() : 0;
  }

  private int capacity() {
    int ahead = Math.max(AHEAD, 2 * relay.limits().window());
    return relay.connections() * (isRated() ? AHEAD_AT_A_RATE : ahead);
  }

  /** Whether it is given less than it would take. */
  private boolean isRated() {
    return relay.isRated() || throttle.isRestricting();
  }

  /** How many of the wanted may be sent by breaker, throttle and rate; they count as sent. */
  int grant(int wanted) {
    int passable = breaker.permits(breaker.isClosed() ? throttle.available(wanted) : wanted);
    int taken = passable == 0 ? 0 : limiter.take(passable);
    throttle.used(taken);
    return taken;
  }

  /** Whether a grant uses something up: its rate, or the breaker's one probe. */
  boolean isMetered() {
    return isRated() || !breaker.isClosed();
  }

  boolean isWeighted() {
    return relay.weight().isPresent();
  }

  /** How much it was given, in relation to its weight. */
  double served() {
    return (double) given.get() / relay.weight().orElse(1);
  }

  /** What it missed while it could not be used is not made up for: it would come as a flood. */
  void keepUp(double served) {
    long fair = Math.round(served * relay.weight().orElse(1));
    given.accumulateAndGet(fair, Math::max);
  }

  void add(List<Claim> claims) {
    given.addAndGet(claims.size());
    gate.hand(claims);
    waiting.addAll(claims);
  }

  Optional<Claim> next(Duration patience) throws InterruptedException {
    Optional<Claim> next = fromAside();
    return next.isPresent()
        ? next
        : Optional.ofNullable(waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS))
            .flatMap(this::admitted);
  }

  private Optional<Claim> fromAside() {
    if (aside.isEmpty()) {
      return Optional.empty();
    }
    Optional<Claim> free = aside.stream().filter(gate::enter).findFirst();
    return free.filter(aside::remove);
  }

  /** It, or the first behind it whose domain has not enough on its way. */
  private Optional<Claim> admitted(Claim first) {
    Claim claim = first;
    while (claim != null && !gate.enter(claim)) {
      aside.add(claim);
      claim = waiting.poll();
    }
    return Optional.ofNullable(claim);
  }

  /** Whether what waits here may have to wait for what is on its way elsewhere. */
  boolean isGated() {
    return !gate.isOpen();
  }

  private int waiting() {
    return waiting.size() + aside.size();
  }

  boolean isRunningLow() {
    return waiting() <= capacity() / 2;
  }

  /** Writes nothing ahead any more, unless that is insisted on; true the first time. */
  synchronized boolean stopPipelining() {
    boolean first = relay.limits().pipelining() == RelaySettings.Pipelining.UNTIL_IT_FAILS;
    if (first) {
      relay = relay.withoutPipelining();
    }
    return first;
  }

  /** The relay ended a session after so many messages; the next ones end before. */
  void endsSessionsAfter(int messages) {
    if (messages > 0) {
      mostASession.accumulateAndGet(messages, Math::min);
    }
  }

  /**
   * How many messages one session takes, as declared and as learned; empty: as many as there are.
   */
  OptionalInt mostASession() {
    int most = Math.min(mostASession.get(), relay.limits().messages().orElse(Integer.MAX_VALUE));
    return most == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(most);
  }

  /** Takes back what no connection has begun with. */
  List<Claim> drain() {
    List<Claim> claims = new ArrayList<>();
    waiting.drainTo(claims);
    for (Claim claim = aside.poll(); claim != null; claim = aside.poll()) {
      claims.add(claim);
    }
    return claims;
  }

  /** How many connections the relay bears; one more after each ten clean minutes. */
  synchronized int allowed() {
    if (allowed < relay.connections() && !clock.instant().isBefore(restrictedAt.plus(CLEAN))) {
      restrictTo(allowed + 1);
    }
    return Math.min(allowed, opened);
  }

  /**
   * They are opened one after the other as answers come: what fails at once, again and again, then
   * has one message in doubt and not one for each connection, and so has a program that is killed
   * while it is still slow to write replies down.
   */
  private synchronized void openMore() {
    answers++;
    Instant now = clock.instant();
    if (answers >= ANSWERS_A_CONNECTION || !now.isBefore(openedAt.plus(STEP))) {
      opened++;
      answers = 0;
      openedAt = now;
      notifyAll();
    }
  }

  /** Returns when a connection of this number may be open, or patience is at its end. */
  synchronized void awaitTurn(int connection, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    long left = patience.toMillis();
    while (connection >= allowed() && left > 0) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
  }

  /** It asked for less: half the messages and half the connections. */
  void slower(String said) {
    asked = said;
    if (throttle.slower()) {
      halve();
    }
  }

  private synchronized void halve() {
    restrictTo(allowed / 2);
  }

  /** What several connections are told within a moment is told once. */
  synchronized void fewer() {
    Instant now = clock.instant();
    if (!now.isBefore(fewerAgainAt)) {
      fewerAgainAt = now.plus(STEP);
      restrictTo(allowed - 1);
    }
  }

  void connected() {
    connected.incrementAndGet();
  }

  void disconnected() {
    connected.decrementAndGet();
  }

  /**
   * A relay that lets no further connection in, in whatever words or in none, while others work: it
   * bears no more of them, and is not in trouble.
   */
  Unattempted turnedAway(Unattempted outcome) {
    boolean oneTooMany =
        outcome.stage() == Stage.CONNECT
            && EnumSet.of(Trouble.CONNECTION, Trouble.THROTTLED).contains(outcome.trouble())
            && connected.get() > 0;
    return oneTooMany ? outcome.of(Trouble.TOO_MANY_CONNECTIONS) : outcome;
  }

  private void restrictTo(int connections) {
    allowed = Math.max(1, connections);
    restrictedAt = clock.instant();
  }

  /** True when so many dots in a row stayed without a reply that the relay had better rest. */
  boolean isDoubtful() {
    return uncertain.incrementAndGet() >= UNCERTAIN_IN_A_ROW;
  }

  /**
   * An allowance comes back bit by bit: a probe that was taken does not say that the trouble is
   * over.
   */
  void allowanceSpent() {
    trustedFrom = clock.instant().plus(patience.login().multipliedBy(2));
  }

  /** The relay gave a sensible answer; true when it had been in trouble, which is over now. */
  boolean answered() {
    uncertain.set(0);
    throttle.answered();
    if (opened < relay.connections()) {
      openMore();
    }
    if (breaker.worked()) {
      rest = Optional.empty();
      recovering = true;
    }
    return recovering && !clock.instant().isBefore(trustedFrom) && recovered();
  }

  /** True once after each trouble that is over. */
  boolean recovered() {
    boolean first = recovering;
    recovering = false;
    return first;
  }
}

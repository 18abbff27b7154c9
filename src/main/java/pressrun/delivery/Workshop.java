package pressrun.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.smtp.Dialer;

/** What all couriers share. */
record Workshop(
    MessageSource messages,
    Dialer dialer,
    LedgerWriter writer,
    Journal journal,
    RetryPolicy policy,
    Consequences consequences,
    DomainLimits domains,
    Bell bell,
    Clock clock) {
  private static final Logger log = LoggerFactory.getLogger(Workshop.class);

  boolean isWanted(Lane lane, Claim claim) {
    return lane.breaker().isPassable() && !consequences.isPaused(claim.edition());
  }

  /** What no connection has begun with goes back as it was. */
  void giveBack(Lane lane) {
    lane.drain().forEach(claim -> release(lane, claim));
  }

  void release(Lane lane, Claim claim) {
    settle(lane, claim, policy.release(), "Released");
  }

  /** There is no message for this person; a human looks. */
  void hold(Lane lane, Claim claim, RuntimeException fault) {
    log.warn("no message for subscriber {}: {}", claim.subscriber(), fault.getMessage());
    String why = String.valueOf(fault.getMessage());
    settle(lane, claim, policy.unmade(why, now()), "Unmade");
    consequences.held(claim, why);
  }

  private void settle(Lane lane, Claim claim, Verdict verdict, String outcome) {
    writer.settle(new Settled(claim, verdict, lane.relay().name(), outcome));
  }

  /** Begins to commit to a letter's dot, unless that was begun a moment ago. */
  void markAhead(Lane lane, Letter letter) {
    letter.commit(
        () ->
            writer.mark(
                new Mark(letter.claim(), letter.message().messageId(), lane.relay().name())));
  }

  /** The same, and it is waited for. */
  CompletableFuture<Boolean> mark(Lane lane, Letter letter) {
    markAhead(lane, letter);
    if (!letter.mark().isDone()) {
      writer.hurry();
    }
    return letter.mark();
  }

  /** The dot goes out next; false when that cannot be noted. */
  boolean dot(Letter letter) {
    boolean noted = journal.dot(letter.claim());
    if (noted) {
      letter.dot(now());
    }
    return noted;
  }

  Instant now() {
    return clock.instant();
  }
}

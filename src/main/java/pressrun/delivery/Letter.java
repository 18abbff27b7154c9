package pressrun.delivery;

import java.time.Instant;
import pressrun.mail.Message;

/**
 * A claimed delivery and its message on the way to the relay: whether and when its dot was
 * committed to. Of the courier's thread, but for the mark, which the ledger's writer sets.
 */
final class Letter {
  private final Claim claim;
  private final Message message;
  private Instant dotAt = Instant.EPOCH;
  private volatile boolean marked;
  private boolean concluded;

  Letter(Claim claim, Message message) {
    this.claim = claim;
    this.message = message;
  }

  Claim claim() {
    return claim;
  }

  Message message() {
    return message;
  }

  /** The commitment is asked for; it counts from here. */
  void asks(Instant now) {
    dotAt = now;
  }

  Instant dotAt() {
    return dotAt;
  }

  boolean marked(boolean taken) {
    marked = taken;
    return taken;
  }

  boolean isMarked() {
    return marked;
  }

  void conclude() {
    concluded = true;
  }

  /** Whether it is known, and noted, how it ended. */
  boolean isConcluded() {
    return concluded;
  }
}

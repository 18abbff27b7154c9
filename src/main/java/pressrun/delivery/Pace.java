package pressrun.delivery;

import java.time.Duration;

/**
 * How fast messages go over one connection, and so how many marks are to be committed ahead: as
 * many as go out within a few moments of the database, and none where the relay is slow, because
 * who leaves in between is to get nothing. Of the courier's thread.
 */
final class Pace {
  /** After a power cut these are in doubt beside the one on its way. */
  static final int MOST_AHEAD = 12;

  private static final long LEAD = Duration.ofMillis(10).toNanos();
  private static final long SLOW = Duration.ofMillis(500).toNanos();

  private long each = Long.MAX_VALUE;

  /** How long a message took; of many, the last ones count most. */
  void took(long nanos) {
    boolean steady = each <= SLOW && nanos <= SLOW;
    each = steady ? (3 * each + nanos) / 4 : nanos;
  }

  /** Of another connection nothing is known yet. */
  void forget() {
    each = Long.MAX_VALUE;
  }

  boolean isBrisk() {
    return each <= SLOW;
  }

  int ahead() {
    return isBrisk() ? (int) Math.min(MOST_AHEAD, Math.max(1, LEAD / Math.max(1, each))) : 0;
  }
}

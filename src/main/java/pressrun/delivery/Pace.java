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

  private static final long LEAD = Duration.ofMillis(25).toNanos();
  private static final long SLOW = Duration.ofMillis(500).toNanos();

  /** Until so many went, a program that was just started is slow to write replies down. */
  private static final int FIRST = 64;

  private long each = Long.MAX_VALUE;
  private int taken;

  /** How long a message took; of many, the last ones count most. */
  void took(long nanos) {
    boolean steady = each <= SLOW && nanos <= SLOW;
    each = steady ? (3 * each + nanos) / 4 : nanos;
    taken++;
  }

  /** Of another connection nothing is known yet. */
  void forget() {
    each = Long.MAX_VALUE;
    taken = 0;
  }

  boolean isBrisk() {
    return taken >= FIRST && each <= SLOW;
  }

  int ahead() {
    return isBrisk() ? (int) Math.min(MOST_AHEAD, Math.max(1, LEAD / Math.max(1, each))) : 0;
  }
}

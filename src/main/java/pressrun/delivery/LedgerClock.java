package pressrun.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Time of day as the ledger is written by: it goes on evenly when the clock of the machine jumps,
 * until it is told to follow. For all threads.
 */
final class LedgerClock extends Clock {
  private final Clock wall;
  private final Clock steady;
  private volatile Duration ahead;

  /**
   * A clock that agrees with another one now.
   *
   * @param wall may jump
   * @param steady only goes forward, by the time that passes
   */
  LedgerClock(Clock wall, Clock steady) {
    this.wall = wall;
    this.steady = steady;
    this.ahead = Duration.between(steady.instant(), wall.instant());
  }

  @Override
  public Instant instant() {
    return steady.instant().plus(ahead);
  }

  /** The time of day at a moment of the steady clock. */
  Instant at(Instant steadily) {
    return steadily.plus(ahead);
  }

  /** How far the other clock has jumped since they agreed; negative when it was set back. */
  Duration jump() {
    return Duration.between(instant(), wall.instant());
  }

  /** Agrees with the other clock again, after a jump of so much. */
  void follow(Duration jump) {
    ahead = ahead.plus(jump);
  }

  @Override
  public ZoneId getZone() {
    return wall.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the ledger has no time zone");
  }
}

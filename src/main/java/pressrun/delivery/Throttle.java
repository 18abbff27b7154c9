package pressrun.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How quickly a relay that asked for less is given messages: half of what it bore, a step later
 * most of it, then more by steps that double, until it does not matter any more. For all threads.
 */
final class Throttle {
  private static final double MOST = 0.9;
  private static final double FIRST_STEP = 0.02;
  private static final double NO_MATTER = 100;

  /** What may be given at once after a pause, in shares of a step's. */
  private static final double BURST = 0.1;

  private static final int STRETCHES = 6;

  private final Duration pace;
  private final Clock clock;
  private final long[] answered = new long[STRETCHES];
  private long stretch;
  private double perStep = Double.POSITIVE_INFINITY;
  private double borne;
  private double step;
  private Instant steppedAt = Instant.EPOCH;
  private Instant filledAt = Instant.EPOCH;
  private double allowance;

  /**
   * Of one relay.
   *
   * @param pace how long a step lasts
   */
  Throttle(Duration pace, Clock clock) {
    this.pace = pace;
    this.clock = clock;
  }

  /** The relay took a message, or refused it for its own sake. */
  synchronized void answered() {
    turnTo(clock.millis() * STRETCHES / pace.toMillis());
    answered[(int) (stretch % STRETCHES)]++;
  }

  private void turnTo(long now) {
    long old = Math.max(stretch, now - STRETCHES);
    for (long forgotten = old + 1; forgotten <= now; forgotten++) {
      answered[(int) (forgotten % STRETCHES)] = 0;
    }
    stretch = Math.max(stretch, now);
  }

  private long lastStep() {
    turnTo(clock.millis() * STRETCHES / pace.toMillis());
    long sum = 0;
    for (long count : answered) {
      sum += count;
    }
    return sum;
  }

  /** The relay asked for less; of many who hear it within a step, the first counts. */
  synchronized boolean slower() {
    Instant now = clock.instant();
    if (isRestricting() && now.isBefore(steppedAt.plus(pace))) {
      return false;
    }
    borne = Math.max(1, isRestricting() ? perStep : lastStep());
    perStep = Math.max(1, borne / 2);
    step = FIRST_STEP;
    steppedAt = now;
    filledAt = now;
    allowance = 0;
    return true;
  }

  synchronized boolean isRestricting() {
    return perStep < Double.POSITIVE_INFINITY;
  }

  /** When it is given more, while that is less than a message a second. */
  synchronized Optional<Instant> moreAt() {
    quicken(clock.instant());
    return perStep * 1000 < pace.toMillis() ? Optional.of(steppedAt.plus(pace)) : Optional.empty();
  }

  /** How many of the wanted may go now. */
  synchronized int available(int wanted) {
    Instant now = clock.instant();
    quicken(now);
    if (!isRestricting()) {
      return wanted;
    }
    double steps = (double) Duration.between(filledAt, now).toMillis() / pace.toMillis();
    allowance = Math.min(Math.max(1, perStep * BURST), allowance + perStep * steps);
    filledAt = now;
    return (int) Math.min(wanted, allowance);
  }

  synchronized void used(int messages) {
    allowance -= messages;
  }

  private void quicken(Instant now) {
    while (isRestricting() && !now.isBefore(steppedAt.plus(pace))) {
      steppedAt = steppedAt.plus(pace);
      if (perStep < MOST * borne) {
        perStep = MOST * borne;
      } else {
        perStep *= 1 + step;
        step = Math.min(1, 2 * step);
      }
      if (perStep > NO_MATTER * borne) {
        perStep = Double.POSITIVE_INFINITY;
      }
    }
  }
}

package pressrun.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How quickly a relay that asked for less is given messages: half of what it bore, a minute later
 * most of it, then more by steps that double, until it does not matter any more. For all threads.
 */
final class Throttle {
  private static final Duration STEP = Duration.ofMinutes(1);
  private static final double MOST = 0.9;
  private static final double FIRST_STEP = 0.02;
  private static final double NO_MATTER = 100;

  /** What may be given at once after a pause, in shares of a minute's. */
  private static final double BURST = 0.1;

  private static final int STRETCHES = 6;
  private static final long STRETCH_MILLIS = STEP.toMillis() / STRETCHES;

  private final Clock clock;
  private final long[] answered = new long[STRETCHES];
  private long stretch;
  private double perMinute = Double.POSITIVE_INFINITY;
  private double borne;
  private double step;
  private Instant steppedAt = Instant.EPOCH;
  private Instant filledAt = Instant.EPOCH;
  private double allowance;

  Throttle(Clock clock) {
    this.clock = clock;
  }

  /** The relay took a message, or refused it for its own sake. */
  synchronized void answered() {
    turnTo(clock.millis() / STRETCH_MILLIS);
    answered[(int) (stretch % STRETCHES)]++;
  }

  private void turnTo(long now) {
    long old = Math.max(stretch, now - STRETCHES);
    for (long forgotten = old + 1; forgotten <= now; forgotten++) {
      answered[(int) (forgotten % STRETCHES)] = 0;
    }
    stretch = Math.max(stretch, now);
  }

  private long lastMinute() {
    turnTo(clock.millis() / STRETCH_MILLIS);
    long sum = 0;
    for (long count : answered) {
      sum += count;
    }
    return sum;
  }

  /** The relay asked for less; of many who hear it within a minute, the first counts. */
  synchronized boolean slower() {
    Instant now = clock.instant();
    if (isRestricting() && now.isBefore(steppedAt.plus(STEP))) {
      return false;
    }
    borne = Math.max(1, isRestricting() ? perMinute : lastMinute());
    perMinute = Math.max(1, borne / 2);
    step = FIRST_STEP;
    steppedAt = now;
    filledAt = now;
    allowance = 0;
    return true;
  }

  synchronized boolean isRestricting() {
    return perMinute < Double.POSITIVE_INFINITY;
  }

  /** How many of the wanted may go now. */
  synchronized int available(int wanted) {
    Instant now = clock.instant();
    quicken(now);
    if (!isRestricting()) {
      return wanted;
    }
    double minutes = (double) Duration.between(filledAt, now).toMillis() / STEP.toMillis();
    allowance = Math.min(Math.max(1, perMinute * BURST), allowance + perMinute * minutes);
    filledAt = now;
    return (int) Math.min(wanted, allowance);
  }

  synchronized void used(int messages) {
    allowance -= messages;
  }

  private void quicken(Instant now) {
    while (isRestricting() && !now.isBefore(steppedAt.plus(STEP))) {
      steppedAt = steppedAt.plus(STEP);
      if (perMinute < MOST * borne) {
        perMinute = MOST * borne;
      } else {
        perMinute *= 1 + step;
        step = Math.min(1, 2 * step);
      }
      if (perMinute > NO_MATTER * borne) {
        perMinute = Double.POSITIVE_INFINITY;
      }
    }
  }
}

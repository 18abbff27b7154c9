package pressrun.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Keeps a failing relay from being asked all the time: 5 s, doubling to 5 min; for all threads. */
final class Breaker {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Clock clock;
  private Duration pause = Duration.ZERO;
  private Instant openUntil = Instant.EPOCH;

  Breaker(Clock clock) {
    this.clock = clock;
  }

  /** How long to leave the relay alone; zero when it may be asked. */
  synchronized Duration pause(Instant now) {
    return now.isBefore(openUntil) ? Duration.between(now, openUntil) : Duration.ZERO;
  }

  /** Several connections that fail together count once. */
  synchronized void failed() {
    Instant now = clock.instant();
    if (!now.isBefore(openUntil)) {
      pause = pause.isZero() ? FIRST : pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
      openUntil = now.plus(pause);
    }
  }

  /** True when it had failed before. */
  synchronized boolean succeeded() {
    boolean recovered = !pause.isZero();
    pause = Duration.ZERO;
    openUntil = Instant.EPOCH;
    return recovered;
  }
}

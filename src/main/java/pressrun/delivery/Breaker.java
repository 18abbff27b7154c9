package pressrun.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Keeps a relay in trouble from being asked by everybody at once: rests that double, one probe each
 * time. For all threads.
 */
final class Breaker {
  /** Later, never earlier: many programs may rest for the same relay. */
  private static final double SPREAD = 0.2;

  private final Patience patience;
  private final Clock clock;
  private final SplittableRandom random;
  private int trips;
  private boolean probing;
  private Optional<Duration> stopped = Optional.empty();
  private Instant until = Instant.MIN;

  Breaker(Patience patience, Clock clock, long seed) {
    this.patience = patience;
    this.clock = clock;
    this.random = new SplittableRandom(seed);
  }

  /** How many of the wanted may be tried: all, one as a probe, or none. */
  synchronized int permits(int wanted) {
    if (trips == 0) {
      return wanted;
    }
    if (clock.instant().isBefore(until) || wanted == 0) {
      return 0;
    }
    probing = true;
    until = clock.instant().plus(delay()); // A probe that gets lost is followed by another.
    return 1;
  }

  /** When the next probe is due; sensible only after trouble. */
  synchronized Instant until() {
    return until;
  }

  /** Whether there is no trouble. */
  synchronized boolean isClosed() {
    return trips == 0;
  }

  /** Whether {@link #permits} would let anything through. */
  synchronized boolean isDue() {
    return trips == 0 || !clock.instant().isBefore(until);
  }

  /** Whether something already handed out may still be tried. */
  synchronized boolean isPassable() {
    return trips == 0 || probing;
  }

  /** Trouble; of many who meet it at once, the first counts. Returns how often in a row. */
  synchronized int trip() {
    if (isPassable()) {
      probing = false;
      trips++;
      stopped = Optional.empty();
      until = clock.instant().plus(delay());
    }
    return trips;
  }

  /** Trouble that is known to last so long; the first counts here too. */
  synchronized int trip(Duration asked) {
    if (isPassable()) {
      trip();
      until = clock.instant().plus(asked);
    }
    return trips;
  }

  /**
   * Trouble that does not go away by itself, whatever came before: one probe each so long as after
   * a login.
   */
  synchronized void stop() {
    probing = false;
    trips++;
    stopped = Optional.of(patience.login());
    until = clock.instant().plus(patience.login());
  }

  /** True when there had been trouble before. */
  synchronized boolean worked() {
    boolean before = trips > 0;
    trips = 0;
    probing = false;
    stopped = Optional.empty();
    return before;
  }

  private Duration delay() {
    return stopped.orElseGet(this::doubled);
  }

  private Duration doubled() {
    long doubled = patience.rest().toMillis() << Math.min(Math.max(0, trips - 1), 10);
    long capped = Math.min(doubled, patience.longestRest().toMillis());
    return Duration.ofMillis((long) (capped * (1 + SPREAD * random.nextDouble())));
  }
}

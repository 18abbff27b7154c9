package pressrun.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import pressrun.app.Pressrun;
import pressrun.delivery.Delivery;
import pressrun.delivery.DeliveryStore;
import pressrun.edition.Edition;

/** Decides whether a command waits for what was put off: for so long in all, and no longer. */
final class NearlyDue {
  /** Shorter than the first retry, so that a mailing that somebody put off ends at once. */
  static final Duration STANDARD = Duration.ofMinutes(2);

  /** What lies between two looks was not all spent on waiting when others moved meanwhile. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final DeliveryStore deliveries;
  private final Clock clock;
  private final Duration most;
  private Duration waited = Duration.ZERO;
  private Optional<Instant> awaited = Optional.empty();
  private long looked = System.nanoTime();

  NearlyDue(Pressrun pressrun, Duration most) {
    this.deliveries = pressrun.deliveries();
    this.clock = pressrun.clock();
    this.most = most;
  }

  /** True when something is due now, or will be while there is still time to wait for it. */
  boolean isThere(Edition edition) {
    long looking = System.nanoTime();
    if (awaited.isPresent()) {
      waited = waited.plusNanos(Math.min(looking - looked, LOOK.toNanos()));
    }
    looked = looking;
    Optional<Delivery> next = deliveries.next(edition.id());
    Instant now = clock.instant();
    Instant turn = next.flatMap(Delivery::nextAt).orElse(now);
    boolean due = next.isPresent() && !turn.isAfter(now);
    boolean soon = next.isPresent() && !due && !turn.isAfter(now.plus(most).minus(waited));
    awaited = soon ? Optional.of(turn) : Optional.empty();
    return due || soon;
  }

  /** When the next one has its turn, while that is waited for. */
  Optional<Instant> awaited() {
    return awaited;
  }
}

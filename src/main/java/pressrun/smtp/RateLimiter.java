package pressrun.smtp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Keeps one relay's rate, across restarts and processes; for all threads. */
public final class RateLimiter {
  private final RelaySettings relay;
  private final RelayUsageStore usage;
  private final Clock clock;
  private Instant window = Instant.EPOCH;
  private int left;

  public RateLimiter(RelaySettings relay, RelayUsageStore usage, Clock clock) {
    this.relay = relay;
    this.usage = usage;
    this.clock = clock;
  }

  /** None: a message may go now. Else how long to wait before asking again. */
  public synchronized Optional<Duration> take() {
    if (relay.rate().isEmpty()) {
      return Optional.empty();
    }
    RelaySettings.Rate rate = relay.rate().get();
    long length = rate.per().toMillis();
    Instant now = clock.instant();
    Instant current = Instant.ofEpochMilli(now.toEpochMilli() / length * length);
    if (!current.equals(window)) {
      window = current;
      left = 0;
    }
    if (left == 0) {
      left = usage.take(relay.name(), window, rate.messages(), share(rate));
    }
    if (left == 0) {
      return Optional.of(Duration.between(now, window.plusMillis(length)));
    }
    left--;
    return Optional.empty();
  }

  /** A tenth of the rate is taken at a time, so that not every message costs a commit. */
  private static int share(RelaySettings.Rate rate) {
    return Math.max(1, rate.messages() / 10);
  }
}

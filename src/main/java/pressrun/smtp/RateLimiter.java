package pressrun.smtp;

import java.time.Clock;

/** How many messages a relay may be given now; kept in the database, so a restart cannot exceed. */
public final class RateLimiter {
  /** The window slides in steps of a tenth. */
  static final int BUCKETS = 10;

  private final RelaySettings relay;
  private final RelayUsageStore usage;
  private final Clock clock;

  public RateLimiter(RelaySettings relay, RelayUsageStore usage, Clock clock) {
    this.relay = relay;
    this.usage = usage;
    this.clock = clock;
  }

  /** How many of the wanted may be sent now: they count as sent from here on. */
  public int take(int wanted) {
    return relay
        .rate()
        .map(rate -> usage.take(relay.name(), rate, wanted, clock.millis()))
        .orElse(wanted);
  }
}

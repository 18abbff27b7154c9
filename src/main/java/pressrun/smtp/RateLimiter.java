package pressrun.smtp;

import java.time.Clock;
import java.util.List;

/**
 * How many messages a relay, or a domain, may be given now; kept in the database, so a restart
 * cannot exceed.
 */
public final class RateLimiter {
  /** The window slides in steps of a tenth. */
  static final int BUCKETS = 10;

  private final String key;
  private final List<RelaySettings.Rate> rates;
  private final RelayUsageStore usage;
  private final Clock clock;

  /**
   * Limits something to rates.
   *
   * @param key by which its usage is known, over restarts
   */
  public RateLimiter(
      String key, List<RelaySettings.Rate> rates, RelayUsageStore usage, Clock clock) {
    this.key = key;
    this.rates = rates;
    this.usage = usage;
    this.clock = clock;
  }

  /** How many of the wanted may be sent now: they count as sent from here on. */
  public int take(int wanted) {
    return rates.isEmpty() ? wanted : usage.take(key, rates, wanted, clock.millis());
  }
}

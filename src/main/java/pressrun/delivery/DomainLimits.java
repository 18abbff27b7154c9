package pressrun.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import pressrun.smtp.RateLimiter;
import pressrun.smtp.RelaySettings.Rate;
import pressrun.smtp.RelayUsageStore;

/**
 * Keeps what goes to one domain within its rates. What is over gets a turn of its own in the time
 * to come, so that it is not claimed again and again in vain. Of the one thread that claims.
 */
final class DomainLimits {
  private final Map<String, DomainLimit> limits;
  private final RelayUsageStore usage;
  private final Clock clock;
  private final Map<String, Instant> lastTurn = new HashMap<>();

  DomainLimits(List<DomainLimit> limits, RelayUsageStore usage, Clock clock) {
    this.limits = limits.stream().collect(Collectors.toMap(DomainLimit::domain, limit -> limit));
    this.usage = usage;
    this.clock = clock;
  }

  /** Those that are not to go now; the others count as sent. */
  List<Turn> over(List<Claim> claims) {
    if (limits.isEmpty()) {
      return List.of();
    }
    List<Turn> turns = new ArrayList<>();
    claims.stream()
        .collect(Collectors.groupingBy(DomainLimits::domain))
        .forEach(
            (domain, ofOne) -> {
              DomainLimit limit = limits.get(domain);
              if (limit != null) {
                int taken = limiter(limit).take(ofOne.size());
                ofOne.stream().skip(taken).forEach(claim -> turns.add(turn(limit, claim)));
              }
            });
    return turns;
  }

  private RateLimiter limiter(DomainLimit limit) {
    return new RateLimiter("@" + limit.domain(), limit.rates(), usage, clock);
  }

  private Turn turn(DomainLimit limit, Claim claim) {
    Duration step =
        limit.rates().stream()
            .map(DomainLimits::step)
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    Instant now = clock.instant();
    Instant last = lastTurn.getOrDefault(limit.domain(), now);
    Instant at = (last.isBefore(now) ? now : last).plus(step);
    lastTurn.put(limit.domain(), at);
    return new Turn(claim, at);
  }

  private static Duration step(Rate rate) {
    return rate.per().dividedBy(rate.messages());
  }

  private static String domain(Claim claim) {
    return claim.address().substring(claim.address().lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }
}

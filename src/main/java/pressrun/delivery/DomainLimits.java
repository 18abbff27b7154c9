package pressrun.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import pressrun.smtp.RateLimiter;
import pressrun.smtp.RelaySettings.Rate;
import pressrun.smtp.RelayUsageStore;

/**
 * Keeps what goes to one domain within its limits. What is over gets a turn of its own in the time
 * to come, so that it is not claimed again and again in vain. Of the one thread that claims.
 */
final class DomainLimits {
  /** Handed out ahead for each connection that a domain may have. */
  private static final int AHEAD = 4;

  /** About as often more is claimed. */
  private static final Duration ROUND = Duration.ofMillis(250);

  /** Whoever comes later than that gets another turn then. */
  static final Duration LONGEST = Duration.ofHours(4);

  private final Map<String, DomainLimit> limits;
  private final DomainGate gate;
  private final RelayUsageStore usage;
  private final Clock clock;
  private final Map<String, Instant> lastTurn = new HashMap<>();

  /**
   * Keeps to limits.
   *
   * @param clock only goes forward
   */
  DomainLimits(List<DomainLimit> limits, DomainGate gate, RelayUsageStore usage, Clock clock) {
    this.gate = gate;
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
        .collect(Collectors.groupingBy(Claim::domain))
        .forEach(
            (domain, ofOne) -> {
              DomainLimit limit = limits.get(domain);
              if (limit != null) {
                int taken = limiter(limit).take(Math.min(ofOne.size(), room(limit)));
                ofOne.stream().skip(taken).forEach(claim -> turns.add(turn(limit, claim)));
              }
            });
    return turns;
  }

  private int room(DomainLimit limit) {
    return limit.connections().isEmpty()
        ? Integer.MAX_VALUE
        : Math.max(0, ahead(limit) - gate.outstanding(limit.domain()));
  }

  private static int ahead(DomainLimit limit) {
    return AHEAD * limit.connections().orElse(1);
  }

  private RateLimiter limiter(DomainLimit limit) {
    return new RateLimiter("@" + limit.domain(), limit.rates(), usage, clock);
  }

  private Turn turn(DomainLimit limit, Claim claim) {
    Duration step =
        limit.rates().stream()
            .map(DomainLimits::step)
            .max(Comparator.naturalOrder())
            .orElse(ROUND.dividedBy(ahead(limit)));
    Instant now = clock.instant();
    Instant last = lastTurn.getOrDefault(limit.domain(), now);
    Instant at = (last.isBefore(now) ? now : last).plus(step);
    lastTurn.put(limit.domain(), at);
    Duration after = Duration.between(now, at);
    return new Turn(claim, after.compareTo(LONGEST) > 0 ? LONGEST : after);
  }

  private static Duration step(Rate rate) {
    return rate.per().dividedBy(rate.messages());
  }
}

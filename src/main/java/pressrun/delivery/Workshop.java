package pressrun.delivery;

import java.time.Clock;
import pressrun.smtp.Dialer;

/** What all couriers share. */
record Workshop(
    MessageSource messages,
    Dialer dialer,
    LedgerWriter writer,
    Journal journal,
    RetryPolicy policy,
    Consequences consequences,
    DomainLimits domains,
    Bell bell,
    Clock clock) {

  /** What no connection has begun with goes back as it was. */
  void giveBack(Lane lane) {
    for (Claim claim : lane.drain()) {
      Verdict verdict = policy.release(clock.instant());
      writer.settle(new Settled(claim, verdict, lane.relay().name(), "Released", false));
    }
  }
}

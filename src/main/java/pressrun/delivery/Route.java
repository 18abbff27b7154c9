package pressrun.delivery;

import pressrun.alert.AlertStore;
import pressrun.smtp.Outcome;
import pressrun.smtp.RateLimiter;
import pressrun.smtp.RelaySettings;

/** One relay with its rate and its breaker, shared by the connections to it. */
record Route(RelaySettings relay, RateLimiter rate, Breaker breaker, AlertStore alerts) {
  String name() {
    return relay.name();
  }

  void troubled(Outcome.Unattempted trouble) {
    breaker.failed();
    alerts.raise(
        "relay:" + name(),
        "The relay " + name() + " takes no mail (" + trouble.stage() + "): " + trouble.why());
  }

  /** The alert is cleared once per trouble, not per message. */
  void works() {
    if (breaker.succeeded()) {
      alerts.clear("relay:" + name());
    }
  }
}

package pressrun.delivery;

import java.util.Optional;

/**
 * An attempt that ended, on its way into the ledger.
 *
 * @param outcome the outcome's name, for the list of attempts
 * @param refusal what else is kept of a refusal for good
 */
record Settled(
    Claim claim, Verdict verdict, String relay, String outcome, Optional<Refusal> refusal) {

  Settled(Claim claim, Verdict verdict, String relay, String outcome) {
    this(claim, verdict, relay, outcome, Optional.empty());
  }

  /** Something to be found in the list of attempts: a failure or an uncertainty. */
  boolean isFault() {
    return verdict.state() != DeliveryState.SENT && !verdict.text().isEmpty();
  }
}

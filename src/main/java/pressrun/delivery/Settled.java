package pressrun.delivery;

/**
 * An attempt that ended, on its way into the ledger.
 *
 * @param outcome the outcome's name, for the list of attempts
 */
record Settled(Claim claim, Verdict verdict, String relay, String outcome) {

  /** Something to be found in the list of attempts: a failure or an uncertainty. */
  boolean isFault() {
    return verdict.state() != DeliveryState.SENT && !verdict.text().isEmpty();
  }
}

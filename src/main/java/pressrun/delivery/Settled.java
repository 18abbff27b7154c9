package pressrun.delivery;

/**
 * An attempt that ended, on its way into the ledger.
 *
 * @param outcome the outcome's name, for the list of attempts
 * @param journaled how many lines of the journal can be forgotten once this is committed
 */
record Settled(Claim claim, Verdict verdict, String relay, String outcome, int journaled) {

  /** Something to be found in the list of attempts: a failure or an uncertainty. */
  boolean isFault() {
    return verdict.state() != DeliveryState.SENT && !verdict.text().isEmpty();
  }
}

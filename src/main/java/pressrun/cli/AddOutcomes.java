package pressrun.cli;

import pressrun.audience.AddOutcome;

/** What adding somebody came to, in words. */
final class AddOutcomes {
  private AddOutcomes() {}

  static boolean good(AddOutcome outcome) {
    return outcome instanceof AddOutcome.Added || outcome instanceof AddOutcome.Known;
  }

  static String inWords(AddOutcome outcome) {
    if (outcome instanceof AddOutcome.Added) {
      return "added";
    }
    if (outcome instanceof AddOutcome.Known) {
      return "was a subscriber before";
    }
    if (outcome instanceof AddOutcome.OptedOut out) {
      return "stays out: " + Words.of(out.standing());
    }
    if (outcome instanceof AddOutcome.TakenOff off) {
      return "taken off, having left elsewhere: " + Words.of(off.standing());
    }
    if (outcome instanceof AddOutcome.KeptOut out) {
      return "kept out, having left elsewhere: " + Words.of(out.standing());
    }
    return outcome instanceof AddOutcome.Suppressed suppressed
        ? "stays out: suppressed (" + suppressed.reason() + ")"
        : ((AddOutcome.Refused) outcome).why();
  }
}

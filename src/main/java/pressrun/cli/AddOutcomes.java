package pressrun.cli;

import java.util.Locale;
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
      return "stays out: " + out.standing().name().toLowerCase(Locale.ROOT);
    }
    return outcome instanceof AddOutcome.Suppressed suppressed
        ? "stays out: suppressed (" + suppressed.reason() + ")"
        : ((AddOutcome.Refused) outcome).why();
  }
}

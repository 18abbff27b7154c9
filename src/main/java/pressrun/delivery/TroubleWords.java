package pressrun.delivery;

import pressrun.smtp.Outcome.Unattempted;

/** Says in a clause what is wrong with a relay, and what to do where something can be done. */
final class TroubleWords {
  private TroubleWords() {}

  static String of(Unattempted unattempted) {
    return switch (unattempted.trouble()) {
      case ALLOWANCE ->
          " passes on no more for now, because its allowance is used up (a `rate` in the relay's"
              + " settings keeps below it)";
      case SENDER -> " refuses the sender, not the readers";
      case THROTTLED -> " asks for less, and is given less";
      case TOO_MANY_CONNECTIONS -> " asks for fewer connections";
      default -> " is in trouble at " + unattempted.stage();
    };
  }
}

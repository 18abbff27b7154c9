package pressrun.delivery;

import java.util.Optional;
import pressrun.classification.ReplyFingerprint;
import pressrun.smtp.Outcome;
import pressrun.smtp.Outcome.Reason;
import pressrun.smtp.Outcome.Refused;

/**
 * A refusal for good.
 *
 * @param text its words, the same for all who are refused alike
 */
record Refusal(Reason reason, ReplyFingerprint text) {

  static Refusal of(Refused refused, Claim claim) {
    return new Refusal(refused.reason(), ReplyFingerprint.of(refused.reply(), claim.address()));
  }

  /** Empty for an outcome that is none. */
  static Optional<Refusal> in(Outcome outcome, Claim claim) {
    return outcome instanceof Refused refused ? Optional.of(of(refused, claim)) : Optional.empty();
  }
}

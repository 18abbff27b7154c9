package pressrun.delivery;

import java.time.Instant;
import java.util.Optional;
import pressrun.text.DomainName;

/**
 * A delivery that this process may work on, for one attempt.
 *
 * @param epoch drawn for this claim; a change under another epoch is without effect
 * @param uncertain how many attempts before ended without a reply to the dot
 */
public record Claim(
    long edition,
    long subscriber,
    String address,
    String addressKey,
    String name,
    String cohort,
    long epoch,
    int attempts,
    int uncertain,
    Optional<Instant> firstAttempt) {

  /** What stands behind the @, as the DNS has it. */
  String domain() {
    return DomainName.comparable(address.substring(address.lastIndexOf('@') + 1));
  }
}

package pressrun.edition;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * One frozen issue; only its state changes.
 *
 * @param planned how many deliveries it has; none while they are being added
 */
public record Edition(
    long id,
    Slot slot,
    int number,
    String subject,
    Masthead masthead,
    Instant frozenAt,
    EditionState state,
    OptionalLong planned) {

  /** Returns the name that people know an edition by, such as {@code weekly no. 12}. */
  public String name() {
    return slot.newsletter() + " no. " + number;
  }
}

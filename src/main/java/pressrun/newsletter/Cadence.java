package pressrun.newsletter;

import java.util.Optional;

/**
 * One rhythm of a newsletter, with slots and used articles of its own.
 *
 * @param name as it is kept and typed: a-z, 0-9, -
 * @param timetable none: sent by hand only
 */
public record Cadence(String name, Rules rules, Optional<Timetable> timetable) {

  /** The name of the only cadence, where none are declared. */
  public static final String REGULAR = "regular";
}

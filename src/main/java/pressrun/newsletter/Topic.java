package pressrun.newsletter;

/**
 * What a subscriber may choose to read about.
 *
 * @param name as it is kept and typed: a-z, 0-9, -
 * @param title what readers know it as
 */
public record Topic(String name, String title, Match match) {}

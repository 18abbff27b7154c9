package pressrun.newsletter;

import java.util.OptionalInt;

/** A heading and what stands under it; an article goes to the first section that it matches. */
public record Section(String title, Match match, OptionalInt maximum) {}

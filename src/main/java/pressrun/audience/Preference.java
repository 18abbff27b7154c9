package pressrun.audience;

import pressrun.selection.Cohort;

/**
 * What a subscriber chose of a newsletter.
 *
 * @param cadence the name of one; empty: that of everybody who does not say otherwise
 * @param cohort of those who chose the same topics
 */
public record Preference(String cadence, Cohort cohort) {
  /** The first cadence, and everything in it. */
  public static final Preference NONE = new Preference("", Cohort.EVERYBODY);
}

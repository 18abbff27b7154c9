package pressrun.selection;

import java.time.Duration;
import pressrun.article.Story;

/**
 * How sure it is that two stories tell the same: the log-odds of a logistic regression over what
 * they share. The weights were fitted on one half of the labelled pairs beside the tests and are
 * judged on the other half; nothing depends on what else is in the pool, so a pair is always judged
 * alike.
 *
 * <p>Shared vocabulary alone (Broder, "On the resemblance and containment of documents", 1997)
 * takes two weather warnings for one story. What tells them apart is what each has of its own:
 * numbers, weekdays, the hour, and headlines that the other's text does not bear out.
 */
public final class Likeness {
  /** From here on two sources tell one story; chosen so that wrong merges are rare. */
  static final double SAME_STORY = 1.0;

  /** A source's own items are often alike and seldom the same. */
  static final double SAME_ITEM = 5.0;

  private static final double BASE = -5.17;
  private static final double RESEMBLANCE = 2.44;
  private static final double CONTAINMENT = 4.18;
  private static final double HEADLINES = 5.74;
  private static final double SHARED_NUMBERS = 1.31;
  private static final double OTHER_NUMBERS = -2.73;
  private static final double OTHER_DAYS = -2.60;
  private static final double DAYS_BETWEEN = -2.70;
  private static final double MOST_DAYS = 3;
  private static final double HOURS_A_DAY = 24;

  private Likeness() {}

  /** The log-odds for two stories; above 0 it is likelier than not that they are the same. */
  public static double of(Story one, Story other) {
    return of(StoryPrint.of(one), StoryPrint.of(other));
  }

  static double of(StoryPrint one, StoryPrint other) {
    if (!one.language().equals(other.language())) {
      return Double.NEGATIVE_INFINITY;
    }
    TermSet shared = one.all().shared(other.all());
    double first = one.all().weight();
    double second = other.all().weight();
    double headlines = (one.title().covered(shared) + other.title().covered(shared)) / 2;
    TermSet numbers = one.numbers().shared(other.numbers());
    return BASE
        + RESEMBLANCE * ratio(2 * shared.weight(), first + second)
        + CONTAINMENT * ratio(shared.weight(), Math.min(first, second))
        + HEADLINES * headlines
        + SHARED_NUMBERS * numbers.weight()
        + OTHER_NUMBERS * bothApart(one.numbers(), other.numbers(), numbers)
        + OTHER_DAYS * bothApart(one.days(), other.days(), one.days().shared(other.days()))
        + DAYS_BETWEEN * daysBetween(one, other);
  }

  /**
   * Whether two stories can be this alike at all: most that are not need no closer look, which
   * would have to fetch all their terms.
   */
  static boolean canReach(double likeness, StoryPrint one, StoryPrint other) {
    if (!one.language().equals(other.language())) {
      return false;
    }
    double shared = other.filter().mostOf(one.all());
    double first = one.all().weight();
    double second = other.all().weight();
    double headline = ratio(other.filter().mostOf(one.title()), one.title().weight());
    double numbers = Math.min(one.numbers().weight(), other.numbers().weight());
    return likeness
        <= BASE
            + RESEMBLANCE * ratio(2 * shared, first + second)
            + CONTAINMENT * ratio(shared, Math.min(first, second))
            + HEADLINES * (headline + 1) / 2
            + SHARED_NUMBERS * numbers;
  }

  private static double daysBetween(StoryPrint one, StoryPrint other) {
    double hours = Duration.between(one.published(), other.published()).abs().toMinutes() / 60.0;
    return Math.min(MOST_DAYS, hours / HOURS_A_DAY);
  }

  /** What one has and the other lacks, where both have something of their own. */
  private static double bothApart(TermSet one, TermSet other, TermSet shared) {
    return Math.min(one.weight(), other.weight()) - shared.weight();
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}

package pressrun.selection;

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
  private static final double MOST_OF_WORDS = RESEMBLANCE + CONTAINMENT + HEADLINES;
  private static final double SHARED_NUMBERS = 1.31;
  private static final double OTHER_NUMBERS = -2.73;
  private static final double OTHER_DAYS = -2.60;
  private static final double DAYS_BETWEEN = -2.70;
  private static final double MOST_DAYS = 3;
  private static final double SECONDS_A_DAY = 86_400;

  private Likeness() {}

  /** The log-odds for two stories; above 0 it is likelier than not that they are the same. */
  public static double of(Story one, Story other) {
    return of(StoryPrint.of(one), StoryPrint.of(other));
  }

  static double of(StoryPrint one, StoryPrint other) {
    return of(one, other, Double.NEGATIVE_INFINITY);
  }

  /**
   * Negative infinity when it is less than asked for, which is seen soonest by what is quickly
   * looked at.
   */
  static double of(StoryPrint one, StoryPrint other, double least) {
    if (!one.language().equals(other.language())) {
      return Double.NEGATIVE_INFINITY;
    }
    double details = details(one, other);
    if (details + MOST_OF_WORDS < least) {
      return Double.NEGATIVE_INFINITY;
    }
    double likeness = details + words(one, other);
    return likeness < least ? Double.NEGATIVE_INFINITY : likeness;
  }

  private static double details(StoryPrint one, StoryPrint other) {
    return BASE
        + SHARED_NUMBERS * plain(one.numbers().shared(other.numbers()))
        + OTHER_NUMBERS * bothApart(one.numbers(), other.numbers())
        + OTHER_DAYS * bothApart(one.days(), other.days())
        + DAYS_BETWEEN * daysBetween(one, other);
  }

  private static double words(StoryPrint one, StoryPrint other) {
    int shared = one.all().shared(other.all());
    int first = one.all().weight();
    int second = other.all().weight();
    double headlines = borneOut(one.title(), other.all()) + borneOut(other.title(), one.all());
    return RESEMBLANCE * ratio(2 * shared, first + second)
        + CONTAINMENT * ratio(shared, Math.min(first, second))
        + HEADLINES * headlines / 2;
  }

  private static double daysBetween(StoryPrint one, StoryPrint other) {
    return Math.min(MOST_DAYS, Math.abs(one.second() - other.second()) / SECONDS_A_DAY);
  }

  /** What one has and the other lacks, where both have something of their own. */
  private static double bothApart(TermSet one, TermSet other) {
    return plain(Math.min(one.weight(), other.weight()) - one.shared(other));
  }

  private static double borneOut(TermSet headline, TermSet text) {
    return ratio(headline.shared(text), headline.weight());
  }

  private static double plain(int weight) {
    return (double) weight / StoryTerms.WEIGHT;
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}

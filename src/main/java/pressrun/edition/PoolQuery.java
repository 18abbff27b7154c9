package pressrun.edition;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import pressrun.selection.Selector;

/**
 * Which articles an edition may be made of.
 *
 * @param sources the keys of the newsletter's sources
 * @param since when an article must have been seen first
 * @param at the moment that is looked at
 */
public record PoolQuery(
    String newsletter, String cadence, Collection<String> sources, Instant since, Instant at) {
  /** What has waited longer than this is not held against what was told. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(30);

  /** When what was told must have been published, to be a telling of what may be chosen now. */
  Instant toldSince() {
    Instant wait = at.minus(LONGEST_WAIT);
    return (since.isAfter(wait) ? since : wait).minus(Selector.NEWS_AGAIN);
  }
}

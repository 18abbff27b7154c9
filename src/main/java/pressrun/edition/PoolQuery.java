package pressrun.edition;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * Which articles an edition may be made of.
 *
 * @param sources the keys of the newsletter's sources
 * @param since when an article must have been seen first
 * @param at the moment that is looked at
 */
public record PoolQuery(
    String newsletter, String cadence, Collection<String> sources, Instant since, Instant at) {
  /** After this the same words are news again. */
  private static final Duration TOLD = Duration.ofDays(3);

  Instant toldSince() {
    return at.minus(TOLD);
  }
}

package pressrun.newsletter;

import java.time.Duration;
import java.util.List;

/**
 * How articles are chosen.
 *
 * @param minArticles fewer than this: no mail, and the articles roll over to the next slot
 * @param maxArticles of an edition; the rest roll over
 * @param maxPerSource of an edition, per source
 * @param maxAge since the article was first seen or, when older, published
 * @param include an article must match one of these, unless there are none
 * @param exclude an article must match none of these
 */
public record Rules(
    int minArticles,
    int maxArticles,
    int maxPerSource,
    Duration maxAge,
    Order order,
    List<Match> include,
    List<Match> exclude,
    List<Section> sections) {

  /** In what order articles stand within a section. */
  public enum Order {
    NEWEST,
    OLDEST,
    /** Sources take turns, each with its newest first. */
    ROUND_ROBIN
  }
}

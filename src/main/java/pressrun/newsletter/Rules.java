package pressrun.newsletter;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How articles are chosen.
 *
 * @param minArticles fewer than this: no mail, and the articles roll over to the next slot
 * @param maxWait once an article has waited as long as this, the minimum does not count
 * @param maxArticles of an edition
 * @param maxPerSource of an edition, per source
 * @param maxAge since the article was first seen or, when older, published
 * @param stableFor how long an article must have stood unchanged; may be zero
 * @param include an article must match one of these, unless there are none
 * @param exclude an article must match none of these
 * @param weights an article weighs as much as the first of these that it matches says
 */
public record Rules(
    int minArticles,
    Optional<Duration> maxWait,
    int maxArticles,
    int maxPerSource,
    Duration maxAge,
    Duration stableFor,
    Overflow overflow,
    Order order,
    List<Match> include,
    List<Match> exclude,
    List<Weight> weights,
    List<Section> sections) {

  /** What has the weight that is not declared. */
  public static final int ORDINARY_WEIGHT = 50;

  /**
   * In what order articles stand within a section. The heaviest are taken first, of one weight the
   * newest.
   */
  public enum Order {
    NEWEST,
    OLDEST,
    WEIGHT,
    /** Sources take turns, in this and in being taken. */
    ROUND_ROBIN
  }

  /** What becomes of articles that fit but find no room. */
  public enum Overflow {
    /** They stay for the next edition. */
    WAIT,
    /** Their number is told, and they are used up. */
    MENTION
  }

  /** How much what fits a match weighs, from 1 to 100. */
  public record Weight(Match match, int weight) {}
}

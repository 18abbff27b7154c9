package pressrun.selection;

import java.util.Optional;
import pressrun.article.Article;

/**
 * Why one candidate is in or out.
 *
 * @param rule the key of the rule that decided, as it stands in the newsletter's file, or the mark
 *     of a person; empty when nothing spoke against it
 * @param other the article that tells the same story
 */
public record Verdict(Article article, Reason reason, String rule, Optional<Article> other) {

  /** What was decided. */
  public enum Reason {
    CHOSEN,
    TOO_OLD,
    /** It changed a moment ago, or came then. */
    UNSETTLED,
    NOT_INCLUDED,
    EXCLUDED,
    HELD,
    /** Of no topic that the readers chose. */
    OFF_TOPIC,
    SECTION_FULL,
    SOURCE_FULL,
    EDITION_FULL,
    SAME_STORY,
    /** An earlier edition told it, published at about the same time. */
    TOLD_BEFORE,
    BELOW_MINIMUM
  }

  static Verdict of(Article article, Reason reason, String rule) {
    return new Verdict(article, reason, rule, Optional.empty());
  }

  static Verdict chosen(Article article, String rule) {
    return of(article, Reason.CHOSEN, rule);
  }

  public boolean chosen() {
    return reason == Reason.CHOSEN;
  }

  /** It fits, and only lacks room. */
  boolean crowdedOut() {
    return reason == Reason.SECTION_FULL
        || reason == Reason.SOURCE_FULL
        || reason == Reason.EDITION_FULL;
  }
}

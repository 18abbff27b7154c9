package pressrun.selection;

import pressrun.article.Article;

/** Why one candidate is in or out. */
public record Verdict(Article article, Reason reason) {

  /** The rule that decided. */
  public enum Reason {
    CHOSEN,
    TOO_OLD,
    NOT_INCLUDED,
    EXCLUDED,
    SECTION_FULL,
    SOURCE_FULL,
    EDITION_FULL,
    SAME_STORY,
    BELOW_MINIMUM
  }

  public boolean chosen() {
    return reason == Reason.CHOSEN;
  }
}

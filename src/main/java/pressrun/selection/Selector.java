package pressrun.selection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import pressrun.article.Article;
import pressrun.newsletter.Rules;

/** Chooses articles by a newsletter's rules; the same input always gives the same selection. */
public final class Selector {
  private static final Comparator<Article> NEWEST =
      Comparator.comparing((Article article) -> article.story().published())
          .thenComparing(Article::id)
          .reversed();

  private Selector() {}

  /**
   * Judges every candidate.
   *
   * @param sourceName what readers see for a source's key; rules name sources by it
   */
  public static Selection select(
      List<Article> candidates, Rules rules, Function<String, String> sourceName, Instant at) {
    Shelf shelf = new Shelf(rules);
    Matching matching = new Matching(sourceName);
    List<Verdict> verdicts = new ArrayList<>();
    for (Article article : candidates.stream().sorted(NEWEST).toList()) {
      verdicts.add(new Verdict(article, judge(article, rules, matching, shelf, at)));
    }
    if (shelf.size() < Math.max(1, rules.minArticles())) {
      return new Selection(List.of(), verdicts.stream().map(Selector::rolledOver).toList());
    }
    return new Selection(shelf.chapters(), verdicts);
  }

  private static Verdict.Reason judge(
      Article article, Rules rules, Matching matching, Shelf shelf, Instant at) {
    Instant oldest = at.minus(rules.maxAge());
    if (article.firstSeen().isBefore(oldest) || article.story().published().isBefore(oldest)) {
      return Verdict.Reason.TOO_OLD;
    }
    if (!rules.include().isEmpty() && !matching.any(rules.include(), article)) {
      return Verdict.Reason.NOT_INCLUDED;
    }
    if (matching.any(rules.exclude(), article)) {
      return Verdict.Reason.EXCLUDED;
    }
    return shelf.place(article, matching.section(rules.sections(), article));
  }

  private static Verdict rolledOver(Verdict verdict) {
    return verdict.chosen()
        ? new Verdict(verdict.article(), Verdict.Reason.BELOW_MINIMUM)
        : verdict;
  }
}

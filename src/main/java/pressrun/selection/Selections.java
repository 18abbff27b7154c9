package pressrun.selection;

import java.util.LinkedHashMap;
import java.util.Map;
import pressrun.article.Article;

/**
 * What each cohort of a cadence gets.
 *
 * @param byCohort in order, everybody first; also those that get nothing this time
 */
public record Selections(Map<Cohort, Selection> byCohort) {

  /** What who chose no topics gets. */
  public Selection everybody() {
    return of(Cohort.EVERYBODY);
  }

  /** What a cohort gets; one that nobody is in gets nothing. */
  public Selection of(Cohort cohort) {
    return byCohort.getOrDefault(cohort, Selection.NOTHING);
  }

  /** Whether nobody gets anything. */
  public boolean isEmpty() {
    return byCohort.values().stream().allMatch(selection -> selection.size() == 0);
  }

  /** Of those that get something. */
  public Map<Cohort, Selection> mails() {
    Map<Cohort, Selection> mails = new LinkedHashMap<>();
    byCohort.forEach(
        (cohort, selection) -> {
          if (selection.size() > 0) {
            mails.put(cohort, selection);
          }
        });
    return mails;
  }

  /** How many different articles are shown to anybody. */
  public long articles() {
    return byCohort.values().stream()
        .flatMap(selection -> selection.articles().stream())
        .map(Article::id)
        .distinct()
        .count();
  }
}

package pressrun.edition;

import java.util.List;
import java.util.Map;
import java.util.Set;
import pressrun.article.Article;
import pressrun.selection.Cohort;
import pressrun.selection.Mark;

/**
 * What an edition may be made of.
 *
 * @param articles in the window, used or not
 * @param uses where an article of these, or the same link, was used, by the article's id
 * @param cohorts who took part in an edition, by its id
 * @param told what was shown in the last days
 * @param marks by the article's id
 */
public record Pool(
    List<Article> articles,
    Map<Long, List<Use>> uses,
    Map<Long, Set<String>> cohorts,
    List<Told> told,
    Map<Long, Mark> marks) {

  /** An edition that a cohort had an article in. */
  record Use(long edition, String cohort) {}

  /** An article that a cohort was shown. */
  record Told(Article article, String cohort) {}

  /**
   * What a cohort may still get: what nobody had yet, and what others had in editions that it took
   * part in without getting it. What was used before the cohort came to be is not brought up again.
   */
  public List<Article> candidates(Cohort cohort) {
    return articles.stream()
        .filter(
            article ->
                uses.getOrDefault(article.id(), List.of()).stream()
                    .noneMatch(use -> closes(use, cohort)))
        .toList();
  }

  private boolean closes(Use use, Cohort cohort) {
    return use.cohort().equals(cohort.name())
        || !cohorts.getOrDefault(use.edition(), Set.of()).contains(cohort.name());
  }

  /** What a cohort was shown in the last days. */
  public List<Article> told(Cohort cohort) {
    return told.stream()
        .filter(each -> each.cohort().equals(cohort.name()))
        .map(Told::article)
        .toList();
  }
}

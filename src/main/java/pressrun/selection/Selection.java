package pressrun.selection;

import java.util.List;
import pressrun.article.Article;

/**
 * What was chosen, and why each candidate is in or out.
 *
 * @param verdicts one per candidate
 */
public record Selection(List<Chapter> chapters, List<Verdict> verdicts) {

  public List<Article> articles() {
    return chapters.stream().flatMap(chapter -> chapter.articles().stream()).toList();
  }

  /** The same stories as chosen ones, from other sources: not shown, but used up with them. */
  public List<Article> duplicates() {
    return chapters.isEmpty()
        ? List.of()
        : verdicts.stream()
            .filter(verdict -> verdict.reason() == Verdict.Reason.SAME_STORY)
            .map(Verdict::article)
            .toList();
  }

  public int size() {
    return articles().size();
  }
}

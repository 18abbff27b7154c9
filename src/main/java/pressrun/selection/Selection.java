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

  public int size() {
    return articles().size();
  }
}

package pressrun.selection;

import java.util.List;
import pressrun.article.Article;

/**
 * What was chosen, and why each candidate is in or out.
 *
 * @param verdicts one per candidate
 * @param mentioned what had no room and is used up by its number being told
 */
public record Selection(List<Chapter> chapters, List<Verdict> verdicts, List<Article> mentioned) {

  /** Nothing, of nothing. */
  public static final Selection NOTHING = new Selection(List.of(), List.of());

  public Selection(List<Chapter> chapters, List<Verdict> verdicts) {
    this(chapters, verdicts, List.of());
  }

  public List<Article> articles() {
    return chapters.stream().flatMap(chapter -> chapter.articles().stream()).toList();
  }

  public int size() {
    return chapters.stream().mapToInt(chapter -> chapter.articles().size()).sum();
  }
}

package pressrun.selection;

import java.util.List;
import java.util.Map;
import pressrun.article.Article;

/**
 * A heading with its articles in order; the heading is empty for what matched no section.
 *
 * @param also the same stories from other sources, by the id of the article that is shown
 * @param more how many fitted but had no room, and are only mentioned
 */
public record Chapter(
    String title, List<Article> articles, Map<Long, List<Article>> also, int more) {

  public Chapter(String title, List<Article> articles) {
    this(title, articles, Map.of(), 0);
  }

  /** The same story as one of this chapter's, from other sources. */
  public List<Article> also(Article article) {
    return also.getOrDefault(article.id(), List.of());
  }
}

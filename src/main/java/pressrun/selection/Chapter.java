package pressrun.selection;

import java.util.List;
import pressrun.article.Article;

/** A heading with its articles in order; the heading is empty for what matched no section. */
public record Chapter(String title, List<Article> articles) {}

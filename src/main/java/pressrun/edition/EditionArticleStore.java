package pressrun.edition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pressrun.article.Article;
import pressrun.article.ArticleStore;
import pressrun.database.Database;
import pressrun.selection.Chapter;

/** Which articles are still to be used, and which an edition has. */
public final class EditionArticleStore {
  private final Database database;

  public EditionArticleStore(Database database) {
    this.database = database;
  }

  /**
   * Articles of these sources, seen since a moment, that no edition of this cadence has used, nor
   * the same story under another key or from another source. (A source whose articles all link to
   * one page tells them apart by their titles.)
   */
  public List<Article> candidates(
      String newsletter, String cadence, Collection<String> sources, Instant seenSince) {
    if (sources.isEmpty()) {
      return List.of();
    }
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery(
                    """
                    SELECT a.* FROM article a
                    WHERE a.source IN (<sources>) AND a.first_seen_at >= :since AND NOT EXISTS (
                      SELECT 1 FROM edition_article u
                      WHERE u.newsletter = :newsletter AND u.cadence = :cadence AND u.article = a.id)
                      AND NOT EXISTS (
                        SELECT 1 FROM article o JOIN edition_article u ON u.article = o.id
                        WHERE o.canonical_link = a.canonical_link AND u.newsletter = :newsletter
                          AND u.cadence = :cadence AND (o.source <> a.source OR o.title = a.title))
                    ORDER BY a.id
                    """)
                .bindList("sources", List.copyOf(sources))
                .bind("since", seenSince.toEpochMilli())
                .bind("newsletter", newsletter)
                .bind("cadence", cadence)
                .map((row, context) -> ArticleStore.article(row))
                .list());
  }

  /** What stands in an edition, in order. */
  public List<Chapter> chapters(long edition) {
    Map<String, List<Article>> chapters = new LinkedHashMap<>();
    database.read(
        transaction -> {
          transaction
              .handle()
              .createQuery(
                  """
                  SELECT a.*, u.section FROM edition_article u JOIN article a ON a.id = u.article
                  WHERE u.edition = :edition AND u.shown = 1 ORDER BY u.position
                  """)
              .bind("edition", edition)
              .map((row, context) -> Map.entry(row.getString("section"), ArticleStore.article(row)))
              .forEach(
                  entry ->
                      chapters
                          .computeIfAbsent(entry.getKey(), title -> new ArrayList<>())
                          .add(entry.getValue()));
          return true;
        });
    return chapters.entrySet().stream()
        .map(entry -> new Chapter(entry.getKey(), entry.getValue()))
        .toList();
  }
}

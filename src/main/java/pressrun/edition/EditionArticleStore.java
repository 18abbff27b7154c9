package pressrun.edition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;
import pressrun.article.Article;
import pressrun.article.ArticleStore;
import pressrun.database.Database;
import pressrun.database.Transaction;
import pressrun.selection.Chapter;
import pressrun.selection.Cohort;

/** Which articles are still to be used, and which an edition has. */
public final class EditionArticleStore {
  private final Database database;

  public EditionArticleStore(Database database) {
    this.database = database;
  }

  /**
   * What an edition of this cadence may be made of: articles of these sources seen since a moment,
   * and those that somebody pinned.
   */
  public Pool pool(PoolQuery query) {
    if (query.sources().isEmpty()) {
      return new Pool(List.of(), Map.of(), Map.of(), List.of(), Map.of());
    }
    return database.read(
        transaction -> {
          Map<Long, List<Pool.Use>> uses = uses(transaction, query);
          return new Pool(
              articles(transaction, query),
              uses,
              cohorts(transaction, uses),
              told(transaction, query),
              MarkStore.marks(transaction, query.newsletter()));
        });
  }

  private static List<Article> articles(Transaction transaction, PoolQuery query) {
    return bind(
            query,
            transaction
                .handle()
                .createQuery(
                    """
                    SELECT a.* FROM article a WHERE a.source IN (<sources>) AND (
                      a.first_seen_at >= :since OR a.id IN (
                        SELECT m.article FROM article_mark m
                        WHERE m.newsletter = :newsletter AND m.mark = 'PIN' AND m.set_at >= :since))
                      AND :cadence <> ''
                    ORDER BY a.id
                    """))
        .map((row, context) -> ArticleStore.article(row))
        .list();
  }

  /**
   * By the article itself, or by the same link under another key or from another source. (A source
   * whose articles all link to one page tells them apart by their titles.)
   */
  private static Map<Long, List<Pool.Use>> uses(Transaction transaction, PoolQuery query) {
    Map<Long, List<Pool.Use>> uses = new HashMap<>();
    bind(
            query,
            transaction
                .handle()
                .createQuery(
                    """
                    SELECT a.id, u.edition, u.cohort FROM article a
                      JOIN edition_article u ON u.article = a.id
                    WHERE a.source IN (<sources>) AND a.first_seen_at >= :since
                      AND u.newsletter = :newsletter AND u.cadence = :cadence
                    UNION
                    SELECT a.id, u.edition, u.cohort FROM article a
                      JOIN article o ON o.canonical_link = a.canonical_link AND o.id <> a.id
                        AND (o.source <> a.source OR o.title = a.title)
                      JOIN edition_article u ON u.article = o.id
                    WHERE a.source IN (<sources>) AND a.first_seen_at >= :since
                      AND u.newsletter = :newsletter AND u.cadence = :cadence
                    UNION
                    SELECT u.article, u.edition, u.cohort FROM edition_article u
                      JOIN article_mark m ON m.article = u.article AND m.newsletter = u.newsletter
                    WHERE u.newsletter = :newsletter AND u.cadence = :cadence
                    """))
        .map(
            (row, context) ->
                Map.entry(
                    row.getLong("id"),
                    new Pool.Use(row.getLong("edition"), row.getString("cohort"))))
        .forEach(
            entry ->
                uses.computeIfAbsent(entry.getKey(), id -> new ArrayList<>())
                    .add(entry.getValue()));
    return uses;
  }

  /** Of all editions that used something, however long ago: a link may come back after years. */
  private static Map<Long, Set<String>> cohorts(
      Transaction transaction, Map<Long, List<Pool.Use>> uses) {
    Set<Long> editions = new HashSet<>();
    uses.values().forEach(each -> each.forEach(use -> editions.add(use.edition())));
    if (editions.isEmpty()) {
      return Map.of();
    }
    Map<Long, Set<String>> cohorts = new HashMap<>();
    transaction
        .handle()
        .createQuery(
            "SELECT c.edition, c.cohort FROM edition_cohort c WHERE c.edition IN (<editions>)")
        .bindList("editions", List.copyOf(editions))
        .map((row, context) -> Map.entry(row.getLong("edition"), row.getString("cohort")))
        .forEach(
            entry ->
                cohorts
                    .computeIfAbsent(entry.getKey(), id -> new HashSet<>())
                    .add(entry.getValue()));
    return cohorts;
  }

  private static List<Pool.Told> told(Transaction transaction, PoolQuery query) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT a.*, u.cohort FROM edition_article u JOIN article a ON a.id = u.article
            WHERE u.newsletter = :newsletter AND u.cadence = :cadence AND u.shown = 1
              AND a.published_at >= :since
            ORDER BY a.id
            """)
        .bind("newsletter", query.newsletter())
        .bind("cadence", query.cadence())
        .bind("since", query.toldSince().toEpochMilli())
        .map((row, context) -> new Pool.Told(ArticleStore.article(row), row.getString("cohort")))
        .list();
  }

  private static Query bind(PoolQuery asked, Query query) {
    return query
        .bindList("sources", List.copyOf(asked.sources()))
        .bind("since", asked.since().toEpochMilli())
        .bind("newsletter", asked.newsletter())
        .bind("cadence", asked.cadence());
  }

  /** What stands in a cohort's mail of an edition, in order, with who else told it. */
  public List<Chapter> chapters(long edition, Cohort cohort) {
    Map<String, Shown> chapters = new LinkedHashMap<>();
    database.read(
        transaction -> {
          transaction
              .handle()
              .createQuery(
                  """
                  SELECT a.*, u.section, u.shown, u.same_as FROM edition_article u
                    JOIN article a ON a.id = u.article
                  WHERE u.edition = :edition AND u.cohort = :cohort
                    AND (u.shown = 1 OR u.same_as IS NOT NULL)
                  ORDER BY u.position
                  """)
              .bind("edition", edition)
              .bind("cohort", cohort.name())
              .map((row, context) -> Line.of(row))
              .forEach(
                  line -> chapters.computeIfAbsent(line.section(), title -> new Shown()).add(line));
          return true;
        });
    return chapters.entrySet().stream()
        .map(entry -> entry.getValue().chapter(entry.getKey()))
        .toList();
  }

  private record Line(String section, Article article, boolean shown, long sameAs) {
    static Line of(ResultSet row) throws SQLException {
      return new Line(
          row.getString("section"),
          ArticleStore.article(row),
          row.getInt("shown") == 1,
          row.getLong("same_as"));
    }
  }

  /** One chapter while its lines are read. */
  private static final class Shown {
    private final List<Article> articles = new ArrayList<>();
    private final Map<Long, List<Article>> also = new HashMap<>();

    void add(Line line) {
      if (line.shown()) {
        articles.add(line.article());
      } else {
        also.computeIfAbsent(line.sameAs(), id -> new ArrayList<>()).add(line.article());
      }
    }

    Chapter chapter(String title) {
      return new Chapter(title, articles, also, 0);
    }
  }
}

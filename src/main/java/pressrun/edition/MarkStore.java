package pressrun.edition;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import pressrun.article.Article;
import pressrun.article.ArticleStore;
import pressrun.database.Database;
import pressrun.database.Transaction;
import pressrun.selection.Mark;

/** What people said of single articles; one mark per newsletter and article. */
public final class MarkStore {
  private final Database database;
  private final Clock clock;

  public MarkStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Marks an article, in place of what was said before; that is answered. */
  public Optional<Mark> mark(String newsletter, long article, Mark mark) {
    return database.inTransaction(
        transaction -> {
          Optional<Mark> before = find(transaction, newsletter, article);
          transaction
              .handle()
              .createUpdate(
                  """
                  INSERT INTO article_mark (newsletter, article, mark, set_at)
                  VALUES (:newsletter, :article, :mark, :now)
                  ON CONFLICT (newsletter, article) DO UPDATE SET mark = excluded.mark, set_at = excluded.set_at
                  """)
              .bind("newsletter", newsletter)
              .bind("article", article)
              .bind("mark", mark.name())
              .bind("now", clock.millis())
              .execute();
          return before;
        });
  }

  /** Takes a mark back; none when another stands there, or none. */
  public Optional<Mark> unmark(String newsletter, long article, Mark mark) {
    int taken =
        database.inTransaction(
            transaction ->
                transaction
                    .handle()
                    .execute(
                        "DELETE FROM article_mark WHERE newsletter = ? AND article = ? AND mark = ?",
                        newsletter,
                        article,
                        mark.name()));
    return taken > 0 ? Optional.of(mark) : Optional.empty();
  }

  private static Optional<Mark> find(Transaction transaction, String newsletter, long article) {
    return Optional.ofNullable(marks(transaction, newsletter).get(article));
  }

  static Map<Long, Mark> marks(Transaction transaction, String newsletter) {
    return transaction
        .handle()
        .createQuery("SELECT article, mark FROM article_mark WHERE newsletter = :newsletter")
        .bind("newsletter", newsletter)
        .map(
            (row, context) ->
                Map.entry(row.getLong("article"), Mark.valueOf(row.getString("mark"))))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** An article of one of these sources. */
  public Optional<Article> article(List<String> sources, long id) {
    return sources.isEmpty()
        ? Optional.empty()
        : database.read(
            transaction ->
                transaction
                    .handle()
                    .createQuery("SELECT * FROM article WHERE id = :id AND source IN (<sources>)")
                    .bind("id", id)
                    .bindList("sources", sources)
                    .map((row, context) -> ArticleStore.article(row))
                    .findOne());
  }
}

package pressrun.edition;

import org.jdbi.v3.core.statement.PreparedBatch;
import pressrun.article.Article;
import pressrun.database.Transaction;
import pressrun.selection.Chapter;
import pressrun.selection.Cohort;
import pressrun.selection.Selection;

/** Collects what a new edition uses up and writes it in one go; used once. */
final class UsedArticlesStore {
  private final PreparedBatch articles;
  private final PreparedBatch cohorts;
  private final long edition;
  private final Slot slot;

  UsedArticlesStore(Transaction transaction, long edition, Slot slot) {
    this.edition = edition;
    this.slot = slot;
    articles =
        transaction
            .handle()
            .prepareBatch(
                """
                INSERT INTO edition_article (edition, newsletter, cadence, cohort, article, section, position,
                  shown, same_as)
                VALUES (:edition, :newsletter, :cadence, :cohort, :article, :section, :position, :shown, NULLIF(:sameAs, 0))
                """);
    cohorts =
        transaction
            .handle()
            .prepareBatch("INSERT INTO edition_cohort (edition, cohort) VALUES (?, ?)");
  }

  /** A cohort took part, whether or not it gets something. */
  void add(Cohort cohort, Selection selection) {
    cohorts.add(edition, cohort.name());
    int position = 0;
    for (Chapter chapter : selection.chapters()) {
      for (Article article : chapter.articles()) {
        line(cohort, chapter.title(), article, position++)
            .bind("shown", 1)
            .bind("sameAs", 0L)
            .add();
        for (Article other : chapter.also(article)) {
          line(cohort, chapter.title(), other, position++)
              .bind("shown", 0)
              .bind("sameAs", article.id())
              .add();
        }
      }
    }
    for (Article article : selection.mentioned()) {
      line(cohort, "", article, position++).bind("shown", 0).bind("sameAs", 0L).add();
    }
  }

  private PreparedBatch line(Cohort cohort, String section, Article article, int position) {
    return articles
        .bind("edition", edition)
        .bind("newsletter", slot.newsletter())
        .bind("cadence", slot.cadence())
        .bind("cohort", cohort.name())
        .bind("article", article.id())
        .bind("section", section)
        .bind("position", position);
  }

  void write() {
    cohorts.execute();
    if (articles.size() > 0) {
      articles.execute();
    }
  }
}

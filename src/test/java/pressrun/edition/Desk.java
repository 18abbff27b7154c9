package pressrun.edition;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import pressrun.article.Article;
import pressrun.article.ArticleStore;
import pressrun.article.CleanedEntry;
import pressrun.database.Database;
import pressrun.newsletter.Newsletter;
import pressrun.selection.Chapter;
import pressrun.selection.Selection;
import pressrun.selection.Verdict;
import pressrun.testing.Stories;

/** Articles on a desk, and editions made of them. */
final class Desk {
  static final String NEWSLETTER = "harbour-courier";
  static final String SOURCE = "feed:city";
  static final Instant NOW = Instant.parse("2026-03-02T07:30:00.123Z");

  final Database database;
  final SlotStore slots;
  final EditionStore editions;
  final EditionArticleStore used;

  Desk(Database database) {
    this.database = database;
    slots = new SlotStore(database);
    editions = new EditionStore(database, slots);
    used = new EditionArticleStore(database);
  }

  /** Collects stories and answers them as they were kept. */
  List<Article> collected(String... titles) {
    for (String title : titles) {
      collect(SOURCE, Stories.entry(title));
    }
    return candidates();
  }

  void collect(String source, CleanedEntry entry) {
    database.useTransaction(
        transaction -> new ArticleStore().addNew(transaction, source, List.of(entry), NOW));
  }

  List<Article> candidates() {
    return candidates(NEWSLETTER);
  }

  List<Article> candidates(String newsletter) {
    return used.candidates(
        newsletter, Newsletter.CADENCE, List.of(SOURCE, "feed:harbour"), Instant.EPOCH);
  }

  static Slot slot(int day) {
    LocalDateTime local = LocalDateTime.of(2026, 3, day, 6, 30);
    return new Slot(NEWSLETTER, Newsletter.CADENCE, local, local.toInstant(ZoneOffset.UTC));
  }

  static Masthead masthead() {
    return new Masthead(
        "The Harbour \"Courier\" 🦢",
        "Harbour",
        "courier@example.org",
        Optional.of("editors@example.org"),
        URI.create("https://letters.example.org/"));
  }

  static Selection selection(List<Article> articles) {
    return new Selection(
        List.of(new Chapter("The town", articles)),
        articles.stream().map(article -> new Verdict(article, Verdict.Reason.CHOSEN)).toList());
  }

  static EditionDraft draft(Slot slot, int number, List<Article> articles) {
    return new EditionDraft(slot, number, "Swans are back", masthead(), selection(articles));
  }

  FreezeOutcome freeze(EditionDraft draft) {
    return database.inTransaction(transaction -> editions.freeze(transaction, draft, NOW));
  }

  Edition frozen(EditionDraft draft) {
    return ((FreezeOutcome.Frozen) freeze(draft)).edition();
  }
}

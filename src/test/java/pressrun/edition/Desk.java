package pressrun.edition;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pressrun.article.Article;
import pressrun.article.ArticleStore;
import pressrun.article.CleanedEntry;
import pressrun.database.Database;
import pressrun.newsletter.Cadence;
import pressrun.newsletter.Readership;
import pressrun.selection.Chapter;
import pressrun.selection.Cohort;
import pressrun.selection.Selection;
import pressrun.selection.Selections;
import pressrun.testing.Stories;

/** Articles on a desk, and editions made of them. */
final class Desk {
  static final String NEWSLETTER = "harbour-courier";
  static final String SOURCE = "feed:city";
  static final Readership READERS = new Readership(Cadence.REGULAR, "|");
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
    collect(source, entry, NOW);
  }

  void collect(String source, CleanedEntry entry, Instant now) {
    database.useTransaction(
        transaction -> new ArticleStore().addNew(transaction, source, List.of(entry), now));
  }

  List<Article> candidates() {
    return candidates(NEWSLETTER);
  }

  List<Article> candidates(String newsletter) {
    return candidates(newsletter, List.of(SOURCE, "feed:harbour"), Instant.EPOCH);
  }

  List<Article> candidates(String newsletter, List<String> sources, Instant since) {
    return used.pool(new PoolQuery(newsletter, Cadence.REGULAR, sources, since, NOW))
        .candidates(Cohort.EVERYBODY);
  }

  static Slot slot(int day) {
    LocalDateTime local = LocalDateTime.of(2026, 3, day, 6, 30);
    return new Slot(NEWSLETTER, Cadence.REGULAR, local, local.toInstant(ZoneOffset.UTC));
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
    return new Selection(List.of(new Chapter("The town", articles)), List.of());
  }

  static Selections everybody(Selection selection) {
    return new Selections(Map.of(Cohort.EVERYBODY, selection));
  }

  static EditionDraft draft(Slot slot, int number, List<Article> articles) {
    return new EditionDraft(
        slot, number, "Swans are back", masthead(), everybody(selection(articles)), READERS);
  }

  FreezeOutcome freeze(EditionDraft draft) {
    return freeze(draft, NOW);
  }

  FreezeOutcome freeze(EditionDraft draft, Instant now) {
    return database.inTransaction(transaction -> editions.freeze(transaction, draft, now));
  }

  Edition frozen(EditionDraft draft) {
    return ((FreezeOutcome.Frozen) freeze(draft)).edition();
  }
}

package pressrun.press;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import pressrun.article.Admission;
import pressrun.article.Arrivals;
import pressrun.article.ArticleFactory;
import pressrun.article.ArticleStore;
import pressrun.article.CleanedEntry;
import pressrun.article.IntakeStore;
import pressrun.article.IntakeStore.Pace;
import pressrun.article.Story;
import pressrun.database.Database;
import pressrun.source.Entry;
import pressrun.source.FeedSource;
import pressrun.source.FeedSource.Linked;
import pressrun.source.FeedSource.Remote;
import pressrun.source.PageReader;
import pressrun.source.Source;

/**
 * Fills what a feed leaves out from the pages it links to, where its source says so. Each page is
 * asked for once, when its item is new; afterwards what was kept of it serves.
 */
final class LinkedPages {
  private final Database database;
  private final IntakeStore intake;
  private final PageReader pages;
  private final ArticleFactory factory = new ArticleFactory();

  LinkedPages(Database database, IntakeStore intake, PageReader pages) {
    this.database = database;
    this.intake = intake;
    this.pages = pages;
  }

  /** The network is asked here, so that this stands before a transaction and never in one. */
  List<CleanedEntry> fill(Source source, List<CleanedEntry> given, Locale fallback, Instant now) {
    if (!(source instanceof FeedSource feed
        && feed.location() instanceof Remote remote
        && remote.linked() == Linked.READ)) {
      return given;
    }
    Map<String, Story> found = new HashMap<>();
    List<CleanedEntry> fresh = new ArrayList<>();
    database.useTransaction(
        transaction -> {
          Arrivals arrivals =
              Arrivals.of(given, intake.known(transaction, source.key(), given, now));
          for (CleanedEntry entry : arrivals.kept()) {
            ArticleStore.kept(transaction, source.key(), entry.key())
                .ifPresent(story -> found.put(entry.key(), story));
          }
          Optional<Pace> pace = intake.pace(transaction, source.key(), now);
          fresh.addAll(Admission.of(arrivals, given.size(), pace, now).taken());
        });
    found.putAll(read(fresh, fallback, now));
    return given.stream()
        .map(
            entry ->
                Optional.ofNullable(found.get(entry.key())).map(entry::filledFrom).orElse(entry))
        .toList();
  }

  private Map<String, Story> read(List<CleanedEntry> fresh, Locale fallback, Instant now) {
    Map<String, Story> found = new HashMap<>();
    List<CleanedEntry> lacking =
        fresh.stream().filter(entry -> entry.story().lacksTextOrPicture()).toList();
    Map<URI, Entry> read =
        pages.read(lacking.stream().flatMap(entry -> entry.story().link().stream()).toList());
    for (CleanedEntry entry : lacking) {
      entry
          .story()
          .link()
          .flatMap(link -> Optional.ofNullable(read.get(link)))
          .ifPresent(page -> found.put(entry.key(), factory.make(page, fallback, now).story()));
    }
    return found;
  }
}

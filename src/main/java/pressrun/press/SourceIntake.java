package pressrun.press;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.article.Admission;
import pressrun.article.Arrivals;
import pressrun.article.Arrivals.Known;
import pressrun.article.ArticleFactory;
import pressrun.article.ArticleStore;
import pressrun.article.CleanedEntry;
import pressrun.article.FloodGuard;
import pressrun.article.IntakeStore;
import pressrun.article.IntakeStore.Kept;
import pressrun.article.IntakeStore.Pace;
import pressrun.database.Database;
import pressrun.database.Transaction;
import pressrun.source.Entry;
import pressrun.source.FeedSource;
import pressrun.source.PageReader;
import pressrun.source.ReadOutcome;
import pressrun.source.Source;
import pressrun.source.SourceReader;
import pressrun.source.SourceState;
import pressrun.source.SourceStore;

/** One source's way in: read, clean, keep; articles and validators are committed together. */
public final class SourceIntake {
  private static final Logger log = LoggerFactory.getLogger(SourceIntake.class);

  private final Database database;
  private final SourceReader reader;
  private final SourceStore states;
  private final ArticleStore articles;
  private final IntakeStore intake;
  private final Clock clock;
  private final LinkedPages pages;
  private final ArticleFactory factory = new ArticleFactory();

  public SourceIntake(
      Database database, SourceReader reader, PageReader pages, IntakeStore intake, Clock clock) {
    this.database = database;
    this.reader = reader;
    this.states = new SourceStore(database);
    this.articles = new ArticleStore();
    this.intake = intake;
    this.pages = new LinkedPages(database, intake, pages);
    this.clock = clock;
  }

  SourceReport take(Source source, Locale fallback) {
    ReadOutcome outcome = reader.read(source, states.find(source.key()));
    if (outcome instanceof ReadOutcome.Entries read) {
      return keep(source, fallback, read);
    }
    Optional<String> problem =
        outcome instanceof ReadOutcome.Failed failed
            ? Optional.of(failed.problem())
            : stillHeld(source);
    database.useTransaction(
        transaction -> {
          states.save(transaction, outcome.next());
          if (outcome instanceof ReadOutcome.Unchanged) {
            intake.readAgain(transaction, source.key(), clock.instant());
          }
        });
    return new SourceReport(source.name(), source.key(), 0, problem);
  }

  private SourceReport keep(Source source, Locale fallback, ReadOutcome.Entries read) {
    Instant now = clock.instant();
    List<String> leftOut = new ArrayList<>();
    List<CleanedEntry> made = made(read.entries(), fallback, now, leftOut);
    List<CleanedEntry> cleaned = pages.fill(source, Arrivals.distinct(made), fallback, now);
    SourceReport report =
        database.inTransaction(
            transaction ->
                strangers(source)
                    ? admitted(transaction, source, cleaned, read.next(), now)
                    : trusted(transaction, source, cleaned, read));
    return leftOut.isEmpty()
        ? report
        : report.withProblem("left out: " + String.join("; ", leftOut));
  }

  /** One entry that cannot be made an article keeps no other from being one. */
  private List<CleanedEntry> made(
      List<Entry> entries, Locale fallback, Instant now, List<String> leftOut) {
    List<CleanedEntry> made = new ArrayList<>();
    for (Entry entry : entries) {
      try {
        CleanedEntry cleaned = factory.make(entry, fallback, now);
        if (!cleaned.story().title().isEmpty()) {
          made.add(cleaned);
        }
      } catch (RuntimeException | StackOverflowError fault) {
        log.error("making an article of {} failed", entry.id(), fault);
        leftOut.add(
            entry.link().map(URI::toString).orElse(entry.id())
                + " could not be made an article by a fault of Pressrun's, see the log");
      }
    }
    return made;
  }

  /** What the operator puts into a folder or a database herself is new when it is there. */
  private static boolean strangers(Source source) {
    return source instanceof FeedSource feed && feed.location() instanceof FeedSource.Remote;
  }

  /** A file of the operator's that was left out is hers to mend. */
  private SourceReport trusted(
      Transaction transaction,
      Source source,
      List<CleanedEntry> cleaned,
      ReadOutcome.Entries read) {
    states.save(transaction, read.next());
    int added = articles.addNew(transaction, source.key(), cleaned, clock.instant());
    Optional<String> leftOut = source.place().flatMap(local -> read.next().problem());
    return new SourceReport(source.name(), source.key(), added, leftOut, read.heldBack());
  }

  private SourceReport admitted(
      Transaction transaction,
      Source source,
      List<CleanedEntry> cleaned,
      SourceState next,
      Instant now) {
    String key = source.key();
    Optional<Pace> pace = intake.pace(transaction, key, now);
    Known known = pace.isEmpty() ? Known.NOTHING : intake.known(transaction, key, cleaned, now);
    Arrivals arrivals = Arrivals.of(cleaned, known);
    Admission admission = Admission.of(arrivals, cleaned.size(), pace, now);
    states.save(transaction, admission.held() > 0 ? next.unsettled() : next);
    articles.addNew(transaction, key, arrivals.kept(), now);
    int added = articles.add(transaction, key, admission.taken(), now);
    intake.remember(transaction, key, arrivals.kept(), Kept.AS_ARTICLE, now);
    intake.remember(transaction, key, admission.taken(), Kept.AS_ARTICLE, now);
    intake.remember(transaction, key, arrivals.aliases(), Kept.AS_SEEN, now);
    intake.remember(transaction, key, admission.passedOver(), Kept.AS_SEEN, now);
    intake.read(transaction, key, FloodGuard.rate(cleaned), admission.held(), now);
    return new SourceReport(source.name(), key, added, held(source, admission.held()));
  }

  private Optional<String> stillHeld(Source source) {
    return held(source, intake.held().getOrDefault(source.key(), 0));
  }

  private static Optional<String> held(Source source, int count) {
    return count == 0
        ? Optional.empty()
        : Optional.of(
            count
                + " new articles at once are more than usual and held back; pressrun sources"
                + " release \""
                + source.name()
                + "\" takes them, with --as-seen it passes them over");
  }
}

package pressrun.press;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pressrun.article.ArticleFactory;
import pressrun.article.ArticleStore;
import pressrun.article.CleanedEntry;
import pressrun.database.Database;
import pressrun.source.ReadOutcome;
import pressrun.source.Source;
import pressrun.source.SourceReader;
import pressrun.source.SourceStore;

/** One source's way in: read, clean, keep; articles and validators are committed together. */
public final class SourceIntake {
  private final Database database;
  private final SourceReader reader;
  private final SourceStore states;
  private final ArticleStore articles;
  private final Clock clock;
  private final ArticleFactory factory = new ArticleFactory();

  public SourceIntake(
      Database database,
      SourceReader reader,
      SourceStore states,
      ArticleStore articles,
      Clock clock) {
    this.database = database;
    this.reader = reader;
    this.states = states;
    this.articles = articles;
    this.clock = clock;
  }

  SourceReport take(Source source, Locale fallback) {
    ReadOutcome outcome = reader.read(source, states.find(source.key()));
    if (outcome instanceof ReadOutcome.Entries read) {
      return keep(source, fallback, read);
    }
    if (outcome instanceof ReadOutcome.Failed failed) {
      database.useTransaction(transaction -> states.save(transaction, failed.next()));
      return new SourceReport(source.name(), source.key(), 0, Optional.of(failed.problem()));
    }
    if (outcome instanceof ReadOutcome.Unchanged unchanged) {
      database.useTransaction(transaction -> states.save(transaction, unchanged.next()));
    }
    return new SourceReport(source.name(), source.key(), 0, Optional.empty());
  }

  private SourceReport keep(Source source, Locale fallback, ReadOutcome.Entries read) {
    Instant now = clock.instant();
    List<CleanedEntry> cleaned =
        read.entries().stream().map(entry -> factory.make(entry, fallback, now)).toList();
    int added =
        database.inTransaction(
            transaction -> {
              states.save(transaction, read.next());
              return articles.addNew(transaction, source.key(), cleaned, now);
            });
    // A file of the operator's that was left out is hers to mend; a stranger's feed is not.
    Optional<String> leftOut = source.place().flatMap(local -> read.next().problem());
    return new SourceReport(source.name(), source.key(), added, leftOut);
  }
}

package pressrun.press;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pressrun.article.Arrivals;
import pressrun.article.ArticleFactory;
import pressrun.article.CleanedEntry;
import pressrun.article.IntakeStore;
import pressrun.article.IntakeStore.Orders;
import pressrun.article.IntakeStore.Pace;
import pressrun.database.Database;
import pressrun.source.ReadOutcome;
import pressrun.source.Source;
import pressrun.source.SourceReader;
import pressrun.source.SourceState;
import pressrun.source.SourceStore;

/** What the operator asks of one source: how it stands, what it would give, what to do with it. */
public final class SourceDesk {
  private final Database database;
  private final SourceReader reader;
  private final SourceStore states;
  private final IntakeStore intake;
  private final Clock clock;

  public SourceDesk(
      Database database, SourceReader reader, SourceStore states, IntakeStore intake, Clock clock) {
    this.database = database;
    this.reader = reader;
    this.states = states;
    this.intake = intake;
    this.clock = clock;
  }

  /**
   * How a source stood when it was last asked.
   *
   * @param state none when it was never asked
   * @param pace none for what was never read, and for files and databases of the operator's
   */
  public record Standing(Optional<SourceState> state, Optional<Pace> pace) {
    public int held() {
      return pace.map(Pace::held).orElse(0);
    }
  }

  public Standing standing(Source source) {
    Instant now = clock.instant();
    return new Standing(
        states.find(source.key()),
        database.read(transaction -> intake.pace(transaction, source.key(), now)));
  }

  /**
   * What a source would give.
   *
   * @param title what a feed calls itself, may be markup
   * @param problem why nothing, or not all, could be read
   */
  public record Trial(
      Optional<String> title, List<CleanedEntry> entries, Optional<String> problem) {}

  /** Asks a source as if for the first time; keeps nothing. */
  public Trial trial(Source source, Locale fallback) {
    ReadOutcome outcome = reader.read(source, Optional.empty());
    if (outcome instanceof ReadOutcome.Entries read) {
      Instant now = clock.instant();
      ArticleFactory factory = new ArticleFactory();
      List<CleanedEntry> entries =
          read.entries().stream().map(entry -> factory.make(entry, fallback, now)).toList();
      return new Trial(read.title(), Arrivals.distinct(entries), read.next().problem());
    }
    return new Trial(Optional.empty(), List.of(), outcome.next().problem());
  }

  /**
   * What is held of a source is dealt with at its next reading, and what was gone is asked for
   * again. False when the source was never read.
   */
  public boolean release(Source source, Orders orders) {
    Optional<SourceState> state = states.find(source.key());
    database.useTransaction(
        transaction -> {
          intake.order(transaction, source.key(), orders);
          state.ifPresent(before -> states.save(transaction, before.forgiven()));
        });
    return state.isPresent();
  }
}

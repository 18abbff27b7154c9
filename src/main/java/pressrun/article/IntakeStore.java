package pressrun.article;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import pressrun.database.Columns;
import pressrun.database.Database;
import pressrun.database.Transaction;

/** What each source gave before, and what of it is held back. */
public final class IntakeStore {
  private static final Duration REMEMBERED = Duration.ofDays(400);
  private static final Duration ALIASED = Duration.ofDays(90);
  private static final Duration WATCHED = Duration.ofDays(14);
  private static final int AT_ONCE = 500;

  private final Database database;

  public IntakeStore(Database database) {
    this.database = database;
  }

  /** What is to become of what is held. */
  public enum Orders {
    NONE,
    /** It is as new as it says. */
    TAKE,
    /** It was seen before. */
    PASS_OVER
  }

  /**
   * How a source usually does.
   *
   * @param usual articles for the time since it was read last
   */
  public record Pace(double usual, int held, Orders orders) {}

  /** There was nothing new: what it usually gives is counted from now on. */
  public void readAgain(Transaction transaction, String source, Instant now) {
    transaction
        .handle()
        .execute(
            "UPDATE intake SET read_at = ? WHERE source = ? AND held = 0",
            now.toEpochMilli(),
            source);
  }

  /** None before the first reading. */
  public Optional<Pace> pace(Transaction transaction, String source, Instant now) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT first_rate, began_at, read_at, held, orders,
              (SELECT COUNT(*) FROM entry
               WHERE entry.source = intake.source AND kept = 1 AND first_at >= :since) AS recent
            FROM intake WHERE source = :source
            """)
        .bind("source", source)
        .bind("since", now.minus(WATCHED).toEpochMilli())
        .map(
            (row, context) -> {
              double watched = days(row.getLong("began_at"), now);
              double counted = row.getLong("recent") / Math.min((double) WATCHED.toDays(), watched);
              double daily =
                  watched < WATCHED.toDays()
                      ? Math.max(counted, row.getDouble("first_rate"))
                      : counted;
              return new Pace(
                  daily * days(row.getLong("read_at"), now),
                  row.getInt("held"),
                  Orders.valueOf(row.getString("orders")));
            })
        .findOne();
  }

  /** At least one. */
  private static double days(long since, Instant now) {
    return Math.max(1, (double) (now.toEpochMilli() - since) / Duration.ofDays(1).toMillis());
  }

  /** The sources of which something is held, with how much. */
  public Map<String, Integer> held() {
    return database.read(
        transaction -> {
          Map<String, Integer> held = new HashMap<>();
          transaction
              .handle()
              .createQuery("SELECT source, held FROM intake WHERE held > 0")
              .map((row, context) -> Map.entry(row.getString("source"), row.getInt("held")))
              .forEach(one -> held.put(one.getKey(), one.getValue()));
          return held;
        });
  }

  /** What comes later is judged anew: nothing is ordered where nothing is held. */
  public void order(Transaction transaction, String source, Orders orders) {
    transaction
        .handle()
        .createUpdate("UPDATE intake SET orders = :orders WHERE source = :source AND held > 0")
        .bind("orders", orders.name())
        .bind("source", source)
        .execute();
  }

  /** Notes that a source was read; orders are carried out by that. */
  public void read(Transaction transaction, String source, double rate, int held, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO intake (source, first_rate, began_at, read_at, held)
            VALUES (:source, :rate, :now, :now, :held)
            ON CONFLICT (source) DO UPDATE SET
              read_at = CASE WHEN excluded.held > 0 THEN intake.read_at ELSE excluded.read_at END,
              held = excluded.held, orders = 'NONE'
            """)
        .bind("source", source)
        .bind("rate", rate)
        .bind("now", now.toEpochMilli())
        .bind("held", held)
        .execute();
    transaction
        .handle()
        .createUpdate("DELETE FROM entry WHERE source = :source AND last_at < :old")
        .bind("source", source)
        .bind("old", now.minus(REMEMBERED).toEpochMilli())
        .execute();
  }

  public Arrivals.Known known(
      Transaction transaction, String source, List<CleanedEntry> given, Instant now) {
    Map<String, Boolean> keys = new HashMap<>();
    List<String> wanted = given.stream().map(CleanedEntry::key).toList();
    for (int from = 0; from < wanted.size(); from += AT_ONCE) {
      transaction
          .handle()
          .createQuery(
              "SELECT entry_key, kept FROM entry WHERE source = :source AND entry_key IN (<keys>)")
          .bind("source", source)
          .bindList("keys", wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE)))
          .map((row, context) -> Map.entry(row.getString("entry_key"), row.getInt("kept") != 0))
          .forEach(one -> keys.put(one.getKey(), one.getValue()));
    }
    Search search = new Search(transaction, source, now.minus(ALIASED));
    return new Arrivals.Known(
        keys,
        search.by("canonical_link", values(given, CleanedEntry::canonicalLink)),
        search.by("fingerprint", values(given, CleanedEntry::fingerprint)));
  }

  private static List<String> values(
      List<CleanedEntry> given, Function<CleanedEntry, Optional<String>> mark) {
    return given.stream().flatMap(entry -> mark.apply(entry).stream()).distinct().toList();
  }

  /** Identifiers by another mark of theirs. */
  private record Search(Transaction transaction, String source, Instant since) {
    Map<String, Set<String>> by(String column, List<String> values) {
      Map<String, Set<String>> found = new HashMap<>();
      for (int from = 0; from < values.size(); from += AT_ONCE) {
        transaction
            .handle()
            .createQuery(
                "SELECT entry_key, "
                    + column
                    + " AS mark FROM entry WHERE source = :source AND last_at >= :since AND "
                    + column
                    + " IN (<values>)")
            .bind("source", source)
            .bind("since", since.toEpochMilli())
            .bindList("values", values.subList(from, Math.min(values.size(), from + AT_ONCE)))
            .map((row, context) -> Map.entry(row.getString("mark"), row.getString("entry_key")))
            .forEach(
                one ->
                    found
                        .computeIfAbsent(one.getKey(), any -> new HashSet<>())
                        .add(one.getValue()));
      }
      return found;
    }
  }

  /** From now on these are known; {@code kept} says whether they are articles. */
  public void remember(
      Transaction transaction, String source, List<CleanedEntry> entries, Kept kept, Instant now) {
    transaction.batch(
        """
        INSERT INTO entry (source, entry_key, canonical_link, fingerprint, kept, first_at, last_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (source, entry_key) DO UPDATE SET
          canonical_link = excluded.canonical_link, fingerprint = excluded.fingerprint,
          last_at = excluded.last_at
        """,
        entries,
        (statement, entry) ->
            new Columns(statement)
                .text(source)
                .text(entry.key())
                .text(entry.canonicalLink())
                .text(entry.fingerprint())
                .number(kept == Kept.AS_ARTICLE ? 1 : 0)
                .number(now.toEpochMilli())
                .number(now.toEpochMilli()));
  }

  /** Whether an entry became an article. */
  public enum Kept {
    AS_ARTICLE,
    AS_SEEN
  }
}

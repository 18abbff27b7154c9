package pressrun.audience;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import pressrun.database.Database;
import pressrun.newsletter.Readership;
import pressrun.secret.Tokens;
import pressrun.selection.Cohort;

/** Subscribers and their standing; nothing here ever weakens an opt-out. */
public final class AudienceStore {
  private static final String MADE_UP =
      MadeUp.DOMAINS.stream()
          .map("s.address LIKE '%%@%s'"::formatted)
          .collect(Collectors.joining(" OR "));

  private final Database database;
  private final SuppressionStore suppressions;
  private final Candidates candidates;
  private final Additions additions;
  private final Clock clock;

  public AudienceStore(
      Database database, SuppressionStore suppressions, Tokens tokens, Clock clock) {
    this.database = database;
    this.suppressions = suppressions;
    this.candidates = new Candidates(tokens);
    this.additions = new Additions(candidates, new SubscriberStore(clock));
    this.clock = clock;
  }

  /** Adds a person as ACTIVE; done twice, it changes nothing the second time. */
  public AddOutcome add(String newsletter, NewSubscriber person) {
    return addAll(newsletter, List.of(person)).get(0);
  }

  /** Adds people in one transaction; what came of each, in their order. */
  public List<AddOutcome> addAll(String newsletter, List<NewSubscriber> people) {
    return database.inTransaction(
        transaction ->
            candidates.outcomes(
                people,
                NewSubscriber::address,
                some -> additions.add(transaction, newsletter, some)));
  }

  /** Those who never subscribed to a newsletter, nor left it; asked for many at a time. */
  public List<NewSubscriber> strangers(String newsletter, List<NewSubscriber> people) {
    Map<String, NewSubscriber> byKey = new LinkedHashMap<>();
    people.forEach(person -> byKey.putIfAbsent(keyOf(person.address()), person));
    if (!byKey.isEmpty()) {
      known(newsletter, byKey.keySet()).forEach(byKey::remove);
    }
    return List.copyOf(byKey.values());
  }

  private List<String> known(String newsletter, Set<String> keys) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery(
                    """
                    SELECT s.address_key FROM subscriber s JOIN subscription p ON p.subscriber = s.id
                    WHERE p.newsletter = :newsletter AND s.address_key IN (<keys>)
                    """)
                .bind("newsletter", newsletter)
                .bindList("keys", List.copyOf(keys))
                .mapTo(String.class)
                .list());
  }

  /** Done twice, it changes nothing the second time; false when she never subscribed. */
  public boolean unsubscribe(String newsletter, long subscriber) {
    return database.inTransaction(
            transaction ->
                transaction
                    .handle()
                    .createUpdate(
                        """
                        UPDATE subscription SET since = CASE WHEN state = 'UNSUBSCRIBED' THEN since ELSE :now END,
                          state = 'UNSUBSCRIBED'
                        WHERE newsletter = :newsletter AND (subscriber = :subscriber
                          OR subscriber = (SELECT same_as FROM subscriber WHERE id = :subscriber))
                        """)
                    .bind("newsletter", newsletter)
                    .bind("subscriber", subscriber)
                    .bind("now", clock.millis())
                    .execute())
        > 0;
  }

  /**
   * Forgets a person: her row goes, and so that no later import brings her back, her address stays
   * suppressed as a hash. Her lines in the ledger of past editions stay.
   */
  public boolean remove(String address) {
    Optional<Subscriber> known = find(address);
    known.ifPresent(
        subscriber -> {
          database.useTransaction(
              transaction -> {
                suppressions.add(transaction, keyOf(subscriber.address()), "removed");
                Handle handle = transaction.handle();
                handle.execute("DELETE FROM subscription WHERE subscriber = ?", subscriber.id());
                handle.execute(
                    "DELETE FROM subscriber WHERE id = ? OR same_as = ?",
                    subscriber.id(),
                    subscriber.id());
              });
        });
    return known.isPresent();
  }

  public Optional<Subscriber> find(String address) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery("SELECT * FROM subscriber WHERE address_key = :key")
                .bind("key", keyOf(address))
                .map((row, context) -> subscriber(row))
                .findOne());
  }

  public Optional<Subscriber> find(long id) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery("SELECT * FROM subscriber WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> subscriber(row))
                .findOne());
  }

  /**
   * Hands each subscription of a newsletter over, in the order in which people became known, a
   * portion at a time: nothing is held up meanwhile, however long the receiver takes.
   */
  public void each(String newsletter, Consumer<Subscription> receiver) {
    List<Subscription> portion = after(newsletter, 0);
    while (!portion.isEmpty()) {
      portion.forEach(receiver);
      portion = after(newsletter, portion.get(portion.size() - 1).subscriber().id());
    }
  }

  private List<Subscription> after(String newsletter, long subscriber) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery(
                    """
                    SELECT s.*, p.state, p.since, p.cadence, p.cohort FROM subscription p JOIN subscriber s ON s.id = p.subscriber
                    WHERE p.newsletter = :newsletter AND p.subscriber > :after ORDER BY p.subscriber LIMIT :portion
                    """)
                .bind("newsletter", newsletter)
                .bind("after", subscriber)
                .bind("portion", Database.PORTION)
                .map(
                    (row, context) ->
                        new Subscription(
                            subscriber(row),
                            Standing.valueOf(row.getString("state")),
                            Instant.ofEpochMilli(row.getLong("since")),
                            preference(row)))
                .list());
  }

  /** The first addresses, by alphabet, of those who are written to. */
  public List<String> activeAddresses(String newsletter, int limit) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery(
                    """
                    SELECT s.address FROM subscription p JOIN subscriber s ON s.id = p.subscriber
                    WHERE p.newsletter = :newsletter AND p.state = 'ACTIVE' ORDER BY s.address LIMIT :limit
                    """)
                .bind("newsletter", newsletter)
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
  }

  /** What she chose; of one who does not subscribe, nothing. */
  public Preference preference(String newsletter, long subscriber) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery(
                    "SELECT cadence, cohort FROM subscription"
                        + " WHERE newsletter = :newsletter AND subscriber = :subscriber")
                .bind("newsletter", newsletter)
                .bind("subscriber", subscriber)
                .map((row, context) -> preference(row))
                .findOne()
                .orElse(Preference.NONE));
  }

  /** Keeps what she chose, for the editions to come; false when she never subscribed. */
  public boolean prefer(String newsletter, long subscriber, Preference preference) {
    return database.inTransaction(
            transaction ->
                transaction
                    .handle()
                    .execute(
                        "UPDATE subscription SET cadence = ?, cohort = ? WHERE newsletter = ? AND subscriber = ?",
                        preference.cadence(),
                        preference.cohort().name(),
                        newsletter,
                        subscriber))
        > 0;
  }

  /** The cohorts that somebody who is written to is in, by name. */
  public List<Cohort> cohorts(String newsletter, Readership readership) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery(
                    """
                    SELECT DISTINCT p.cohort FROM subscription p
                    WHERE p.newsletter = :newsletter AND p.state = 'ACTIVE' AND (p.cadence = :cadence
                      OR (:others <> '' AND :others NOT LIKE '%|' || p.cadence || '|%'))
                    ORDER BY p.cohort
                    """)
                .bind("newsletter", newsletter)
                .bind("cadence", readership.cadence())
                .bind("others", readership.others())
                .map((row, context) -> new Cohort(row.getString("cohort")))
                .list());
  }

  private static Preference preference(ResultSet row) throws SQLException {
    return new Preference(row.getString("cadence"), new Cohort(row.getString("cohort")));
  }

  /** How many there are of each standing. */
  public Map<Standing, Long> counts(String newsletter) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery(
                    "SELECT state, count(*) AS n FROM subscription WHERE newsletter = :newsletter GROUP BY state")
                .bind("newsletter", newsletter)
                .reduceRows(
                    new EnumMap<Standing, Long>(Standing.class),
                    (counts, row) -> {
                      counts.put(
                          Standing.valueOf(row.getColumn("state", String.class)),
                          row.getColumn("n", Long.class));
                      return counts;
                    }));
  }

  /** Counts the active subscribers with addresses of examples; empty when there are none. */
  public Optional<MadeUp.Found> madeUp(String newsletter) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery(
                    """
                    SELECT min(s.address) AS one, count(*) AS number
                    FROM subscription p JOIN subscriber s ON s.id = p.subscriber
                    WHERE p.newsletter = :newsletter AND p.state = 'ACTIVE'
                      AND (<made_up>)
                    """)
                .define("made_up", MADE_UP)
                .bind("newsletter", newsletter)
                .map((row, context) -> madeUp(row.getString("one"), row.getLong("number")))
                .one());
  }

  private static Optional<MadeUp.Found> madeUp(@Nullable String one, long number) {
    return Optional.ofNullable(one).map(address -> new MadeUp.Found(number, address));
  }

  Candidates candidates() {
    return candidates;
  }

  String keyOf(String address) {
    return candidates.key(address);
  }

  private static Subscriber subscriber(ResultSet row) throws SQLException {
    return new Subscriber(
        row.getLong("id"),
        row.getString("address"),
        row.getString("name"),
        Optional.ofNullable(row.getString("language")).map(Locale::forLanguageTag));
  }
}

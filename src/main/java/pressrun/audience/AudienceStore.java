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
import org.jdbi.v3.core.Handle;
import pressrun.database.Database;
import pressrun.database.Transaction;
import pressrun.newsletter.Readership;
import pressrun.secret.Purpose;
import pressrun.secret.Tokens;
import pressrun.selection.Cohort;

/** Subscribers and their standing; nothing here ever weakens an opt-out. */
public final class AudienceStore {
  private final Database database;
  private final SuppressionStore suppressions;
  private final Tokens tokens;
  private final Clock clock;

  public AudienceStore(
      Database database, SuppressionStore suppressions, Tokens tokens, Clock clock) {
    this.database = database;
    this.suppressions = suppressions;
    this.tokens = tokens;
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
            people.stream().map(person -> add(transaction, newsletter, person)).toList());
  }

  private AddOutcome add(Transaction transaction, String newsletter, NewSubscriber person) {
    AddressVerdict verdict = Addresses.judge(person.address());
    if (verdict instanceof AddressVerdict.Invalid invalid) {
      return new AddOutcome.Refused(invalid.why());
    }
    if (person.name().codePoints().anyMatch(AudienceStore::breaksLines)) {
      return new AddOutcome.Refused("the name holds a line break or another control character");
    }
    AddressVerdict.Valid valid = (AddressVerdict.Valid) verdict;
    String key = tokens.hash(Purpose.ADDRESS, valid.canonical());
    Optional<String> suppressed = suppressed(transaction, valid);
    if (suppressed.isPresent()) {
      return new AddOutcome.Suppressed(suppressed.get());
    }
    Handle handle = transaction.handle();
    long subscriber = keep(handle, key, valid.address(), person);
    return subscribe(handle, newsletter, subscriber, person.preference());
  }

  /** Also whoever was removed under the domain that the address had by the rules of 2003. */
  Optional<String> suppressed(Transaction transaction, AddressVerdict.Valid valid) {
    return SuppressionStore.reason(transaction, tokens.hash(Purpose.ADDRESS, valid.canonical()))
        .or(
            () ->
                FormerDomains.canonical(valid.address())
                    .filter(former -> !former.equals(valid.canonical()))
                    .map(former -> tokens.hash(Purpose.ADDRESS, former))
                    .flatMap(key -> SuppressionStore.formerReason(transaction, key)));
  }

  /** What no header of a mail may hold. */
  private static boolean breaksLines(int character) {
    return Character.isISOControl(character)
        || Character.getType(character) == Character.LINE_SEPARATOR
        || Character.getType(character) == Character.PARAGRAPH_SEPARATOR
        || Character.getType(character) == Character.SURROGATE;
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

  /** Knows a person from now on, or brings name and language up to date; returns the number. */
  long keep(Handle handle, String key, String address, NewSubscriber person) {
    return handle
        .createQuery(
            """
            INSERT INTO subscriber (address, address_key, name, language, added_at)
            VALUES (:address, :key, :name, :language, :now)
            ON CONFLICT (address_key) DO UPDATE SET
              name = CASE WHEN excluded.name = '' THEN subscriber.name ELSE excluded.name END,
              language = COALESCE(excluded.language, subscriber.language)
            RETURNING id
            """)
        .bind("address", address)
        .bind("key", key)
        .bind("name", person.name())
        .bind("language", person.language().map(Locale::toLanguageTag))
        .bind("now", clock.millis())
        .mapTo(Long.class)
        .one();
  }

  private AddOutcome subscribe(
      Handle handle, String newsletter, long subscriber, Preference preference) {
    int added =
        handle
            .createUpdate(
                """
                INSERT INTO subscription (newsletter, subscriber, state, since, cadence, cohort)
                VALUES (:newsletter, :subscriber, 'ACTIVE', :now, :cadence, :cohort)
                ON CONFLICT (newsletter, subscriber) DO NOTHING
                """)
            .bind("newsletter", newsletter)
            .bind("subscriber", subscriber)
            .bind("now", clock.millis())
            .bind("cadence", preference.cadence())
            .bind("cohort", preference.cohort().name())
            .execute();
    if (added > 0) {
      return new AddOutcome.Added(subscriber);
    }
    Standing standing = standing(handle, newsletter, subscriber);
    return standing == Standing.ACTIVE || standing == Standing.PENDING
        ? new AddOutcome.Known(subscriber)
        : new AddOutcome.OptedOut(standing);
  }

  private static Standing standing(Handle handle, String newsletter, long subscriber) {
    return handle
        .createQuery(
            "SELECT state FROM subscription WHERE newsletter = :newsletter AND subscriber = :subscriber")
        .bind("newsletter", newsletter)
        .bind("subscriber", subscriber)
        .mapTo(Standing.class)
        .one();
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

  /** Hands each subscription of a newsletter over, by address, without holding them all. */
  public void each(String newsletter, Consumer<Subscription> receiver) {
    database.readMuch(
        transaction -> {
          transaction
              .handle()
              .createQuery(
                  """
                  SELECT s.*, p.state, p.since, p.cadence, p.cohort FROM subscription p JOIN subscriber s ON s.id = p.subscriber
                  WHERE p.newsletter = :newsletter ORDER BY s.address
                  """)
              .setFetchSize(Database.PORTION)
              .bind("newsletter", newsletter)
              .map(
                  (row, context) ->
                      new Subscription(
                          subscriber(row),
                          Standing.valueOf(row.getString("state")),
                          Instant.ofEpochMilli(row.getLong("since")),
                          preference(row)))
              .useStream(stream -> stream.forEach(receiver));
          return true;
        });
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

  /** How many who would be written to have addresses at a domain. */
  public long activeAt(String newsletter, String domain) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery(
                    """
                    SELECT count(*) FROM subscription p JOIN subscriber s ON s.id = p.subscriber
                    WHERE p.newsletter = :newsletter AND p.state = 'ACTIVE' AND s.address LIKE :pattern
                    """)
                .bind("newsletter", newsletter)
                .bind("pattern", "%@" + domain)
                .mapTo(Long.class)
                .one());
  }

  /** Returns the address of one active subscriber at a domain. */
  public Optional<String> oneActiveAt(String newsletter, String domain) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery(
                    """
                    SELECT s.address FROM subscription p JOIN subscriber s ON s.id = p.subscriber
                    WHERE p.newsletter = :newsletter AND p.state = 'ACTIVE' AND s.address LIKE :pattern
                    ORDER BY s.id LIMIT 1
                    """)
                .bind("newsletter", newsletter)
                .bind("pattern", "%@" + domain)
                .mapTo(String.class)
                .findOne());
  }

  String keyOf(String address) {
    String canonical =
        Addresses.judge(address) instanceof AddressVerdict.Valid valid
            ? valid.canonical()
            : address;
    return tokens.hash(Purpose.ADDRESS, canonical);
  }

  private static Subscriber subscriber(ResultSet row) throws SQLException {
    return new Subscriber(
        row.getLong("id"),
        row.getString("address"),
        row.getString("name"),
        Optional.ofNullable(row.getString("language")).map(Locale::forLanguageTag));
  }
}

package pressrun.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.StatementContext;
import pressrun.database.Database;
import pressrun.database.Transaction;
import pressrun.edition.Edition;
import pressrun.edition.EditionDraft;
import pressrun.edition.EditionStore;
import pressrun.newsletter.Readership;
import pressrun.selection.Cohort;

/** The ledger as people look at it, and how it is filled. */
public final class DeliveryStore {
  private static final int CHUNK = 10_000;

  /**
   * Who may have an edition: active, of its cadence, of a cohort it has a mail for, not suppressed.
   */
  private static final String READERS =
      """
      FROM edition e JOIN subscription p ON p.newsletter = e.newsletter
        JOIN subscriber s ON s.id = p.subscriber
      WHERE e.id = :edition AND p.state = 'ACTIVE'
        AND (p.cadence = e.cadence
          OR (e.other_cadences <> '' AND e.other_cadences NOT LIKE '%|' || p.cadence || '|%'))
        AND EXISTS (SELECT 1 FROM typeset t WHERE t.edition = e.id AND t.cohort = p.cohort)
        AND NOT EXISTS (SELECT 1 FROM suppression x WHERE x.address_key = s.address_key)
      """;

  private static final String INSERT =
      """
      INSERT INTO delivery (edition, subscriber, address, address_key, name, cohort, state, next_at)
      SELECT e.id, s.id, s.address, s.address_key, s.name, p.cohort, 'PENDING', :atOnce
      """
          + READERS;

  private static final String OF_EDITION =
      """
      AND p.cohort IN (<cohorts>)
      AND (p.cadence = :cadence OR (:others <> '' AND :others NOT LIKE '%|' || p.cadence || '|%'))""";

  private static final String WITHOUT_ROW =
      "s.id NOT IN (SELECT subscriber FROM delivery WHERE edition = :edition)"
          + " AND s.address_key NOT IN (SELECT address_key FROM delivery WHERE edition = :edition)";

  private final Database database;
  private final EditionStore editions;
  private final Clock clock;

  public DeliveryStore(Database database, EditionStore editions, Clock clock) {
    this.database = database;
    this.editions = editions;
    this.clock = clock;
  }

  /**
   * Gives each active subscriber of the edition's cadence who may be written to, and whose cohort
   * it has a mail for, a row, in chunks; done twice, or half done and done again, each has one.
   * Answers how many rows there are.
   */
  public long enqueue(Edition edition) {
    long until =
        database.inTransaction(transaction -> editions.lastSubscriber(transaction, edition.id()));
    long last = 0;
    while (last < until) {
      long from = last;
      long to = Math.min(until, chunkEnd(from).orElse(until));
      database.useTransaction(transaction -> insert(transaction, edition, from, to));
      last = to;
    }
    return database.inTransaction(transaction -> queued(transaction, edition));
  }

  private long queued(Transaction transaction, Edition edition) {
    long planned = count(transaction, edition.id());
    editions.markQueued(transaction, edition.id(), planned, clock.instant());
    return planned;
  }

  /** Gives a row to who has none and may have one, though they came after the edition. */
  public long enqueueLate(Edition edition) {
    return database.inTransaction(
        transaction -> {
          transaction
              .handle()
              .createUpdate(INSERT + "AND " + WITHOUT_ROW + " ON CONFLICT DO NOTHING")
              .bind("edition", edition.id())
              .bind("atOnce", WaitStore.AT_ONCE)
              .execute();
          return queued(transaction, edition);
        });
  }

  private static long count(Transaction transaction, long edition) {
    return transaction
        .handle()
        .createQuery("SELECT count(*) FROM delivery WHERE edition = :edition")
        .bind("edition", edition)
        .mapTo(Long.class)
        .one();
  }

  /** Whether the ledger knows of a mail that a relay has accepted. */
  boolean isBooked(Transaction transaction, JournalEntry accepted) {
    return transaction
            .handle()
            .createQuery(
                """
                SELECT count(*) FROM delivery WHERE edition = :edition AND subscriber = :subscriber
                  AND (state = 'SENT' OR (epoch = :epoch AND state IN ('DOT', 'UNCERTAIN')))
                """)
            .bind("edition", accepted.edition())
            .bind("subscriber", accepted.subscriber())
            .bind("epoch", accepted.epoch())
            .mapTo(Long.class)
            .one()
        > 0;
  }

  private Optional<Long> chunkEnd(long after) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery(
                    """
                    SELECT max(id) FROM
                      (SELECT id FROM subscriber WHERE id > :after ORDER BY id LIMIT :chunk) AS next_chunk
                    """)
                .bind("after", after)
                .bind("chunk", CHUNK)
                .mapTo(Long.class)
                .findOne());
  }

  private void insert(Transaction transaction, Edition edition, long from, long to) {
    transaction
        .handle()
        .createUpdate(INSERT + "AND s.id > :from AND s.id <= :to ON CONFLICT DO NOTHING")
        .bind("edition", edition.id())
        .bind("atOnce", WaitStore.AT_ONCE)
        .bind("from", from)
        .bind("to", to)
        .execute();
  }

  /** Whether every row of an edition stands in the ledger. */
  boolean queued(long edition) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery(
                    "SELECT queued_at FROM edition WHERE id = :id AND queued_at IS NOT NULL")
                .bind("id", edition)
                .mapTo(Long.class)
                .findOne()
                .isPresent());
  }

  /** How many of its cadence, whose cohorts get a mail, an edition would go to now. */
  public Reach reach(EditionDraft draft) {
    return reach(
        draft.slot().newsletter(), draft.readership(), draft.selections().mails().keySet());
  }

  private Reach reach(String newsletter, Readership readership, Collection<Cohort> cohorts) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery(counting(OF_EDITION))
                .bind("newsletter", newsletter)
                .bind("cadence", readership.cadence())
                .bind("others", readership.others())
                .bindList("cohorts", cohorts.stream().map(Cohort::name).toList())
                .map(DeliveryStore::reach)
                .one());
  }

  /** How many it would go to now, whatever its cadence, and how many active ones are suppressed. */
  public Reach reach(String newsletter) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery(counting(""))
                .bind("newsletter", newsletter)
                .map(DeliveryStore::reach)
                .one());
  }

  /** Looks the suppressed up from the list of suppressions, which is short. */
  private static String counting(String further) {
    return """
        SELECT
          (SELECT count(*) FROM subscription p
           WHERE p.newsletter = :newsletter AND p.state = 'ACTIVE' %1$s) AS active,
          (SELECT count(*) FROM suppression x JOIN subscriber s ON s.address_key = x.address_key
             JOIN subscription p ON p.subscriber = s.id
           WHERE p.newsletter = :newsletter AND p.state = 'ACTIVE' %1$s) AS suppressed
        """
        .formatted(further);
  }

  private static Reach reach(ResultSet row, StatementContext context) throws SQLException {
    return new Reach(row.getLong("active") - row.getLong("suppressed"), row.getLong("suppressed"));
  }

  /** How many have not had an edition that may have it: who came since, and whose copy expired. */
  public long missing(Edition edition) {
    return database.read(
        transaction -> {
          long late =
              transaction
                  .handle()
                  .createQuery("SELECT count(*) " + READERS + "AND " + WITHOUT_ROW)
                  .bind("edition", edition.id())
                  .mapTo(Long.class)
                  .one();
          return late + tally(edition.id()).of(DeliveryState.EXPIRED);
        });
  }

  /** How many deliveries are in which state. */
  public Tally tally(long edition) {
    Map<DeliveryState, Long> counts = new EnumMap<>(DeliveryState.class);
    database.read(
        transaction -> {
          transaction
              .handle()
              .createQuery(
                  "SELECT state, count(*) AS n FROM delivery WHERE edition = :edition GROUP BY state")
              .bind("edition", edition)
              .map(
                  (row, context) ->
                      Map.entry(DeliveryState.valueOf(row.getString("state")), row.getLong("n")))
              .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
          return true;
        });
    return new Tally(counts);
  }

  /** Hands each delivery of an edition over, by address, without holding them all. */
  public void each(long edition, Optional<DeliveryState> state, Consumer<Delivery> receiver) {
    database.readMuch(
        transaction -> {
          transaction
              .handle()
              .createQuery(
                  "SELECT * FROM delivery WHERE edition = :edition AND (:all = 1 OR state = :state) ORDER BY address")
              .setFetchSize(Database.PORTION)
              .bind("edition", edition)
              .bind("all", state.isPresent() ? 0 : 1)
              .bind("state", state.map(DeliveryState::name).orElse(""))
              .map((row, context) -> delivery(row))
              .useStream(stream -> stream.forEach(receiver));
          return true;
        });
  }

  /** One page of an edition's deliveries, by address. */
  public List<Delivery> page(long edition, Optional<DeliveryState> state, int offset, int size) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery(
                    """
                    SELECT * FROM delivery WHERE edition = :edition AND (:all = 1 OR state = :state)
                    ORDER BY address LIMIT :size OFFSET :offset
                    """)
                .bind("edition", edition)
                .bind("all", state.isPresent() ? 0 : 1)
                .bind("state", state.map(DeliveryState::name).orElse(""))
                .bind("size", size)
                .bind("offset", offset)
                .map((row, context) -> delivery(row))
                .list());
  }

  /** The delivery of an edition to an address. */
  public Optional<Delivery> find(long edition, String address) {
    return find(edition, "address", address);
  }

  public Optional<Delivery> find(long edition, long subscriber) {
    return find(edition, "subscriber", subscriber);
  }

  private Optional<Delivery> find(long edition, String column, Object value) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery(
                    "SELECT * FROM delivery WHERE edition = :edition AND " + column + " = :value")
                .bind("edition", edition)
                .bind("value", value)
                .map((row, context) -> delivery(row))
                .findOne());
  }

  /** Of those that are put off, or in doubt, the one whose turn comes first. */
  public Optional<Delivery> next(long edition) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery(
                    """
                    SELECT * FROM delivery WHERE edition = :edition AND state IN ('DEFERRED', 'UNCERTAIN')
                    ORDER BY next_at LIMIT 1
                    """)
                .bind("edition", edition)
                .map((row, context) -> delivery(row))
                .findOne());
  }

  /** What went wrong with a delivery, oldest first. */
  public List<Attempt> attempts(Delivery delivery) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery(
                    "SELECT * FROM attempt WHERE edition = :edition AND subscriber = :subscriber ORDER BY id")
                .bind("edition", delivery.edition())
                .bind("subscriber", delivery.subscriber())
                .map(
                    (row, context) ->
                        new Attempt(
                            Instant.ofEpochMilli(row.getLong("ended_at")),
                            row.getString("relay"),
                            row.getString("outcome"),
                            row.getString("stage"),
                            replyCode(row),
                            row.getString("reply_text")))
                .list());
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    long nextAt = row.getLong("next_at");
    DeliveryState state = DeliveryState.valueOf(row.getString("state"));
    return new Delivery(
        row.getLong("edition"),
        row.getLong("subscriber"),
        row.getString("address"),
        state,
        row.getInt("attempts"),
        Optional.ofNullable(row.getString("message_id")),
        Optional.ofNullable(row.getString("relay")),
        Optional.of(Instant.ofEpochMilli(nextAt))
            .filter(at -> state.waits() && nextAt > WaitStore.AT_ONCE),
        Optional.ofNullable(row.getString("stage")),
        replyCode(row),
        Optional.ofNullable(row.getString("reply_text")));
  }

  private static OptionalInt replyCode(ResultSet row) throws SQLException {
    int code = row.getInt("reply_code");
    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(code);
  }
}

package pressrun.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import pressrun.database.Database;
import pressrun.edition.Edition;
import pressrun.edition.EditionState;
import pressrun.edition.EditionStore;
import pressrun.render.Typeset;

/**
 * The ledger as commands and pages see it: fill it, count it, list it, decide what waits for a
 * person. Usable beside a process that delivers.
 */
public final class DeliveryStore {
  private static final int CHUNK = 10_000;

  private final Database database;
  private final EditionStore editions;
  private final Clock clock;

  public DeliveryStore(Database database, EditionStore editions, Clock clock) {
    this.database = database;
    this.editions = editions;
    this.clock = clock;
  }

  /**
   * Puts everybody who may be written to into the ledger. Stopped anywhere and run again, it goes
   * on; run after it has finished, it changes nothing.
   */
  public void enqueue(Edition edition) {
    if (queued(edition.id())) {
      return;
    }
    long after = 0;
    for (Optional<Long> last = chunk(edition, after);
        last.isPresent();
        last = chunk(edition, after)) {
      after = last.get();
    }
    database.useTransaction(
        transaction -> editions.markQueued(transaction, edition.id(), clock.instant()));
  }

  private boolean queued(long edition) {
    return database.read(
        transaction ->
            transaction
                    .handle()
                    .createQuery(
                        "SELECT count(*) FROM edition WHERE id = :id AND queued_at IS NOT NULL")
                    .bind("id", edition)
                    .mapTo(Long.class)
                    .one()
                > 0);
  }

  /** The last subscriber of the chunk; none when there are no more. */
  private Optional<Long> chunk(Edition edition, long after) {
    return database.inTransaction(
        transaction -> {
          Handle handle = transaction.handle();
          Optional<Long> until = chunkEnd(handle, edition.slot().newsletter(), after);
          until.ifPresent(end -> insert(handle, edition, after, end));
          return until;
        });
  }

  private static Optional<Long> chunkEnd(Handle handle, String newsletter, long after) {
    return handle
        .createQuery(
            """
            SELECT max(subscriber) FROM (
              SELECT subscriber FROM subscription WHERE newsletter = :newsletter AND subscriber > :after
              ORDER BY subscriber LIMIT :chunk) AS next
            """)
        .bind("newsletter", newsletter)
        .bind("after", after)
        .bind("chunk", CHUNK)
        .mapTo(Long.class)
        .findOne();
  }

  private void insert(Handle handle, Edition edition, long after, long until) {
    handle
        .createUpdate(
            """
            INSERT INTO delivery (edition, subscriber, address, address_key, name, cohort, language, state, next_at)
            SELECT :edition, s.id, s.address, s.address_key, s.name, :cohort,
              COALESCE(
                (SELECT t.language FROM typeset t
                  WHERE t.edition = :edition AND t.cohort = :cohort AND t.language = s.language),
                (SELECT min(t.language) FROM typeset t WHERE t.edition = :edition AND t.cohort = :cohort), ''),
              'PENDING', :now
            FROM subscription p JOIN subscriber s ON s.id = p.subscriber
            WHERE p.newsletter = :newsletter AND p.state = 'ACTIVE'
              AND p.subscriber > :after AND p.subscriber <= :until
              AND NOT EXISTS (SELECT 1 FROM suppression x WHERE x.address_key = s.address_key)
            ON CONFLICT DO NOTHING
            """)
        .bind("edition", edition.id())
        .bind("newsletter", edition.slot().newsletter())
        .bind("cohort", Typeset.EVERYBODY)
        .bind("after", after)
        .bind("until", until)
        .bind("now", clock.millis())
        .execute();
  }

  /** For how many an edition of this newsletter would be, and who is left out and why. */
  public LeftOut leftOut(String newsletter) {
    Map<String, Long> counts = new TreeMap<>();
    database.read(
        transaction -> {
          transaction
              .handle()
              .createQuery(
                  """
                  SELECT CASE WHEN p.state <> 'ACTIVE' THEN p.state
                    WHEN EXISTS (SELECT 1 FROM suppression x WHERE x.address_key = s.address_key) THEN 'SUPPRESSED'
                    ELSE 'ACTIVE' END AS standing, count(*) AS n
                  FROM subscription p JOIN subscriber s ON s.id = p.subscriber
                  WHERE p.newsletter = :newsletter GROUP BY 1
                  """)
              .bind("newsletter", newsletter)
              .map((row, context) -> Map.entry(row.getString("standing"), row.getLong("n")))
              .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
          return counts;
        });
    long recipients = Optional.ofNullable(counts.remove("ACTIVE")).orElse(0L);
    return new LeftOut(recipients, counts);
  }

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
          return counts;
        });
    return new Tally(counts);
  }

  /** By edition, newest first, then by address. */
  public List<Delivery> list(DeliveryFilter filter) {
    return database.read(
        transaction -> {
          try (Query query =
              transaction
                  .handle()
                  .createQuery(
                      """
                      SELECT * FROM delivery
                      WHERE (:edition = 0 OR edition = :edition)
                        AND (:state = '' OR state = :state)
                        AND (:address = '' OR lower(address) = lower(:address))
                      ORDER BY edition DESC, address LIMIT :limit
                      """)) {
            return query
                .bind("edition", filter.edition().orElse(0))
                .bind("state", filter.state().map(DeliveryState::name).orElse(""))
                .bind("address", filter.address().orElse(""))
                .bind("limit", filter.limit())
                .map((row, context) -> delivery(row))
                .list();
          }
        });
  }

  /**
   * Tries again what ended in one of these states, at once, and counts them. For HELD and SENT this
   * may mean a second copy; that is the caller's decision.
   */
  public int retry(long edition, DeliveryState... ended) {
    int rows =
        database.inTransaction(
            transaction ->
                transaction
                    .handle()
                    .createUpdate(
                        """
                        UPDATE delivery SET state = 'PENDING', next_at = :now, settled_at = NULL, attempts = 0,
                          uncertain = 0, first_attempt_at = NULL
                        WHERE edition = :edition AND state IN (<ended>)
                          AND state IN ('HELD', 'FAILED', 'EXPIRED', 'DEFERRED')
                        """)
                    .bind("edition", edition)
                    .bind("now", clock.millis())
                    .bindList("ended", Arrays.stream(ended).map(DeliveryState::name).toList())
                    .execute());
    if (rows > 0) {
      editions.move(edition, EditionState.SENT, EditionState.SENDING);
    }
    return rows;
  }

  /**
   * A person, or the relay's log, says that a held delivery did arrive; false when none is held.
   */
  public boolean resolveAsSent(long edition, long subscriber) {
    return database.inTransaction(
            transaction ->
                transaction
                    .handle()
                    .createUpdate(
                        """
                        UPDATE delivery SET state = 'SENT', settled_at = :now
                        WHERE edition = :edition AND subscriber = :subscriber AND state = 'HELD'
                        """)
                    .bind("edition", edition)
                    .bind("subscriber", subscriber)
                    .bind("now", clock.millis())
                    .execute())
        > 0;
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    long next = row.getLong("next_at");
    int code = row.getInt("reply_code");
    OptionalInt replyCode = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(code);
    return new Delivery(
        row.getLong("edition"),
        row.getLong("subscriber"),
        row.getString("address"),
        DeliveryState.valueOf(row.getString("state")),
        row.getInt("attempts"),
        Optional.ofNullable(row.getString("message_id")),
        Optional.ofNullable(row.getString("relay")),
        Optional.of(Instant.ofEpochMilli(next)),
        Optional.ofNullable(row.getString("stage")),
        replyCode,
        Optional.ofNullable(row.getString("reply_text")));
  }
}

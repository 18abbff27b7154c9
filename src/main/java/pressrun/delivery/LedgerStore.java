package pressrun.delivery;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import pressrun.database.Dialect;
import pressrun.database.Transaction;

/**
 * The ledger as the loop changes it. Every change is conditional on the epoch of the claim, so a
 * late one finds no row.
 */
final class LedgerStore {
  /** What a claim is made of. */
  static final String CLAIM =
      "edition, subscriber, address, address_key, name, cohort, epoch, attempts, uncertain,"
          + " first_attempt_at";

  private final Dialect dialect;

  LedgerStore(Dialect dialect) {
    this.dialect = dialect;
  }

  /** How many rows could be claimed now, counted up to the limit. */
  int due(Transaction transaction, ClaimOrder order) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT count(*) FROM (SELECT 1 AS one FROM delivery
              WHERE edition = :edition AND state IN ('PENDING', 'DEFERRED') AND next_at <= :now
                AND (uncertain = 0 OR relay = :relay OR relay NOT IN (<declared>)) LIMIT :limit) AS due
            """)
        .bind("edition", order.edition())
        .bind("now", order.now().toEpochMilli())
        .bind("relay", order.relay())
        .bindList("declared", order.declared())
        .bind("limit", order.limit())
        .mapTo(Integer.class)
        .one();
  }

  /** Whether anything of an edition is still to be done by itself. */
  boolean isOpen(Transaction transaction, long edition) {
    return transaction
            .handle()
            .createQuery(
                """
                SELECT count(*) FROM edition e WHERE e.id = :edition AND (e.queued_at IS NULL
                  OR EXISTS (SELECT 1 FROM delivery d WHERE d.edition = e.id AND d.state IN ('PENDING', 'DEFERRED'))
                  OR EXISTS (SELECT 1 FROM delivery d WHERE d.edition = e.id AND d.node IS NOT NULL)
                  OR EXISTS (SELECT 1 FROM delivery d WHERE d.edition = e.id AND d.state = 'UNCERTAIN'))
                """)
            .bind("edition", edition)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /** Editions being sent that are in the ledger as a whole and have nothing left to be done. */
  List<Long> finished(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT e.id FROM edition e WHERE e.state IN ('FROZEN', 'SENDING') AND e.queued_at IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.edition = e.id AND d.state IN ('PENDING', 'DEFERRED'))
              AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.edition = e.id AND d.node IS NOT NULL)
              AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.edition = e.id AND d.state = 'UNCERTAIN')
            """)
        .mapTo(Long.class)
        .list();
  }

  /**
   * Takes up to {@code limit} due rows of an edition; two nodes never take the same one. What is
   * uncertain goes by its own relay, or by any when that one is no longer declared.
   */
  List<Claim> claim(Transaction transaction, ClaimOrder order) {
    return claim(
        transaction, order, "(uncertain = 0 OR relay = :relay OR relay NOT IN (<declared>))");
  }

  /** The same, of what was uncertain at this relay only. */
  List<Claim> claimUncertain(Transaction transaction, ClaimOrder order) {
    return claim(transaction, order, "uncertain > 0 AND relay = :relay AND relay IN (<declared>)");
  }

  private List<Claim> claim(Transaction transaction, ClaimOrder order, String condition) {
    Handle handle = transaction.handle();
    long epoch = NodeStore.nextEpoch(transaction);
    // Materialised: PostgreSQL may run a plain sub-query anew for each row, past its limit.
    return handle
        .createQuery(
            """
            WITH due AS MATERIALIZED (
              SELECT subscriber FROM delivery
              WHERE edition = :edition AND state IN ('PENDING', 'DEFERRED') AND next_at <= :now
                AND %s
              ORDER BY next_at LIMIT :limit %s)
            UPDATE delivery SET state = 'CLAIMED', epoch = :epoch, node = :node, relay = :relay
            WHERE edition = :edition AND subscriber IN (SELECT subscriber FROM due)
            RETURNING %s
            """
                .formatted(condition, dialect.skipLocked(), CLAIM))
        .bindList("declared", order.declared())
        .bind("epoch", epoch)
        .bind("node", order.node())
        .bind("relay", order.relay())
        .bind("edition", order.edition())
        .bind("now", order.now().toEpochMilli())
        .bind("limit", order.limit())
        .map((row, context) -> claim(row))
        .list();
  }

  /**
   * Commits to the dots. A mark is refused when the row is no longer this claim's, or its person is
   * no longer to be written to; then the row is moved on to what it should be.
   */
  List<Boolean> mark(Transaction transaction, List<Mark> marks, Instant now) {
    awaitDecisions(transaction, marks);
    List<Boolean> taken =
        transaction.batch(
            """
            UPDATE delivery SET state = 'DOT', dot_at = ?, message_id = ?, relay = ?
            WHERE edition = ? AND subscriber = ? AND epoch = ? AND state IN ('CLAIMED', 'DOT')
              AND EXISTS (SELECT 1 FROM edition e
                JOIN subscription p ON p.newsletter = e.newsletter AND p.subscriber = delivery.subscriber
                WHERE e.id = delivery.edition AND e.state IN ('FROZEN', 'SENDING') AND p.state = 'ACTIVE')
              AND NOT EXISTS (SELECT 1 FROM suppression x WHERE x.address_key = delivery.address_key)
            """,
            marks,
            (statement, mark) -> {
              statement.setLong(1, now.toEpochMilli());
              statement.setString(2, mark.messageId());
              statement.setString(3, mark.relay());
              key(statement, 4, mark.claim());
            });
    refuse(transaction, marks, taken, now);
    return taken;
  }

  /**
   * Whoever pauses or cancels an edition at this moment comes before or after these marks, not
   * beside them. SQLite has one writer at a time anyhow.
   */
  private void awaitDecisions(Transaction transaction, List<Mark> marks) {
    if (dialect == Dialect.POSTGRESQL) {
      transaction
          .handle()
          .createQuery("SELECT id FROM edition WHERE id IN (<editions>) ORDER BY id FOR SHARE")
          .bindList(
              "editions", marks.stream().map(mark -> mark.claim().edition()).distinct().toList())
          .mapTo(Long.class)
          .list();
    }
  }

  private static void key(PreparedStatement statement, int from, Claim claim) throws SQLException {
    statement.setLong(from, claim.edition());
    statement.setLong(from + 1, claim.subscriber());
    statement.setLong(from + 2, claim.epoch());
  }

  private static void refuse(
      Transaction transaction, List<Mark> marks, List<Boolean> taken, Instant now) {
    for (int i = 0; i < marks.size(); i++) {
      if (!taken.get(i)) {
        Claim claim = marks.get(i).claim();
        transaction
            .handle()
            .createUpdate(
                """
                UPDATE delivery SET node = NULL, settled_at = :now,
                  state = (SELECT CASE e.state WHEN 'CANCELLED' THEN 'CANCELLED' WHEN 'PAUSED' THEN 'PENDING'
                           ELSE 'SUPPRESSED' END FROM edition e WHERE e.id = delivery.edition)
                WHERE edition = :edition AND subscriber = :subscriber AND epoch = :epoch AND state IN ('CLAIMED', 'DOT')
                """)
            .bind("edition", claim.edition())
            .bind("subscriber", claim.subscriber())
            .bind("epoch", claim.epoch())
            .bind("now", now.toEpochMilli())
            .execute();
      }
    }
  }

  /**
   * Writes down how attempts ended; done twice, the second time finds no row. What was only marked,
   * and never tried before, is as if it had not been; a row's turn never moves back, so that what
   * is given back keeps its place before what met trouble.
   */
  void settle(Transaction transaction, List<Settled> ended, Instant now) {
    transaction.batch(
        """
        UPDATE delivery SET state = ?, next_at = CASE WHEN ? > next_at THEN ? ELSE next_at END,
          attempts = attempts + ?, uncertain = uncertain + ?,
          dot_at = CASE WHEN ? = 1 OR stage IS NOT NULL THEN dot_at END, stage = COALESCE(?, stage),
          reply_code = CASE WHEN ? = 1 THEN ? ELSE reply_code END,
          reply_text = CASE WHEN ? = 1 THEN ? ELSE reply_text END,
          first_attempt_at = CASE WHEN ? > 0 THEN COALESCE(first_attempt_at, ?) ELSE first_attempt_at END,
          settled_at = ?, node = NULL
        WHERE edition = ? AND subscriber = ? AND epoch = ? AND state IN ('CLAIMED', 'DOT', 'UNCERTAIN')
        """,
        ended,
        (statement, settled) -> bind(statement, settled, now));
    List<Settled> faults = ended.stream().filter(Settled::isFault).toList();
    if (!faults.isEmpty()) {
      addAttempts(transaction, faults, now);
      faults.forEach(fault -> addRefusal(transaction, fault, now));
    }
  }

  private static void addRefusal(Transaction transaction, Settled fault, Instant now) {
    fault
        .refusal()
        .ifPresent(
            refusal -> RefusalStore.add(transaction, fault.claim(), fault.relay(), refusal, now));
  }

  private static void bind(PreparedStatement statement, Settled settled, Instant now)
      throws SQLException {
    Verdict verdict = settled.verdict();
    int said = verdict.stage().isPresent() ? 1 : 0;
    statement.setString(1, verdict.state().name());
    statement.setLong(2, verdict.next().toEpochMilli());
    statement.setLong(3, verdict.next().toEpochMilli());
    statement.setInt(4, verdict.attempts());
    statement.setInt(5, verdict.uncertain());
    statement.setInt(6, said);
    statement.setString(7, verdict.stage().orElse(null));
    statement.setInt(8, said);
    if (verdict.code().isPresent()) {
      statement.setInt(9, verdict.code().getAsInt());
    } else {
      statement.setNull(9, Types.INTEGER);
    }
    statement.setInt(10, said);
    statement.setString(11, verdict.text());
    statement.setInt(12, verdict.attempts());
    statement.setLong(13, now.toEpochMilli());
    if (verdict.state().isFinal()) {
      statement.setLong(14, now.toEpochMilli());
    } else {
      statement.setNull(14, Types.BIGINT);
    }
    key(statement, 15, settled.claim());
  }

  private static void addAttempts(Transaction transaction, List<Settled> faults, Instant now) {
    PreparedBatch batch =
        transaction
            .handle()
            .prepareBatch(
                """
                INSERT INTO attempt (edition, subscriber, epoch, relay, outcome, stage, reply_code, reply_text, ended_at)
                VALUES (:edition, :subscriber, :epoch, :relay, :outcome, :stage, :code, :text, :now)
                """);
    for (Settled fault : faults) {
      bindKey(batch, fault.claim())
          .bind("relay", fault.relay())
          .bind("outcome", fault.outcome())
          .bind("stage", fault.verdict().stage().orElse(""))
          .bind("code", code(fault.verdict().code()).orElse(null))
          .bind("text", fault.verdict().text())
          .bind("now", now.toEpochMilli())
          .add();
    }
    batch.execute();
  }

  /** Has those that were put off tried again at a time of their own; the attempt is not counted. */
  static void tryAgainAt(Transaction transaction, List<Claim> claims, Instant at) {
    transaction.batch(
        """
        UPDATE delivery SET next_at = ?, attempts = CASE WHEN attempts > 0 THEN attempts - 1 ELSE 0 END
        WHERE edition = ? AND subscriber = ? AND epoch = ? AND state = 'DEFERRED'
        """,
        claims,
        (statement, claim) -> {
          statement.setLong(1, at.toEpochMilli());
          key(statement, 2, claim);
        });
  }

  /** After the grace, an uncertain one goes out once more, identical. */
  void ripen(Transaction transaction, Instant now) {
    transaction
        .handle()
        .execute(
            """
            UPDATE delivery SET state = 'PENDING' WHERE state = 'UNCERTAIN' AND next_at <= ?
            """,
            now.toEpochMilli());
  }

  // In these two, a plus and a condition said twice are what SQLite needs to look through the
  // small index of open rows and not through the whole ledger.

  /**
   * What came back, or was still being added, after its edition was cancelled; who may have had it
   * is held for a person.
   */
  void cancel(Transaction transaction, Instant now) {
    transaction
        .handle()
        .execute(
            """
            UPDATE delivery SET settled_at = CASE WHEN uncertain = 0 THEN ? END,
              state = CASE WHEN uncertain = 0 THEN 'CANCELLED' ELSE 'HELD' END
            WHERE state IN ('PENDING', 'DEFERRED')
              AND +edition IN (SELECT id FROM edition WHERE state = 'CANCELLED')
            """,
            now.toEpochMilli());
  }

  /** Only what was deferred expires; what was never tried waits as long as it takes. */
  void expire(Transaction transaction, Instant firstTriedBefore, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE delivery SET state = 'EXPIRED', settled_at = :now
            WHERE state IN ('PENDING', 'DEFERRED') AND state = 'DEFERRED' AND first_attempt_at <= :before
              AND +edition IN (SELECT id FROM edition WHERE state IN ('FROZEN', 'SENDING'))
            """)
        .bind("before", firstTriedBefore.toEpochMilli())
        .bind("now", now.toEpochMilli())
        .execute();
  }

  private static PreparedBatch bindKey(PreparedBatch batch, Claim claim) {
    return batch
        .bind("edition", claim.edition())
        .bind("subscriber", claim.subscriber())
        .bind("epoch", claim.epoch());
  }

  private static Optional<Integer> code(OptionalInt code) {
    return code.isPresent() ? Optional.of(code.getAsInt()) : Optional.empty();
  }

  /** Of a row that begins with the columns of {@link #CLAIM}. */
  static Claim claim(ResultSet row) throws SQLException {
    long first = row.getLong(10);
    boolean tried = !row.wasNull();
    return new Claim(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getLong(7),
        row.getInt(8),
        row.getInt(9),
        tried ? Optional.of(Instant.ofEpochMilli(first)) : Optional.empty());
  }
}

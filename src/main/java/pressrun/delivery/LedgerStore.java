package pressrun.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import pressrun.database.Database;
import pressrun.database.Transaction;
import pressrun.mail.Message;

/** The ledger as the sender moves it; every change is conditional on the claim's epoch. */
final class LedgerStore {
  private final Database database;
  private final Clock clock;
  private final String node;

  LedgerStore(Database database, Clock clock, String node) {
    this.database = database;
    this.clock = clock;
    this.node = node;
  }

  /** Takes up to {@code most} deliveries that are due, oldest due first, under a fresh epoch. */
  List<Claim> claim(int most) {
    return database.inTransaction(
        transaction -> {
          Handle handle = transaction.handle();
          long epoch =
              handle
                  .createQuery("UPDATE install SET epoch = epoch + 1 RETURNING epoch")
                  .mapTo(Long.class)
                  .one();
          return handle
              .createQuery(
                  """
                  UPDATE delivery SET state = 'CLAIMED', epoch = :epoch, node = :node
                  WHERE (edition, subscriber) IN (
                    SELECT d.edition, d.subscriber FROM delivery d
                    WHERE d.state IN ('PENDING', 'DEFERRED') AND d.next_at <= :now
                      AND EXISTS (SELECT 1 FROM edition e WHERE e.id = d.edition AND e.state = 'SENDING')
                    ORDER BY d.next_at LIMIT :most %s)
                  RETURNING *
                  """
                      .formatted(database.dialect().skipLocked()))
              .bind("epoch", epoch)
              .bind("node", node)
              .bind("now", clock.millis())
              .bind("most", most)
              .map((row, context) -> claim(row))
              .list();
        });
  }

  private static Claim claim(ResultSet row) throws SQLException {
    return new Claim(
        row.getLong("edition"),
        row.getLong("subscriber"),
        row.getString("address"),
        row.getString("address_key"),
        row.getString("name"),
        row.getString("cohort"),
        row.getLong("epoch"),
        row.getInt("attempts"),
        row.getInt("uncertain"),
        row.getLong("first_attempt_at"));
  }

  /**
   * Says that the dot is about to be written; true when exactly this claim may go on: still ours,
   * still subscribed, not suppressed, the edition not paused.
   */
  boolean mark(Transaction transaction, Claim claim, Message message, String relay) {
    int marked =
        transaction
            .handle()
            .createUpdate(
                """
                UPDATE delivery SET state = 'DOT', dot_at = :now, message_id = :messageId, relay = :relay,
                  attempts = attempts + 1, first_attempt_at = COALESCE(first_attempt_at, :now)
                WHERE edition = :edition AND subscriber = :subscriber AND epoch = :epoch AND state = 'CLAIMED'
                  AND NOT EXISTS (SELECT 1 FROM suppression x WHERE x.address_key = delivery.address_key)
                  AND EXISTS (SELECT 1 FROM edition e JOIN subscription p ON p.newsletter = e.newsletter
                              WHERE e.id = delivery.edition AND e.state = 'SENDING'
                                AND p.subscriber = delivery.subscriber AND p.state = 'ACTIVE')
                """)
            .bind("now", clock.millis())
            .bind("messageId", message.messageId())
            .bind("relay", relay)
            .bind("edition", claim.edition())
            .bind("subscriber", claim.subscriber())
            .bind("epoch", claim.epoch())
            .execute();
    return marked == 1;
  }

  /**
   * After a mark that was refused: SUPPRESSED when she has left meanwhile, else back to PENDING.
   */
  void withdraw(Transaction transaction, Claim claim) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE delivery SET settled_at = :now, state = CASE WHEN EXISTS (
                SELECT 1 FROM edition e JOIN subscription p ON p.newsletter = e.newsletter
                WHERE e.id = delivery.edition AND p.subscriber = delivery.subscriber AND p.state = 'ACTIVE')
              AND NOT EXISTS (SELECT 1 FROM suppression x WHERE x.address_key = delivery.address_key)
              THEN 'PENDING' ELSE 'SUPPRESSED' END
            WHERE edition = :edition AND subscriber = :subscriber AND epoch = :epoch AND state = 'CLAIMED'
            """)
        .bind("now", clock.millis())
        .bind("edition", claim.edition())
        .bind("subscriber", claim.subscriber())
        .bind("epoch", claim.epoch())
        .execute();
  }

  /** Writes what became of a claim; a settlement of an older epoch is without effect. */
  void record(Transaction transaction, Settlement settlement, String relay) {
    Claim claim = settlement.claim();
    int recorded =
        transaction
            .handle()
            .createUpdate(
                """
                UPDATE delivery SET state = :state, next_at = :next, stage = :stage, reply_code = :code,
                  reply_text = :words, settled_at = :now, uncertain = uncertain + :uncertain
                WHERE edition = :edition AND subscriber = :subscriber AND epoch = :epoch
                  AND state IN ('CLAIMED', 'DOT')
                """)
            .bind("state", settlement.state().name())
            .bind("next", clock.millis() + settlement.delay().toMillis())
            .bind("stage", settlement.stage().name())
            .bind("code", settlement.reply().map(reply -> reply.code()))
            .bind("words", settlement.words())
            .bind("now", clock.millis())
            .bind("uncertain", settlement.state() == DeliveryState.UNCERTAIN ? 1 : 0)
            .bind("edition", claim.edition())
            .bind("subscriber", claim.subscriber())
            .bind("epoch", claim.epoch())
            .execute();
    if (recorded == 1 && settlement.state() != DeliveryState.SENT) {
      attempt(transaction, settlement, relay);
    }
  }

  private void attempt(Transaction transaction, Settlement settlement, String relay) {
    Claim claim = settlement.claim();
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO attempt (edition, subscriber, epoch, relay, outcome, stage, reply_code, reply_text, ended_at)
            VALUES (:edition, :subscriber, :epoch, :relay, :outcome, :stage, :code, :words, :now)
            """)
        .bind("edition", claim.edition())
        .bind("subscriber", claim.subscriber())
        .bind("epoch", claim.epoch())
        .bind("relay", relay)
        .bind("outcome", settlement.state().name())
        .bind("stage", settlement.stage().name())
        .bind("code", settlement.reply().map(reply -> reply.code()))
        .bind("words", settlement.words())
        .bind("now", clock.millis())
        .execute();
  }

  /** Gives claims back that were never worked on. */
  void release(List<Claim> claims) {
    database.useTransaction(
        transaction ->
            claims.forEach(
                claim ->
                    transaction
                        .handle()
                        .execute(
                            "UPDATE delivery SET state = 'PENDING'"
                                + " WHERE edition = ? AND subscriber = ? AND epoch = ? AND state = 'CLAIMED'",
                            claim.edition(),
                            claim.subscriber(),
                            claim.epoch())));
  }

  /** Uncertain deliveries whose grace is over go out once more, the identical message. */
  void resendUncertain() {
    database.useTransaction(
        transaction ->
            transaction
                .handle()
                .execute(
                    "UPDATE delivery SET state = 'PENDING' WHERE state = 'UNCERTAIN' AND next_at <= ?",
                    clock.millis()));
  }
}

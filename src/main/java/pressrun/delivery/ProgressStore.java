package pressrun.delivery;

import java.time.Instant;
import pressrun.database.Transaction;

/** Reads from the ledger how far an edition has come, for {@link EditionWatch}. */
final class ProgressStore {
  private ProgressStore() {}

  /**
   * Deliveries that are given up soon.
   *
   * @param firstTried when the one that ends first was tried first; meaningless of none
   */
  record Expiring(int readers, Instant firstTried, String lastReply) {}

  /** Counts the deliveries of an edition that were first tried before a moment. */
  static Expiring expiring(Transaction transaction, long edition, Instant firstTriedBefore) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT count(*) AS readers, COALESCE(min(first_attempt_at), 0) AS first,
              COALESCE(max(reply_code || ' ' || reply_text), '') AS reply
            FROM delivery WHERE edition = :edition AND state IN ('PENDING', 'DEFERRED')
              AND state = 'DEFERRED' AND first_attempt_at <= :before
            """)
        .bind("edition", edition)
        .bind("before", firstTriedBefore.toEpochMilli())
        .map(
            (row, context) ->
                new Expiring(
                    row.getInt("readers"),
                    Instant.ofEpochMilli(row.getLong("first")),
                    row.getString("reply")))
        .one();
  }

  /** True when at least so many have an edition. */
  static boolean areSent(Transaction transaction, long edition, int readers) {
    return transaction
            .handle()
            .createQuery(
                """
                SELECT count(*) FROM (SELECT 1 AS one FROM delivery
                  WHERE edition = :edition AND state = 'SENT' LIMIT :readers) AS sent
                """)
            .bind("edition", edition)
            .bind("readers", readers)
            .mapTo(Integer.class)
            .one()
        >= readers;
  }

  /** False when whatever went out of an edition was refused. */
  static boolean mayHaveArrived(Transaction transaction, long edition) {
    return transaction
            .handle()
            .createQuery(
                """
                SELECT count(*) FROM delivery WHERE edition = :edition AND dot_at IS NOT NULL
                  AND (uncertain > 0 OR state IN ('CLAIMED', 'DOT', 'SENT', 'UNCERTAIN', 'HELD'))
                """)
            .bind("edition", edition)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /** Counts what is still to be done of an edition, but for what is on its way just now. */
  static long open(Transaction transaction, long edition) {
    return transaction
        .handle()
        .createQuery(
            "SELECT count(*) FROM delivery WHERE edition = :edition AND state IN ('PENDING', 'DEFERRED')")
        .bind("edition", edition)
        .mapTo(Long.class)
        .one();
  }
}

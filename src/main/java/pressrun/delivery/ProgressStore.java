package pressrun.delivery;

import java.time.Instant;
import pressrun.database.Transaction;

/** Reads from the ledger how far an edition has come, for {@link EditionWatch}. */
final class ProgressStore {
  // A condition on the state stands beside the one of the index of open rows, word for word: only
  // then SQLite looks through that small index and not through the edition.

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
            WITH soon AS (SELECT subscriber, first_attempt_at FROM delivery
              WHERE edition = :edition AND state IN ('PENDING', 'DEFERRED') AND state = 'DEFERRED'
                AND first_attempt_at <= :before)
            SELECT (SELECT count(*) FROM soon) AS readers,
              (SELECT COALESCE(min(first_attempt_at), 0) FROM soon) AS first,
              COALESCE((SELECT COALESCE(a.reply_code || ' ', '') || a.reply_text FROM attempt a
                WHERE a.id = (SELECT max(t.id) FROM soon s JOIN attempt t
                  ON t.edition = :edition AND t.subscriber = s.subscriber)), '') AS reply
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
  static boolean areSent(Transaction transaction, long edition, long readers) {
    return transaction
            .handle()
            .createQuery(
                """
                SELECT count(*) FROM (SELECT 1 AS one FROM delivery
                  WHERE edition = :edition AND state = 'SENT' LIMIT :readers) AS sent
                """)
            .bind("edition", edition)
            .bind("readers", readers)
            .mapTo(Long.class)
            .one()
        >= readers;
  }

  /** True when deliveries wait that nobody has put off, and none is on its way. */
  static boolean waitsUntried(Transaction transaction, long edition) {
    return transaction
            .handle()
            .createQuery(
                """
                SELECT count(*) FROM (SELECT 1 AS one FROM delivery
                  WHERE edition = :edition AND state IN ('PENDING', 'DEFERRED') AND state = 'PENDING'
                    AND NOT EXISTS (SELECT 1 FROM delivery d
                      WHERE d.edition = :edition AND d.node IS NOT NULL) LIMIT 1) AS waiting
                """)
            .bind("edition", edition)
            .mapTo(Long.class)
            .one()
        > 0;
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

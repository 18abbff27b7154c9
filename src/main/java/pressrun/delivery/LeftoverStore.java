package pressrun.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pressrun.database.Transaction;

/** Rows that a process left in the middle of their way, or claimed without knowing of it. */
final class LeftoverStore {
  /** The row of a journal line, when it still waits for that line. */
  Optional<Claim> awaiting(Transaction transaction, long edition, long subscriber, long epoch) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT %s FROM delivery WHERE edition = :edition AND subscriber = :subscriber
              AND epoch = :epoch AND state IN ('CLAIMED', 'DOT', 'UNCERTAIN')
            """
                .formatted(LedgerStore.CLAIM))
        .bind("edition", edition)
        .bind("subscriber", subscriber)
        .bind("epoch", epoch)
        .map((row, context) -> LedgerStore.claim(row))
        .findOne();
  }

  /** A server accepts nothing before the final dot, so these are certainly not sent. */
  int releaseClaims(Transaction transaction, String node) {
    return transaction
        .handle()
        .createUpdate(
            "UPDATE delivery SET state = 'PENDING', node = NULL WHERE state = 'CLAIMED' AND node = :node")
        .bind("node", node)
        .execute();
  }

  /** What is claimed, by whomever. */
  List<Claim> claimed(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            "SELECT %s FROM delivery WHERE node IS NOT NULL AND state = 'CLAIMED'"
                .formatted(LedgerStore.CLAIM))
        .map((row, context) -> LedgerStore.claim(row))
        .list();
  }

  /** Commits to dots that went out already: the commit before them was lost by the disk. */
  void markAgain(Transaction transaction, List<Claim> dotted, Instant now) {
    transaction.batch(
        """
        UPDATE delivery SET state = 'DOT', dot_at = ?
        WHERE edition = ? AND subscriber = ? AND epoch = ? AND state = 'CLAIMED'
        """,
        dotted,
        (statement, claim) -> {
          statement.setLong(1, now.toEpochMilli());
          statement.setLong(2, claim.edition());
          statement.setLong(3, claim.subscriber());
          statement.setLong(4, claim.epoch());
        });
  }

  /**
   * Settles rows that the ledger tries again though a relay has accepted them: how that ended was
   * lost by the disk. Returns how many.
   */
  int acceptedBefore(Transaction transaction, List<JournalEntry> accepted, Instant now) {
    List<Boolean> settled =
        transaction.batch(
            """
            UPDATE delivery SET state = 'SENT', node = NULL, settled_at = ?
            WHERE edition = ? AND subscriber = ? AND epoch >= ?
              AND state IN ('PENDING', 'CLAIMED', 'DOT', 'DEFERRED', 'UNCERTAIN')
            """,
            accepted,
            (statement, entry) -> {
              statement.setLong(1, now.toEpochMilli());
              statement.setLong(2, entry.edition());
              statement.setLong(3, entry.subscriber());
              statement.setLong(4, entry.epoch());
            });
    return (int) settled.stream().filter(Boolean::booleanValue).count();
  }

  /** Marked ahead, and the dot was never written. */
  int releaseMarks(Transaction transaction, String node, JournalDots written) {
    int released = 0;
    for (Dotted marked : dotted(transaction, node)) {
      if (written.excludes(node, marked.claim())) {
        released +=
            transaction
                .handle()
                .createUpdate(
                    """
                    UPDATE delivery SET state = 'PENDING', node = NULL,
                      dot_at = CASE WHEN stage IS NOT NULL THEN dot_at END
                    WHERE edition = :edition AND subscriber = :subscriber AND epoch = :epoch AND state = 'DOT'
                    """)
                .bind("edition", marked.claim().edition())
                .bind("subscriber", marked.claim().subscriber())
                .bind("epoch", marked.claim().epoch())
                .execute();
      }
    }
    return released;
  }

  /** Gives back what a node claimed at these epochs without knowing of it. */
  void release(Transaction transaction, String node, LostClaims.Range range) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE delivery SET state = 'PENDING', node = NULL
            WHERE state = 'CLAIMED' AND node = :node AND epoch > :after AND epoch < :before
            """)
        .bind("node", node)
        .bind("after", range.after())
        .bind("before", range.before())
        .execute();
  }

  /** What a node left between its mark and its reply, with the time of the mark. */
  List<Dotted> dotted(Transaction transaction, String node) {
    return transaction
        .handle()
        .createQuery(
            "SELECT "
                + LedgerStore.CLAIM
                + ", dot_at, relay FROM delivery WHERE state = 'DOT' AND node = :node")
        .bind("node", node)
        .map(
            (row, context) ->
                new Dotted(
                    LedgerStore.claim(row),
                    Instant.ofEpochMilli(row.getLong("dot_at")),
                    row.getString("relay")))
        .list();
  }
}

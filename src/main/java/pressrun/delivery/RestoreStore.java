package pressrun.delivery;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import pressrun.classification.Reply;
import pressrun.database.Transaction;

/** What the ledger knows of itself when it is held against journal and file. */
final class RestoreStore {
  private static final String OPEN = "('PENDING', 'CLAIMED', 'DOT', 'DEFERRED', 'UNCERTAIN')";

  /** The file that the database was; written down when it is not yet. */
  Optional<String> fileOrFirst(Transaction transaction, Optional<String> now) {
    Handle handle = transaction.handle();
    Optional<String> known =
        handle
            .createQuery(
                "SELECT database_file FROM install WHERE id = 1 AND database_file IS NOT NULL")
            .mapTo(String.class)
            .findOne();
    if (known.isEmpty()) {
      rememberFile(transaction, now);
      return now;
    }
    return known;
  }

  void rememberFile(Transaction transaction, Optional<String> file) {
    transaction
        .handle()
        .createUpdate("UPDATE install SET database_file = :file WHERE id = 1")
        .bind("file", file)
        .execute();
  }

  /** Whether the ledger never came to an attempt that is on record. */
  boolean isBehind(Transaction transaction, JournalDots.Dot attempt) {
    long epoch =
        transaction
            .handle()
            .createQuery(
                "SELECT epoch FROM delivery WHERE edition = :edition AND subscriber = :subscriber")
            .bind("edition", attempt.edition())
            .bind("subscriber", attempt.subscriber())
            .mapTo(Long.class)
            .findOne()
            .orElse(-1L);
    return epoch < attempt.epoch();
  }

  int accepted(Transaction transaction, JournalEntry entry, Reply reply, Instant now) {
    return transaction
        .handle()
        .createUpdate(
            "UPDATE delivery SET state = 'SENT', epoch = :epoch, node = NULL, settled_at = :now,"
                + " reply_code = :code, reply_text = :text WHERE edition = :edition"
                + " AND subscriber = :subscriber AND state IN "
                + OPEN)
        .bind("epoch", entry.epoch())
        .bind("now", now.toEpochMilli())
        .bind("code", reply.code())
        .bind("text", reply.text())
        .bind("edition", entry.edition())
        .bind("subscriber", entry.subscriber())
        .execute();
  }

  void raiseEpoch(Transaction transaction, long above) {
    transaction
        .handle()
        .execute(
            "UPDATE install SET epoch = CASE WHEN epoch > ? THEN epoch ELSE ? END + 1 WHERE id = 1",
            above,
            above);
  }

  int hold(Transaction transaction) {
    return transaction
        .handle()
        .execute("UPDATE delivery SET state = 'HELD', node = NULL WHERE state IN " + OPEN);
  }
}

package pressrun.delivery;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import pressrun.classification.Reply;
import pressrun.classification.Stage;
import pressrun.database.Transaction;
import pressrun.smtp.Outcome.Deferred;

/** A mailbox that was full in three editions in a row is nobody's any more. */
final class SoftBounceStore {
  private static final int IN_A_ROW = 3;

  private SoftBounceStore() {}

  /**
   * Ends a delivery that was put off because the mailbox is full, when it was so at the editions
   * before too; true then. Done again, it finds no row.
   */
  static boolean harden(Transaction transaction, Claim claim, Instant now) {
    return wereFull(transaction, claim)
        && transaction
                .handle()
                .createUpdate(
                    """
                    UPDATE delivery SET state = 'FAILED', settled_at = :now
                    WHERE edition = :edition AND subscriber = :subscriber AND epoch = :epoch
                      AND state = 'DEFERRED'
                    """)
                .bind("now", now.toEpochMilli())
                .bind("edition", claim.edition())
                .bind("subscriber", claim.subscriber())
                .bind("epoch", claim.epoch())
                .execute()
            == 1;
  }

  /** Of the last editions that a server had something to say to; the others prove nothing. */
  private static boolean wereFull(Transaction transaction, Claim claim) {
    List<Boolean> full =
        transaction
            .handle()
            .createQuery(
                """
                SELECT d.state, d.stage, d.reply_code, d.reply_text FROM edition this
                  JOIN edition e ON e.newsletter = this.newsletter AND e.id < this.id
                  JOIN delivery d ON d.edition = e.id AND d.subscriber = :subscriber
                WHERE this.id = :edition AND (d.state = 'SENT' OR d.reply_code IS NOT NULL)
                ORDER BY e.id DESC LIMIT :before
                """)
            .bind("subscriber", claim.subscriber())
            .bind("edition", claim.edition())
            .bind("before", IN_A_ROW - 1)
            .map(
                (row, context) ->
                    !row.getString("state").equals("SENT")
                        && isFull(
                            row.getString("stage"),
                            new Reply(row.getInt("reply_code"), row.getString("reply_text"))))
            .list();
    return full.size() == IN_A_ROW - 1 && full.stream().allMatch(Boolean::booleanValue);
  }

  private static boolean isFull(String stage, Reply reply) {
    return Stream.of(Stage.values())
        .filter(known -> known.name().equals(stage))
        .anyMatch(known -> new Deferred(known, reply).isMailboxFull());
  }
}

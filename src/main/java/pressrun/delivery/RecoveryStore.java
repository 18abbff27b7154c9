package pressrun.delivery;

import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import pressrun.database.Database;

/**
 * Puts right what a killed sender left: replies that were heard are applied, claims before the dot
 * are given back, and a dot without a reply is named UNCERTAIN. Run twice, it changes nothing.
 */
final class RecoveryStore {
  private final Database database;
  private final Clock clock;
  private final DeliverySettings settings;

  RecoveryStore(Database database, Clock clock, DeliverySettings settings) {
    this.database = database;
    this.clock = clock;
    this.settings = settings;
  }

  /** For the one who holds the sender's lock, before the first claim. */
  void recover(String node, List<Journal.Line> journal) {
    database.useTransaction(
        transaction -> {
          Handle handle = transaction.handle();
          journal.forEach(line -> apply(handle, line));
          handle.execute(
              "UPDATE delivery SET state = 'PENDING' WHERE state = 'CLAIMED' AND node = ?", node);
          handle
              .createUpdate(
                  """
                  INSERT INTO attempt (edition, subscriber, epoch, relay, outcome, stage, reply_text, ended_at)
                  SELECT edition, subscriber, epoch, relay, 'UNCERTAIN', 'DOT', :why, :now FROM delivery
                  WHERE state = 'DOT' AND node = :node
                  """)
              .bind("why", "stopped after the dot and before the reply")
              .bind("now", clock.millis())
              .bind("node", node)
              .execute();
          handle
              .createUpdate(
                  """
                  UPDATE delivery SET uncertain = uncertain + 1, next_at = dot_at + :grace,
                    state = CASE WHEN uncertain = 0 AND :resend = 1 THEN 'UNCERTAIN' ELSE 'HELD' END
                  WHERE state = 'DOT' AND node = :node
                  """)
              .bind("grace", settings.grace().toMillis())
              .bind("resend", settings.uncertain() == DeliverySettings.Uncertain.RESEND ? 1 : 0)
              .bind("node", node)
              .execute();
        });
  }

  private void apply(Handle handle, Journal.Line line) {
    String state = line.code() < 400 ? "SENT" : line.code() < 500 ? "DEFERRED" : "FAILED";
    handle
        .createUpdate(
            """
            UPDATE delivery SET state = :state, reply_code = :code, next_at = :now, settled_at = :now
            WHERE edition = :edition AND subscriber = :subscriber AND epoch = :epoch AND state = 'DOT'
            """)
        .bind("state", state)
        .bind("code", line.code())
        .bind("now", clock.millis())
        .bind("edition", line.edition())
        .bind("subscriber", line.subscriber())
        .bind("epoch", line.epoch())
        .execute();
  }
}

package pressrun.delivery;

import java.util.List;
import pressrun.database.Transaction;

/** The processes that deliver, by their heartbeats, and the epochs that they draw. */
final class NodeStore {

  /** Never drawn twice. */
  static long nextEpoch(Transaction transaction) {
    return transaction
        .handle()
        .createQuery("UPDATE install SET epoch = epoch + 1 WHERE id = 1 RETURNING epoch")
        .mapTo(Long.class)
        .one();
  }

  void beat(Transaction transaction, String node, long now) {
    transaction
        .handle()
        .execute(
            """
            INSERT INTO node (id, heartbeat) VALUES (?, ?)
            ON CONFLICT (id) DO UPDATE SET heartbeat = excluded.heartbeat
            """,
            node,
            now);
  }

  /** Nodes that gave no sign of life since then; rows of theirs may be left. */
  List<String> silentSince(Transaction transaction, String self, long then) {
    return transaction
        .handle()
        .createQuery("SELECT id FROM node WHERE id <> :self AND heartbeat <= :then")
        .bind("self", self)
        .bind("then", then)
        .mapTo(String.class)
        .list();
  }

  void forget(Transaction transaction, String node) {
    transaction.handle().execute("DELETE FROM node WHERE id = ?", node);
  }
}

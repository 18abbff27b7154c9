package pressrun.delivery;

import java.time.Duration;
import java.util.List;
import pressrun.database.Dialect;
import pressrun.database.Transaction;

/** The processes that deliver, by their heartbeats, and the epochs that they draw. */
final class NodeStore {
  private final String now;

  NodeStore(Dialect dialect) {
    this.now = dialect.now();
  }

  /** Never drawn twice. */
  static long nextEpoch(Transaction transaction) {
    return transaction
        .handle()
        .createQuery("UPDATE install SET epoch = epoch + 1 WHERE id = 1 RETURNING epoch")
        .mapTo(Long.class)
        .one();
  }

  /** A sign of life, by the database's clock. */
  void beat(Transaction transaction, String node) {
    transaction
        .handle()
        .execute(
            "INSERT INTO node (id, heartbeat) VALUES (?, "
                + now
                + ") ON CONFLICT (id) DO UPDATE SET heartbeat = excluded.heartbeat",
            node);
  }

  // A heartbeat in a time to come is by a clock that was ahead: it keeps nobody alive.

  /** Whether the others still take it for living. */
  boolean lives(Transaction transaction, String node, Duration lease) {
    return transaction
            .handle()
            .createQuery("SELECT count(*) FROM node WHERE id = :node AND " + living())
            .bind("node", node)
            .bind("lease", lease.toMillis())
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /** True when no other node gave a sign of life of late. */
  boolean isAlone(Transaction transaction, String self, Duration lease) {
    return transaction
            .handle()
            .createQuery("SELECT count(*) FROM node WHERE id <> :self AND " + living())
            .bind("self", self)
            .bind("lease", lease.toMillis())
            .mapTo(Long.class)
            .one()
        == 0;
  }

  /** Other nodes that gave no sign of life for so long; rows of theirs may be left. */
  List<String> silent(Transaction transaction, String self, Duration lease) {
    return transaction
        .handle()
        .createQuery("SELECT id FROM node WHERE id <> :self AND NOT (" + living() + ")")
        .bind("self", self)
        .bind("lease", lease.toMillis())
        .mapTo(String.class)
        .list();
  }

  private String living() {
    return "heartbeat > " + now + " - :lease AND heartbeat <= " + now + " + :lease";
  }

  void forget(Transaction transaction, String node) {
    transaction.handle().execute("DELETE FROM node WHERE id = ?", node);
  }
}

package pressrun.delivery;

import java.util.List;
import java.util.function.Predicate;
import pressrun.alert.Alert;
import pressrun.alert.AlertStore;
import pressrun.database.Database;
import pressrun.database.Dialect;
import pressrun.database.Transaction;

/**
 * Alerts about what one node meets, such as a relay in trouble: an alert ends when no living node
 * meets its cause any more, so that two nodes never end each other's. For all threads.
 */
final class NodeAlerts {
  private final Database database;
  private final AlertStore alerts;
  private final NodeStore nodes;
  private final String node;

  NodeAlerts(Database database, AlertStore alerts, String node) {
    this.database = database;
    this.alerts = alerts;
    this.nodes = new NodeStore(database.dialect());
    this.node = node;
  }

  /** Raises an alert, or renews its message, because this node meets its cause. */
  void raise(String key, String message) {
    database.useTransaction(
        transaction -> {
          NodeAlertStore.add(transaction, key, node);
          alerts.raise(transaction, key, message);
        });
  }

  /** This node does not meet the cause, or no more; ends the alert unless another one does. */
  void clear(String key) {
    if (isOpen(key) && database.inTransaction(transaction -> leave(transaction, key))) {
      alerts.clear(key);
    }
  }

  private boolean isOpen(String key) {
    return alerts.open().stream().map(Alert::key).anyMatch(key::equals);
  }

  /** Takes this node off; true when no other one that lives meets the cause. */
  private boolean leave(Transaction transaction, String key) {
    NodeAlertStore.remove(transaction, key, node);
    return isAbandoned(transaction, key);
  }

  private boolean isAbandoned(Transaction transaction, String key) {
    boolean abandoned =
        NodeAlertStore.nodes(transaction, key).stream()
            .noneMatch(other -> lives(transaction, other));
    if (abandoned) {
      NodeAlertStore.removeAll(transaction, key);
    }
    return abandoned;
  }

  /** On SQLite the holder of the {@link SenderLock} is the only one that lives. */
  private boolean lives(Transaction transaction, String other) {
    return other.equals(node)
        || (database.dialect() == Dialect.POSTGRESQL
            && nodes.lives(transaction, other, Recovery.LEASE));
  }

  /** Ends alerts whose cause is over for all nodes. */
  void clearForAll(Predicate<String> keys) {
    for (String key : openKeys(keys)) {
      database.useTransaction(transaction -> NodeAlertStore.removeAll(transaction, key));
      alerts.clear(key);
    }
  }

  /** Ends alerts of nodes that are no more: what they knew is out of date. */
  void clearAbandoned(Predicate<String> keys) {
    for (String key : openKeys(keys)) {
      if (database.inTransaction(transaction -> isAbandoned(transaction, key))) {
        alerts.clear(key);
      }
    }
  }

  private List<String> openKeys(Predicate<String> keys) {
    return alerts.open().stream().map(Alert::key).filter(keys).toList();
  }
}

package pressrun.delivery;

import java.util.List;
import pressrun.database.Transaction;

/** Which nodes meet the causes of the alerts that are open. */
final class NodeAlertStore {
  private NodeAlertStore() {}

  static void add(Transaction transaction, String key, String node) {
    transaction
        .handle()
        .execute(
            "INSERT INTO alert_of_node (alert_key, node) VALUES (?, ?) ON CONFLICT DO NOTHING",
            key,
            node);
  }

  static void remove(Transaction transaction, String key, String node) {
    transaction
        .handle()
        .execute("DELETE FROM alert_of_node WHERE alert_key = ? AND node = ?", key, node);
  }

  static void removeAll(Transaction transaction, String key) {
    transaction.handle().execute("DELETE FROM alert_of_node WHERE alert_key = ?", key);
  }

  static List<String> nodes(Transaction transaction, String key) {
    return transaction
        .handle()
        .createQuery("SELECT node FROM alert_of_node WHERE alert_key = :key")
        .bind("key", key)
        .mapTo(String.class)
        .list();
  }
}

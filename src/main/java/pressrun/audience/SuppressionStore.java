package pressrun.audience;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pressrun.database.Database;
import pressrun.database.Transaction;

/** Addresses, as keyed hashes, that must not be written to, whatever an import says. */
public final class SuppressionStore {
  private final Database database;
  private final Clock clock;

  public SuppressionStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Done twice, the first reason stays. */
  public void add(String addressKey, String reason) {
    database.useTransaction(transaction -> add(transaction, addressKey, reason));
  }

  /** The same, with what else is to be committed. */
  void add(Transaction transaction, String addressKey, String reason) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO suppression (address_key, reason, since) VALUES (:key, :reason, :now)
            ON CONFLICT (address_key) DO NOTHING
            """)
        .bind("key", addressKey)
        .bind("reason", reason)
        .bind("now", clock.millis())
        .execute();
  }

  /** There is no such mailbox: it is written to no more, and so it stands with each newsletter. */
  public void bounced(Transaction transaction, String addressKey) {
    add(transaction, addressKey, "bounced");
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE subscription SET state = 'BOUNCED', since = :now WHERE state = 'ACTIVE'
              AND subscriber IN (SELECT id FROM subscriber WHERE address_key = :key)
            """)
        .bind("now", clock.millis())
        .bind("key", addressKey)
        .execute();
  }

  /** The mailbox takes mail all the same: takes {@link #bounced} back. */
  public void notBounced(Transaction transaction, String addressKey) {
    transaction
        .handle()
        .execute(
            "DELETE FROM suppression WHERE address_key = ? AND reason = 'bounced'", addressKey);
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE subscription SET state = 'ACTIVE', since = :now WHERE state = 'BOUNCED'
              AND subscriber IN (SELECT id FROM subscriber WHERE address_key = :key)
              AND NOT EXISTS (SELECT 1 FROM suppression WHERE address_key = :key)
            """)
        .bind("now", clock.millis())
        .bind("key", addressKey)
        .execute();
  }

  public Optional<String> reason(String addressKey) {
    return database.read(
        transaction ->
            Optional.ofNullable(reasons(transaction, List.of(addressKey)).get(addressKey)));
  }

  /** The reasons of those who are suppressed, by their keys. */
  static Map<String, String> reasons(Transaction transaction, Collection<String> keys) {
    return reasons(
        transaction,
        "SELECT address_key, reason FROM suppression WHERE address_key IN (<keys>)",
        keys);
  }

  /** The same of suppressions that were counted by the rules of 2003 for domains. */
  static Map<String, String> formerReasons(Transaction transaction, Collection<String> keys) {
    return reasons(
        transaction,
        "SELECT address_key, reason FROM suppression WHERE address_key IN (<keys>) AND former = 1",
        keys);
  }

  private static Map<String, String> reasons(
      Transaction transaction, String query, Collection<String> keys) {
    Map<String, String> reasons = new HashMap<>();
    if (!keys.isEmpty()) {
      transaction
          .handle()
          .createQuery(query)
          .bindList("keys", List.copyOf(keys))
          .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
          .forEach(entry -> reasons.put(entry.getKey(), entry.getValue()));
    }
    return reasons;
  }
}

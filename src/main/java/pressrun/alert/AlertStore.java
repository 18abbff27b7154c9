package pressrun.alert;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.database.Database;
import pressrun.database.Transaction;
import pressrun.text.Printable;

/** Open alerts; raising one that stands open only renews its message. */
public final class AlertStore {
  private static final Logger log = LoggerFactory.getLogger(AlertStore.class);

  private final Database database;
  private final Clock clock;

  public AlertStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  public void raise(String key, String message) {
    database.useTransaction(transaction -> raise(transaction, key, message));
  }

  /** Raises an alert together with what it tells of. */
  public void raise(Transaction transaction, String key, String words) {
    String message = Printable.withoutLogin(words);
    int raised =
        transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO alert (alert_key, message, raised_at) VALUES (:key, :message, :now)
                ON CONFLICT (alert_key) WHERE cleared_at IS NULL
                DO UPDATE SET message = excluded.message WHERE alert.message <> excluded.message
                """)
            .bind("key", key)
            .bind("message", message)
            .bind("now", clock.millis())
            .execute();
    if (raised > 0) {
      log.warn("{}", message);
    }
  }

  public void clear(String key) {
    open().stream().filter(alert -> alert.key().equals(key)).findFirst().ifPresent(this::clear);
  }

  private void clear(Alert alert) {
    int cleared =
        database.inTransaction(
            transaction ->
                transaction
                    .handle()
                    .createUpdate(
                        "UPDATE alert SET cleared_at = :now WHERE alert_key = :key AND cleared_at IS NULL")
                    .bind("key", alert.key())
                    .bind("now", clock.millis())
                    .execute());
    if (cleared > 0) {
      log.info("alert ends: {}", alert.message());
    }
  }

  /** Newest first. */
  public List<Alert> open() {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery(
                    "SELECT * FROM alert WHERE cleared_at IS NULL ORDER BY raised_at DESC, id DESC")
                .map(
                    (row, context) ->
                        new Alert(
                            row.getString("alert_key"),
                            row.getString("message"),
                            Instant.ofEpochMilli(row.getLong("raised_at"))))
                .list());
  }
}

package pressrun.smtp;

import java.time.Instant;
import pressrun.database.Database;

/**
 * How many messages each relay was given per window; kept, so that a restart cannot exceed a rate.
 */
public final class RelayUsageStore {
  private final Database database;

  public RelayUsageStore(Database database) {
    this.database = database;
  }

  /** Takes up to {@code wanted} from what is left of a window; 0 when it is used up. */
  int take(String relay, Instant window, int limit, int wanted) {
    return database.inTransaction(
        transaction -> {
          long given =
              transaction
                  .handle()
                  .createQuery(
                      "SELECT given FROM relay_usage WHERE relay = :relay AND window_start = :window")
                  .bind("relay", relay)
                  .bind("window", window.toEpochMilli())
                  .mapTo(Long.class)
                  .findOne()
                  .orElse(0L);
          int granted = (int) Math.min(wanted, Math.max(0, limit - given));
          if (granted > 0) {
            transaction
                .handle()
                .execute(
                    """
                    INSERT INTO relay_usage (relay, window_start, given) VALUES (?, ?, ?)
                    ON CONFLICT (relay, window_start) DO UPDATE SET given = relay_usage.given + excluded.given
                    """,
                    relay,
                    window.toEpochMilli(),
                    granted);
            transaction
                .handle()
                .execute(
                    "DELETE FROM relay_usage WHERE relay = ? AND window_start < ?",
                    relay,
                    window.toEpochMilli());
          }
          return granted;
        });
  }
}

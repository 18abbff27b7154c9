package pressrun.smtp;

import org.jdbi.v3.core.Handle;
import pressrun.database.Database;

/** What each relay has been given per stretch of time; shared by all nodes, kept over restarts. */
public final class RelayUsageStore {
  /**
   * A row that every taker locks first, so that two nodes do not both take the last one; their
   * clocks may differ, so a row of the present stretch would not do.
   */
  private static final long GATE = 0;

  private final Database database;

  public RelayUsageStore(Database database) {
    this.database = database;
  }

  /**
   * Takes up to {@code wanted} sends out of what is left, and says how many were taken. What is
   * taken and not used is lost, never exceeded.
   *
   * @param now epoch milliseconds
   */
  int take(String relay, RelaySettings.Rate rate, int wanted, long now) {
    long bucket = Math.max(1, rate.per().toMillis() / RateLimiter.BUCKETS);
    long start = now - Math.floorMod(now, bucket);
    // One bucket more than the window has: wherever the window lies, it cannot hold too many.
    long oldest = start - bucket * RateLimiter.BUCKETS;
    return database.inTransaction(
        transaction -> {
          Handle handle = transaction.handle();
          add(handle, relay, GATE, 0);
          long given = given(handle, relay, oldest);
          int taken = (int) Math.max(0, Math.min(wanted, rate.messages() - given));
          add(handle, relay, start, taken);
          handle.execute(
              "DELETE FROM relay_usage WHERE relay = ? AND window_start < ? AND window_start > ?",
              relay,
              oldest,
              GATE);
          return taken;
        });
  }

  private static void add(Handle handle, String relay, long start, int taken) {
    handle.execute(
        """
        INSERT INTO relay_usage (relay, window_start, given) VALUES (?, ?, ?)
        ON CONFLICT (relay, window_start) DO UPDATE SET given = relay_usage.given + excluded.given
        """,
        relay,
        start,
        taken);
  }

  private static long given(Handle handle, String relay, long since) {
    return handle
        .createQuery(
            """
            SELECT CAST(COALESCE(SUM(given), 0) AS BIGINT) FROM relay_usage
            WHERE relay = :relay AND window_start >= :since
            """)
        .bind("relay", relay)
        .bind("since", since)
        .mapTo(Long.class)
        .one();
  }
}

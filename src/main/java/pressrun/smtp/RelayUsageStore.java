package pressrun.smtp;

import java.util.List;
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
   * Takes up to {@code wanted} sends out of what every rate has left, and says how many were taken.
   * What is taken and not used is lost, never exceeded.
   *
   * @param now epoch milliseconds
   */
  int take(String key, List<RelaySettings.Rate> rates, int wanted, long now) {
    return database.inTransaction(
        transaction -> {
          Handle handle = transaction.handle();
          int taken = wanted;
          for (RelaySettings.Rate rate : rates) {
            add(handle, window(key, rate), GATE, 0);
            bringBack(handle, window(key, rate), start(rate, now));
            long given = given(handle, window(key, rate), oldest(rate, now));
            taken = (int) Math.max(0, Math.min(taken, rate.messages() - given));
          }
          for (RelaySettings.Rate rate : rates) {
            count(handle, window(key, rate), rate, now, taken);
          }
          return taken;
        });
  }

  /**
   * Counts as given just now what was given in a time to come, by a clock that was ahead: the rate
   * is not exceeded, and nobody waits longer than the rate asks for.
   */
  private static void bringBack(Handle handle, String window, long start) {
    int ahead =
        handle
            .createQuery(
                "SELECT COALESCE(SUM(given), 0) FROM relay_usage WHERE relay = :relay AND window_start > :start")
            .bind("relay", window)
            .bind("start", start)
            .mapTo(Integer.class)
            .one();
    if (ahead > 0) {
      handle.execute("DELETE FROM relay_usage WHERE relay = ? AND window_start > ?", window, start);
      add(handle, window, start, ahead);
    }
  }

  private static String window(String key, RelaySettings.Rate rate) {
    return key + " " + rate.per();
  }

  private static void count(
      Handle handle, String window, RelaySettings.Rate rate, long now, int taken) {
    add(handle, window, start(rate, now), taken);
    handle.execute(
        "DELETE FROM relay_usage WHERE relay = ? AND window_start < ? AND window_start > ?",
        window,
        oldest(rate, now),
        GATE);
  }

  private static long bucket(RelaySettings.Rate rate) {
    return Math.max(1, rate.per().toMillis() / RateLimiter.BUCKETS);
  }

  private static long start(RelaySettings.Rate rate, long now) {
    return now - Math.floorMod(now, bucket(rate));
  }

  /** One bucket more than the window has: wherever the window lies, it cannot hold too many. */
  private static long oldest(RelaySettings.Rate rate, long now) {
    return start(rate, now) - bucket(rate) * RateLimiter.BUCKETS;
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

package pressrun.delivery;

import java.time.Duration;
import java.time.Instant;
import pressrun.database.Transaction;

/**
 * Ends waiting that nobody can have meant: a clock that was ahead and is put right leaves times
 * behind that are too far to come.
 */
final class WaitStore {
  /** The next attempt of a row that waits for nothing, and so for no clock. */
  static final long AT_ONCE = 0;

  /** The clocks of nodes may differ by so much without anybody's being wrong. */
  private static final Duration SKEW = Duration.ofMinutes(10);

  /** Beside a condition on the state, which SQLite needs to look through the small index. */
  private static final String UNFINISHED =
      "edition IN (SELECT id FROM edition WHERE state IN ('FROZEN', 'SENDING', 'PAUSED'))";

  private WaitStore() {}

  /**
   * Has rows tried now that wait for longer than any delay is, or that were first tried in a time
   * to come; what is uncertain rests for its whole grace from now on, and no longer. Returns how
   * many were corrected.
   */
  static int correct(Transaction transaction, DeliverySettings settings, Instant now) {
    int due =
        transaction
            .handle()
            .createUpdate(
                """
                UPDATE delivery SET next_at = :now, first_attempt_at =
                  CASE WHEN first_attempt_at > :now THEN :now ELSE first_attempt_at END
                WHERE state IN ('PENDING', 'DEFERRED') AND next_at > :now
                  AND (next_at > :longest OR first_attempt_at > :skewed) AND\s"""
                    + UNFINISHED)
            .bind("now", now.toEpochMilli())
            .bind("longest", now.plus(settings.longestDelay()).plus(SKEW).toEpochMilli())
            .bind("skewed", now.plus(SKEW).toEpochMilli())
            .execute();
    Instant ripe = now.plus(settings.grace());
    int resting =
        transaction
            .handle()
            .createUpdate(
                "UPDATE delivery SET next_at = :ripe WHERE state = 'UNCERTAIN' AND next_at > :longest AND "
                    + UNFINISHED)
            .bind("ripe", ripe.toEpochMilli())
            .bind("longest", ripe.plus(SKEW).toEpochMilli())
            .execute();
    return due + resting;
  }
}

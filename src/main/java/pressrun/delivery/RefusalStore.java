package pressrun.delivery;

import java.util.Collection;
import java.util.List;
import pressrun.audience.SuppressionStore;
import pressrun.classification.Reply;
import pressrun.classification.ReplyFingerprint;
import pressrun.database.Transaction;
import pressrun.smtp.Outcome.Reason;

/**
 * Addresses that were refused for good, and which of them wait to be suppressed; kept over
 * restarts.
 */
final class RefusalStore {
  private final SuppressionStore suppressions;

  RefusalStore(SuppressionStore suppressions) {
    this.suppressions = suppressions;
  }

  /** An address that failed in an edition, and how. */
  private record Failed(String addressKey, ReplyFingerprint text) {}

  /** Only a missing mailbox may ever suppress an address. Done twice, it stands once. */
  void add(Transaction transaction, Claim claim, String relay, Reason reason) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO refusal (edition, address_key, relay, reason, state)
            VALUES (:edition, :key, :relay, :reason, :state) ON CONFLICT DO NOTHING
            """)
        .bind("edition", claim.edition())
        .bind("key", claim.addressKey())
        .bind("relay", relay)
        .bind("reason", reason.name())
        .bind("state", reason == Reason.MAILBOX ? "WAITING" : "FORGIVEN")
        .execute();
  }

  /** Mail to this address was accepted all the same. */
  void forgive(Transaction transaction, String addressKey) {
    transaction
        .handle()
        .execute(
            "UPDATE refusal SET state = 'FORGIVEN' WHERE address_key = ? AND state = 'WAITING'",
            addressKey);
  }

  /** Mail to an address was accepted by the relay for which it had been suppressed. */
  void reinstate(Transaction transaction, String addressKey, String relay) {
    int mistaken =
        transaction
            .handle()
            .createUpdate(
                """
                UPDATE refusal SET state = 'FORGIVEN'
                WHERE address_key = :key AND relay = :relay AND state = 'SUPPRESSED'
                """)
            .bind("key", addressKey)
            .bind("relay", relay)
            .execute();
    if (mistaken > 0) {
      suppressions.notBounced(transaction, addressKey);
    }
  }

  /**
   * Everybody of this edition was refused alike: those of the row, and whoever failed with the same
   * words before a restart, are delivered to again once the edition is resumed.
   */
  void forgiveAll(Transaction transaction, Claim last, Collection<Claim> row, Reply reply) {
    ReplyFingerprint text = ReplyFingerprint.of(reply, last.address());
    transaction
        .handle()
        .execute(
            "UPDATE refusal SET state = 'FORGIVEN' WHERE edition = ? AND state = 'WAITING'",
            last.edition());
    failed(transaction, last.edition(), 0).stream()
        .filter(failed -> failed.text().equals(text))
        .forEach(failed -> absolve(transaction, last.edition(), failed.addressKey()));
    row.forEach(claim -> absolve(transaction, last.edition(), claim.addressKey()));
  }

  /** The refusal itself may still be on its way to the database. */
  private static void absolve(Transaction transaction, long edition, String addressKey) {
    transaction
        .handle()
        .execute(
            """
            INSERT INTO refusal (edition, address_key, relay, reason, state, blameless)
            VALUES (?, ?, '', 'POLICY', 'FORGIVEN', 1)
            ON CONFLICT (edition, address_key) DO UPDATE SET state = 'FORGIVEN', blameless = 1
            """,
            edition,
            addressKey);
  }

  private static List<Failed> failed(Transaction transaction, long edition, long since) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT address, address_key, reply_code, reply_text FROM delivery
            WHERE edition = :edition AND state = 'FAILED' AND reply_code IS NOT NULL
              AND settled_at >= :since
            """)
        .bind("edition", edition)
        .bind("since", since)
        .map(
            (row, context) ->
                new Failed(
                    row.getString("address_key"),
                    ReplyFingerprint.of(
                        new Reply(row.getInt("reply_code"), row.getString("reply_text")),
                        row.getString("address"))))
        .list();
  }

  /**
   * Forgives those at an edition's end who were refused alike, two or more, after the last message
   * that was accepted: nothing shows that the relay would have taken another.
   */
  void forgiveEnd(Transaction transaction, long edition) {
    List<Failed> end = failed(transaction, edition, lastAccepted(transaction, edition));
    if (end.size() > 1 && isAlike(end)) {
      end.forEach(
          failed ->
              transaction
                  .handle()
                  .execute(
                      """
                      UPDATE refusal SET state = 'FORGIVEN'
                      WHERE edition = ? AND address_key = ? AND state = 'WAITING'
                      """,
                      edition,
                      failed.addressKey()));
    }
  }

  /**
   * True when two or more were tried, all were refused alike, and nobody got the edition; those are
   * then delivered to again once it is resumed.
   */
  boolean allRefusedAlike(Transaction transaction, long edition) {
    List<Failed> all = failed(transaction, edition, 0);
    boolean alike = all.size() > 1 && isAlike(all) && lastAccepted(transaction, edition) == 0;
    if (alike) {
      all.forEach(failed -> absolve(transaction, edition, failed.addressKey()));
    }
    return alike;
  }

  private static boolean isAlike(List<Failed> failed) {
    return failed.stream().map(Failed::text).distinct().count() == 1;
  }

  /** In milliseconds since 1970; 0 when nothing was accepted. */
  private static long lastAccepted(Transaction transaction, long edition) {
    return transaction
        .handle()
        .createQuery(
            "SELECT COALESCE(max(settled_at), 0) FROM delivery WHERE edition = :edition AND state = 'SENT'")
        .bind("edition", edition)
        .mapTo(Long.class)
        .one();
  }

  /** The relay takes mail: those whom it refused before this were to blame themselves. */
  List<String> suppress(Transaction transaction, String relay) {
    List<String> keys =
        transaction
            .handle()
            .createQuery(
                """
                UPDATE refusal SET state = 'SUPPRESSED' WHERE relay = :relay AND state = 'WAITING'
                RETURNING address_key
                """)
            .bind("relay", relay)
            .mapTo(String.class)
            .list();
    keys.forEach(key -> suppressions.bounced(transaction, key));
    return keys;
  }

  /** The relays at which somebody waits. */
  List<String> waiting(Transaction transaction) {
    return transaction
        .handle()
        .createQuery("SELECT DISTINCT relay FROM refusal WHERE state = 'WAITING'")
        .mapTo(String.class)
        .list();
  }

  /** How many of an edition were refused for policy, spam or a blocklist. */
  long ofPolicy(Transaction transaction, long edition) {
    return transaction
        .handle()
        .createQuery("SELECT count(*) FROM refusal WHERE edition = :edition AND reason = 'POLICY'")
        .bind("edition", edition)
        .mapTo(Long.class)
        .one();
  }
}

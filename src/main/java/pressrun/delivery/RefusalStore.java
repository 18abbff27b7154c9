package pressrun.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import pressrun.audience.SuppressionStore;
import pressrun.classification.ReplyFingerprint;
import pressrun.database.Transaction;

/**
 * Addresses that were refused for good, and which of them wait to be suppressed; kept over
 * restarts.
 */
final class RefusalStore {
  private final SuppressionStore suppressions;

  RefusalStore(SuppressionStore suppressions) {
    this.suppressions = suppressions;
  }

  /**
   * Only a missing mailbox may ever suppress an address, and in words that paused this edition not
   * even that. Done twice, it stands once.
   */
  static void add(
      Transaction transaction, Claim claim, String relay, Refusal refusal, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO refusal (edition, address_key, relay, reason, state, fingerprint, refused_at)
            VALUES (:edition, :key, :relay, :reason,
              CASE WHEN :reason <> 'MAILBOX'
                OR EXISTS (SELECT 1 FROM refusal
                  WHERE edition = :edition AND fingerprint = :text AND blameless = 1)
                OR EXISTS (SELECT 1 FROM refusal
                  WHERE edition = :edition AND fingerprint = :text AND retried > 0)
              THEN 'FORGIVEN' ELSE 'WAITING' END, :text, :now)
            ON CONFLICT (edition, address_key) DO UPDATE
            SET relay = excluded.relay, fingerprint = excluded.fingerprint, refused_at = excluded.refused_at,
              retried = CASE WHEN refusal.retried > 0 AND refusal.fingerprint = excluded.fingerprint
                THEN 2 ELSE refusal.retried END
            """)
        .bind("edition", claim.edition())
        .bind("key", claim.addressKey())
        .bind("relay", relay)
        .bind("reason", refusal.reason().name())
        .bind("text", refusal.text().text())
        .bind("now", now.toEpochMilli())
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
   * Refusals of this edition are not the recipients' fault: those of the row, and whoever was
   * refused with the same words, perhaps before a restart, are delivered to again once the edition
   * is resumed. Whom a later acceptance has shown to be gone stays suppressed.
   */
  void forgiveAll(
      Transaction transaction, long edition, Collection<Claim> row, ReplyFingerprint text) {
    transaction
        .handle()
        .execute(
            "UPDATE refusal SET state = 'FORGIVEN' WHERE edition = ? AND state = 'WAITING'",
            edition);
    transaction
        .handle()
        .execute(
            "UPDATE refusal SET blameless = 1 WHERE edition = ? AND fingerprint = ? AND state = 'FORGIVEN'",
            edition,
            text.text());
    for (Claim claim : row) {
      transaction
          .handle()
          .execute(
              "UPDATE refusal SET blameless = 1 WHERE edition = ? AND address_key = ?",
              edition,
              claim.addressKey());
    }
  }

  /**
   * Those whom a person put back after a pause of this edition, or who were refused again after one
   * of an earlier, with the words of their refusal.
   */
  Map<String, ReplyFingerprint> retried(Transaction transaction, long edition) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT address_key, fingerprint FROM refusal
            WHERE retried > 0 AND (edition = :edition OR retried = 2) ORDER BY edition
            """)
        .bind("edition", edition)
        .map((row, context) -> Map.entry(row.getString(1), new ReplyFingerprint(row.getString(2))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (before, last) -> last));
  }

  /**
   * Ends an edition's refusals by a relay. Those refused alike after the last message that the
   * relay accepted, two or more, are forgiven: nothing shows that it would have taken another.
   * Whoever else was refused by a relay that took mail of this edition is suppressed.
   */
  List<String> end(Transaction transaction, long edition, String relay) {
    long accepted = lastAccepted(transaction, edition, relay);
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE refusal SET state = 'FORGIVEN'
            WHERE edition = :edition AND relay = :relay AND state = 'WAITING' AND refused_at >= :since
              AND fingerprint IN (
                SELECT fingerprint FROM refusal
                WHERE edition = :edition AND relay = :relay AND refused_at >= :since
                GROUP BY fingerprint HAVING count(*) > 1)
            """)
        .bind("edition", edition)
        .bind("relay", relay)
        .bind("since", accepted)
        .execute();
    return accepted > 0 ? suppress(transaction, edition, relay) : List.of();
  }

  /**
   * True when two or more were tried, all were refused alike, and nobody got the edition; those are
   * then delivered to again once it is resumed. Not true a second time of the same recipients.
   */
  boolean allRefusedAlike(Transaction transaction, long edition) {
    boolean alike =
        !hasAccepted(transaction, edition)
            && transaction
                .handle()
                .createQuery(
                    """
                    SELECT count(*) > 1 AND count(DISTINCT fingerprint) = 1 AND min(fingerprint) <> ''
                      AND min(retried) = 0
                    FROM refusal WHERE edition = :edition AND address_key IN
                      (SELECT address_key FROM delivery WHERE edition = :edition AND state = 'FAILED')
                    """)
                .bind("edition", edition)
                .mapTo(Boolean.class)
                .one();
    if (alike) {
      transaction
          .handle()
          .execute(
              "UPDATE refusal SET state = 'FORGIVEN', blameless = 1 WHERE edition = ?", edition);
    }
    return alike;
  }

  private static boolean hasAccepted(Transaction transaction, long edition) {
    return transaction
        .handle()
        .createQuery(
            "SELECT EXISTS (SELECT 1 FROM delivery WHERE edition = :edition AND state = 'SENT')")
        .bind("edition", edition)
        .mapTo(Boolean.class)
        .one();
  }

  /** True when the relay has taken a message of this edition. */
  boolean hasAccepted(Transaction transaction, long edition, String relay) {
    return lastAccepted(transaction, edition, relay) > 0;
  }

  /** In milliseconds since 1970; 0 when nothing was accepted. */
  private static long lastAccepted(Transaction transaction, long edition, String relay) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT COALESCE(max(settled_at), 0) FROM delivery
            WHERE edition = :edition AND relay = :relay AND state = 'SENT'
            """)
        .bind("edition", edition)
        .bind("relay", relay)
        .mapTo(Long.class)
        .one();
  }

  /**
   * The relay takes mail of this edition: those whom it refused before this were to blame
   * themselves, in this edition and in those that have ended. An edition that is still being sent
   * may yet be refused for what it is.
   */
  List<String> suppress(Transaction transaction, long edition, String relay) {
    List<String> keys =
        transaction
            .handle()
            .createQuery(
                """
                UPDATE refusal SET state = 'SUPPRESSED'
                WHERE relay = :relay AND state = 'WAITING' AND (edition = :edition OR edition IN
                  (SELECT id FROM edition WHERE state IN ('SENT', 'CANCELLED')))
                RETURNING address_key
                """)
            .bind("relay", relay)
            .bind("edition", edition)
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

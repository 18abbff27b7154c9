package pressrun.delivery;

import java.util.List;
import pressrun.audience.SuppressionStore;
import pressrun.database.Transaction;
import pressrun.smtp.Outcome.Reason;

/** Who was refused for good, and which of them wait to be suppressed; kept over restarts. */
final class RefusalStore {
  private final SuppressionStore suppressions;

  RefusalStore(SuppressionStore suppressions) {
    this.suppressions = suppressions;
  }

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

  /** Everybody of this edition was refused alike. */
  void forgiveAll(Transaction transaction, long edition) {
    transaction
        .handle()
        .execute(
            "UPDATE refusal SET state = 'FORGIVEN' WHERE edition = ? AND state = 'WAITING'",
            edition);
  }

  /** The relay takes mail: those whom it refused before this were to blame themselves. */
  void suppress(Transaction transaction, String relay) {
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

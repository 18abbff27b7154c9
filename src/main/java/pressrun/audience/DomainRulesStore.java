package pressrun.audience;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.alert.AlertStore;
import pressrun.database.Database;
import pressrun.database.Transaction;
import pressrun.text.DomainName;

/**
 * Counts the keys of stored addresses anew when the rules for domains changed. Of two rows that
 * turn out to be one mailbox the older one is written to, and every opt-out of either counts.
 */
public final class DomainRulesStore {
  private static final Logger log = LoggerFactory.getLogger(DomainRulesStore.class);
  private static final String ALERT = "domains";

  private final Database database;
  private final AudienceStore audience;

  public DomainRulesStore(Database database, AudienceStore audience) {
    this.database = database;
    this.audience = audience;
  }

  private static final int MOST_SHOWN = 100;

  private record Row(long id, String address, String formerKey, String key) {}

  /** Brings all keys up to date in one transaction, and tells of those that changed. */
  public void apply(AlertStore alerts) {
    database.useTransaction(
        transaction -> {
          if (isNew(transaction.handle())) {
            List<String> changes = apply(transaction.handle());
            tell(transaction, alerts, changes);
          }
        });
  }

  private static void tell(Transaction transaction, AlertStore alerts, List<String> changes) {
    changes.forEach(change -> log.warn("domains are read by other rules: {}", change));
    if (!changes.isEmpty()) {
      int more = changes.size() - MOST_SHOWN;
      alerts.raise(
          transaction,
          ALERT,
          "domains are read as today's browsers read them ("
              + DomainName.rules()
              + "), which changes "
              + changes.size()
              + (changes.size() == 1 ? " subscriber: " : " subscribers: ")
              + String.join("; ", changes.subList(0, Math.min(MOST_SHOWN, changes.size())))
              + (more > 0 ? "; and " + more + " more, all of whom the log names" : ""));
    }
  }

  /** Of several processes that start at once one goes on; the others wait for its end. */
  private static boolean isNew(Handle handle) {
    return handle.execute(
            """
            INSERT INTO domain_rules (id, rules) VALUES (1, ?)
            ON CONFLICT (id) DO UPDATE SET rules = excluded.rules
            WHERE domain_rules.rules <> excluded.rules
            """,
            DomainName.rules())
        > 0;
  }

  private List<String> apply(Handle handle) {
    List<Row> changed = changed(handle);
    // No key may stand in the way of another that changes, too.
    changed.forEach(row -> setKey(handle, row.id(), "changing:" + row.id()));
    List<String> changes = new ArrayList<>();
    for (Row row : changed) {
      copySuppression(handle, row);
      changes.add(row.address() + " (" + settle(handle, row) + ")");
    }
    return changes;
  }

  /** Only what is not ASCII, or has a label in xn--, can be read in another way. */
  private List<Row> changed(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT id, address, address_key FROM subscriber
            WHERE same_as IS NULL
              AND (octet_length(address) <> length(address) OR address LIKE '%--%')
            ORDER BY id
            """)
        .map(
            (found, context) ->
                new Row(
                    found.getLong("id"),
                    found.getString("address"),
                    found.getString("address_key"),
                    audience.keyOf(found.getString("address"))))
        .filter(
            row ->
                !row.key().equals(row.formerKey())
                    || Addresses.judge(row.address()) instanceof AddressVerdict.Invalid)
        .list();
  }

  private static void setKey(Handle handle, long subscriber, String key) {
    handle.execute("UPDATE subscriber SET address_key = ? WHERE id = ?", key, subscriber);
  }

  /** The former one stays: nobody knows which of two mailboxes it was meant for. */
  private static void copySuppression(Handle handle, Row row) {
    handle.execute(
        """
        INSERT INTO suppression (address_key, reason, since)
        SELECT ?, reason, since FROM suppression WHERE address_key = ?
        ON CONFLICT (address_key) DO NOTHING
        """,
        row.key(),
        row.formerKey());
  }

  private static String settle(Handle handle, Row row) {
    List<String> standing =
        handle
            .createQuery("SELECT id, address FROM subscriber WHERE address_key = :key")
            .bind("key", row.key())
            .map((found, context) -> found.getLong("id") + " " + found.getString("address"))
            .list();
    if (standing.isEmpty()) {
      setKey(handle, row.id(), row.key());
      moveLedger(handle, row, row.key());
      return destination(row.address());
    }
    String[] other = standing.get(0).split(" ", 2);
    join(handle, Long.parseLong(other[0]), row);
    return "the same mailbox as "
        + other[1]
        + ", which is the one written to now; whoever had left with either has left";
  }

  private static String destination(String address) {
    String before =
        FormerDomains.canonical(address)
            .map(former -> ", until now to " + domain(former))
            .orElse("");
    return Addresses.judge(address) instanceof AddressVerdict.Valid valid
        ? "mail goes to " + domain(valid.canonical()) + before
        : "no mail can go there: " + ((AddressVerdict.Invalid) Addresses.judge(address)).why();
  }

  private static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  private static void moveLedger(Handle handle, Row row, String key) {
    handle.execute(
        """
        UPDATE delivery SET address_key = ? WHERE subscriber = ? AND address_key = ?
          AND edition IN (SELECT id FROM edition)
        """,
        key,
        row.id(),
        row.formerKey());
  }

  private static void join(Handle handle, long kept, Row row) {
    handle.execute(
        """
        INSERT INTO subscription (newsletter, subscriber, state, cadence, cohort, since)
        SELECT newsletter, ?, state, cadence, cohort, since FROM subscription WHERE subscriber = ?
        ON CONFLICT (newsletter, subscriber) DO UPDATE SET state = excluded.state, since = excluded.since
        WHERE subscription.state <> 'COMPLAINED' AND (excluded.state = 'COMPLAINED'
          OR (subscription.state <> 'UNSUBSCRIBED' AND excluded.state IN ('UNSUBSCRIBED', 'BOUNCED'))
          OR (subscription.state = 'ACTIVE' AND excluded.state = 'PENDING'))
        """,
        kept,
        row.id());
    handle.execute("DELETE FROM subscription WHERE subscriber = ?", row.id());
    String key = "same:" + row.id();
    handle.execute(
        "UPDATE subscriber SET address_key = ?, same_as = ? WHERE id = ?", key, kept, row.id());
  }
}

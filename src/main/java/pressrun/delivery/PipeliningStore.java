package pressrun.delivery;

import java.time.Instant;
import pressrun.database.Database;
import pressrun.smtp.RelaySettings;
import pressrun.smtp.RelaySettings.Pipelining;

/**
 * Relays that offer PIPELINING and break off over it; kept over restarts, by name, host and port.
 */
final class PipeliningStore {
  /** The beginning of the alert's key. */
  static final String ALERT = "pipelining:";

  private final Database database;

  PipeliningStore(Database database) {
    this.database = database;
  }

  void failed(RelaySettings relay, String why, Instant now) {
    database.useTransaction(
        transaction ->
            transaction
                .handle()
                .createUpdate(
                    """
                    INSERT INTO relay_without_pipelining (relay, host, port, since, why)
                    VALUES (:relay, :host, :port, :now, :why)
                    ON CONFLICT (relay) DO UPDATE SET host = excluded.host, port = excluded.port,
                      since = excluded.since, why = excluded.why
                    """)
                .bind("relay", relay.name())
                .bind("host", relay.host())
                .bind("port", relay.port())
                .bind("now", now.toEpochMilli())
                .bind("why", why)
                .execute());
  }

  /** Returns the relay as it is to be spoken to, after what happened before. */
  RelaySettings remembered(RelaySettings relay) {
    boolean failed =
        relay.limits().pipelining() == Pipelining.UNTIL_IT_FAILS
            && database.read(
                transaction ->
                    transaction
                        .handle()
                        .createQuery(
                            """
                            SELECT since FROM relay_without_pipelining
                            WHERE relay = :relay AND host = :host AND port = :port
                            """)
                        .bind("relay", relay.name())
                        .bind("host", relay.host())
                        .bind("port", relay.port())
                        .mapTo(Long.class)
                        .findOne()
                        .isPresent());
    return failed ? relay.withoutPipelining() : relay;
  }
}

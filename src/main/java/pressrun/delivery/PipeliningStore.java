package pressrun.delivery;

import java.time.Duration;
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

  private static final Duration REMEMBERED = Duration.ofDays(28);

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

  /**
   * Returns the relay as it is to be spoken to, after what happened of late: a network that broke
   * once looks the same as a relay that does not bear it.
   */
  RelaySettings remembered(RelaySettings relay, Instant now) {
    database.useTransaction(
        transaction ->
            transaction
                .handle()
                .execute(
                    "UPDATE relay_without_pipelining SET since = ? WHERE since > ?",
                    now.toEpochMilli(),
                    now.toEpochMilli())); // By a clock that was ahead.
    boolean failed =
        relay.limits().pipelining() == Pipelining.UNTIL_IT_FAILS
            && database.read(
                transaction ->
                    transaction
                        .handle()
                        .createQuery(
                            """
                            SELECT since FROM relay_without_pipelining
                            WHERE relay = :relay AND host = :host AND port = :port AND since > :after
                            """)
                        .bind("relay", relay.name())
                        .bind("host", relay.host())
                        .bind("port", relay.port())
                        .bind("after", now.minus(REMEMBERED).toEpochMilli())
                        .mapTo(Long.class)
                        .findOne()
                        .isPresent());
    return failed ? relay.withoutPipelining() : relay;
  }
}

package pressrun.delivery;

import java.time.Instant;
import java.util.List;
import pressrun.database.Database;

/** Which relays rest, for those who watch; nothing is decided by it. */
public final class RestStore {
  private final Database database;

  public RestStore(Database database) {
    this.database = database;
  }

  void note(Rest rest) {
    database.useTransaction(
        transaction ->
            transaction
                .handle()
                .createUpdate(
                    """
                    INSERT INTO rest (relay, until, why) VALUES (:relay, :until, :why)
                    ON CONFLICT (relay) DO UPDATE SET until = excluded.until, why = excluded.why
                    """)
                .bind("relay", rest.relay())
                .bind("until", rest.until().toEpochMilli())
                .bind("why", rest.why())
                .execute());
  }

  void forget(String relay) {
    database.useTransaction(
        transaction -> transaction.handle().execute("DELETE FROM rest WHERE relay = ?", relay));
  }

  /** What an earlier process knew is out of date. */
  void forgetAll() {
    database.useTransaction(transaction -> transaction.handle().execute("DELETE FROM rest"));
  }

  /** By relay. */
  public List<Rest> all() {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery("SELECT * FROM rest ORDER BY relay")
                .map(
                    (row, context) ->
                        new Rest(
                            row.getString("relay"),
                            Instant.ofEpochMilli(row.getLong("until")),
                            row.getString("why")))
                .list());
  }
}

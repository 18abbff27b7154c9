package pressrun.database;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of a database server, which all nodes share; each look asks the server. */
public final class DatabaseClock extends Clock {
  private final Database database;

  public DatabaseClock(Database database) {
    this.database = database;
  }

  @Override
  public Instant instant() {
    return database.read(
        transaction ->
            Instant.ofEpochMilli(
                transaction
                    .handle()
                    .createQuery("SELECT " + database.dialect().now())
                    .mapTo(Long.class)
                    .one()));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the database has no time zone");
  }
}

package pressrun.audience;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import pressrun.database.Database;

/** Which declared subscriber files were read, and as they stood then. For all threads. */
public final class SubscriberFileStore {
  private final Database database;

  public SubscriberFileStore(Database database) {
    this.database = database;
  }

  /** Whether a newsletter's file has not been touched since it was read to its end. */
  public boolean isRead(String newsletter, Path file) {
    return database.read(
        transaction ->
            transaction
                    .handle()
                    .createQuery(
                        "SELECT count(*) FROM subscriber_file WHERE newsletter = :newsletter AND state = :state")
                    .bind("newsletter", newsletter)
                    .bind("state", state(file))
                    .mapTo(Long.class)
                    .one()
                > 0);
  }

  /**
   * Everybody in it is known now.
   *
   * @param state as {@link #state} told it before it was read
   */
  public void markRead(String newsletter, String state) {
    database.useTransaction(
        transaction ->
            transaction
                .handle()
                .execute(
                    """
                    INSERT INTO subscriber_file (newsletter, state) VALUES (?, ?)
                    ON CONFLICT (newsletter) DO UPDATE SET state = excluded.state
                    """,
                    newsletter,
                    state));
  }

  /** Tells one state of a file from another without reading it. */
  public static String state(Path file) {
    try {
      return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot look at " + file, failure);
    }
  }
}

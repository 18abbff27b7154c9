package pressrun.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import pressrun.database.Database;
import pressrun.database.Transaction;

/** How each source stood when it was last asked. */
public final class SourceStore {
  private final Database database;

  public SourceStore(Database database) {
    this.database = database;
  }

  public Optional<SourceState> find(String source) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery("SELECT * FROM source_state WHERE source = :source")
                .bind("source", source)
                .map(
                    (row, context) ->
                        new SourceState(
                            row.getString("source"),
                            Optional.ofNullable(row.getString("etag")),
                            Optional.ofNullable(row.getString("last_modified")),
                            Instant.ofEpochMilli(row.getLong("asked_at")),
                            instant(row, "whole_at"),
                            instant(row, "retry_after_at"),
                            row.getInt("failures"),
                            Optional.ofNullable(row.getString("problem"))))
                .findOne());
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  public void save(Transaction transaction, SourceState state) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO source_state
              (source, etag, last_modified, asked_at, whole_at, retry_after_at, failures, problem)
            VALUES
              (:source, :etag, :lastModified, :asked, :whole, :retryAfter, :failures, :problem)
            ON CONFLICT (source) DO UPDATE SET
              etag = excluded.etag, last_modified = excluded.last_modified,
              asked_at = excluded.asked_at, whole_at = excluded.whole_at,
              retry_after_at = excluded.retry_after_at, failures = excluded.failures,
              problem = excluded.problem
            """)
        .bind("source", state.source())
        .bind("etag", state.etag())
        .bind("lastModified", state.lastModified())
        .bind("asked", state.asked().toEpochMilli())
        .bind("whole", state.wholeAt().map(Instant::toEpochMilli))
        .bind("retryAfter", state.retryAfter().map(Instant::toEpochMilli))
        .bind("failures", state.failures())
        .bind("problem", state.problem())
        .execute();
  }
}

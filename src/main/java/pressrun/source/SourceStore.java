package pressrun.source;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import pressrun.database.Database;
import pressrun.database.Transaction;
import pressrun.source.SourceState.Absence;
import pressrun.source.SourceState.Move;

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
                            Optional.ofNullable(row.getString("checksum")),
                            Instant.ofEpochMilli(row.getLong("asked_at")),
                            instant(row, "whole_at"),
                            instant(row, "retry_after_at"),
                            row.getInt("failures"),
                            Optional.ofNullable(row.getString("problem")),
                            move(row),
                            absence(row)))
                .findOne());
  }

  private static Optional<Move> move(ResultSet row) throws SQLException {
    String to = row.getString("moved_to");
    return to == null
        ? Optional.empty()
        : Optional.of(
            new Move(
                URI.create(to),
                Instant.ofEpochMilli(row.getLong("moved_since")),
                row.getInt("moved_times")));
  }

  private static Optional<Absence> absence(ResultSet row) throws SQLException {
    boolean gone = row.getInt("gone") != 0;
    return instant(row, "absent_since").map(since -> new Absence(since, gone));
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
              (source, etag, last_modified, checksum, asked_at, whole_at, retry_after_at, failures, problem,
               moved_to, moved_since, moved_times, absent_since, gone)
            VALUES
              (:source, :etag, :lastModified, :checksum, :asked, :whole, :retryAfter, :failures, :problem,
               :movedTo, :movedSince, :movedTimes, :absentSince, :gone)
            ON CONFLICT (source) DO UPDATE SET
              etag = excluded.etag, last_modified = excluded.last_modified,
              checksum = excluded.checksum, asked_at = excluded.asked_at, whole_at = excluded.whole_at,
              retry_after_at = excluded.retry_after_at, failures = excluded.failures,
              problem = excluded.problem, moved_to = excluded.moved_to,
              moved_since = excluded.moved_since, moved_times = excluded.moved_times,
              absent_since = excluded.absent_since, gone = excluded.gone
            """)
        .bind("source", state.source())
        .bind("etag", state.etag())
        .bind("lastModified", state.lastModified())
        .bind("checksum", state.checksum())
        .bind("asked", state.asked().toEpochMilli())
        .bind("whole", state.wholeAt().map(Instant::toEpochMilli))
        .bind("retryAfter", state.retryAfter().map(Instant::toEpochMilli))
        .bind("failures", state.failures())
        .bind("problem", state.problem())
        .bind("movedTo", state.move().map(move -> move.to().toString()))
        .bind("movedSince", state.move().map(move -> move.since().toEpochMilli()))
        .bind("movedTimes", state.move().map(Move::times).orElse(0))
        .bind("absentSince", state.absence().map(absence -> absence.since().toEpochMilli()))
        .bind("gone", state.absence().filter(Absence::gone).isPresent() ? 1 : 0)
        .execute();
  }
}

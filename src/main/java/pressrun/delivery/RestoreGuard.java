package pressrun.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import pressrun.database.Database;
import pressrun.database.Transaction;
import pressrun.smtp.Outcome.Accepted;

/**
 * Notices a database that is older than its journal, or another file than the one it was: sending
 * from it could mail people twice. Asked before anything is claimed.
 */
public final class RestoreGuard {
  private static final String FILE = "pressrun.db";

  private final Database database;
  private final Path data;
  private final RestoreStore store = new RestoreStore();

  public RestoreGuard(Database database, Path data) {
    this.database = database;
    this.data = data;
  }

  /**
   * What {@link #resume} came to: rows that are sent by the journal, and rows held for a person.
   */
  public record Resumption(int sent, int held) {}

  /** What to do with rows that were open when the copy was made. */
  public enum OpenRows {
    /** A person looks at each. */
    HOLD,
    /** They are sent; who got a mail after the copy was made gets it again. */
    RESEND
  }

  /** Why nothing may be sent; none when all is well. */
  public Optional<String> doubt() {
    return copied().or(this::restored);
  }

  /**
   * Returns when all is well.
   *
   * @throws SafeMode when nothing may be sent
   */
  public void refuseInDoubt() {
    doubt()
        .ifPresent(
            why -> {
              throw new SafeMode(why);
            });
  }

  /** The first time, the file is written down. */
  private Optional<String> copied() {
    Optional<String> now = identity();
    Optional<String> known =
        database.inTransaction(transaction -> store.fileOrFirst(transaction, now));
    return now.isEmpty() || known.equals(now)
        ? Optional.empty()
        : Optional.of(
            "the database is a copy: " + data.resolve(FILE) + " is another file than it was");
  }

  private Optional<String> restored() {
    Stream<JournalDots.Dot> replies = Journal.read(data).stream().map(JournalEntry::dot);
    Stream<JournalDots.Dot> attempts =
        Stream.concat(replies, Journal.dots(data).dots().stream()).distinct();
    return database.read(
        transaction ->
            attempts
                .filter(attempt -> store.isBehind(transaction, attempt))
                .findFirst()
                .map(
                    attempt ->
                        "the database is older than its journal: it was restored from a copy"));
  }

  /** Device and inode; none where the file system has no such thing, or there is no such file. */
  private Optional<String> identity() {
    Path file = data.resolve(FILE);
    try {
      return Files.exists(file)
          ? Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class).fileKey())
              .map(Objects::toString)
          : Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot look at " + file, failure);
    }
  }

  /**
   * Takes the database for the right one from now on: what the journal says was accepted is sent,
   * epochs start above all that were drawn. The sender's lock must be held.
   */
  public Resumption resume(OpenRows open, Instant now) {
    List<JournalEntry> entries = Journal.read(data);
    Resumption resumption =
        database.inTransaction(transaction -> resume(transaction, entries, open, now));
    database.checkpoint();
    try (Journal journal = Journal.open(data)) {
      journal.clear();
    }
    return resumption;
  }

  private Resumption resume(
      Transaction transaction, List<JournalEntry> entries, OpenRows open, Instant now) {
    int sent = 0;
    long epoch = Journal.dots(data).lastEpoch();
    for (JournalEntry entry : entries) {
      epoch = Math.max(epoch, entry.epoch());
      if (entry.outcome() instanceof Accepted accepted) {
        sent += store.accepted(transaction, entry, accepted.reply(), now);
      }
    }
    store.raiseEpoch(transaction, epoch);
    store.rememberFile(transaction, identity());
    return new Resumption(sent, open == OpenRows.HOLD ? store.hold(transaction) : 0);
  }

  /** Nothing is sent until a person has looked. */
  public static final class SafeMode extends RuntimeException {
    private static final long serialVersionUID = 1;

    SafeMode(String why) {
      super(why + ". Nothing is sent until you say that it is the right one: pressrun resume");
    }
  }
}

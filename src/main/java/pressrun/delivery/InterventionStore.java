package pressrun.delivery;

import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import pressrun.database.Database;
import pressrun.database.Transaction;
import pressrun.edition.Edition;
import pressrun.edition.EditionState;
import pressrun.edition.EditionStore;
import pressrun.edition.Masthead;

/**
 * What a person decides about deliveries. A row that is on its way is never touched: the loop finds
 * the edition's new state when it asks for its mark.
 */
public final class InterventionStore {
  private static final String RESTING = "('PENDING', 'DEFERRED', 'UNCERTAIN', 'HELD')";

  /** What could not be made never went out: of many together it is not said that it arrived. */
  private static final String IN_DOUBT =
      "state = 'HELD' AND (:verdict = 'RESEND' OR stage IS NULL OR stage <> 'MAKE')";

  private final Database database;
  private final EditionStore editions;
  private final Clock clock;

  public InterventionStore(Database database, EditionStore editions, Clock clock) {
    this.database = database;
    this.editions = editions;
    this.clock = clock;
  }

  /** What is known of a held delivery. */
  public enum Verdict {
    /** It arrived, as the relay's log or the reader says. */
    SENT,
    /** It did not: the identical message goes out again. */
    RESEND
  }

  /** False when the edition is not being sent. */
  public boolean pause(Edition edition) {
    return editions.move(edition.id(), EditionState.SENDING, EditionState.PAUSED)
        || editions.move(edition.id(), EditionState.FROZEN, EditionState.PAUSED);
  }

  /**
   * Lets a paused edition go on: those refused in the row that paused it are delivered to again,
   * and nobody waits longer for what was mended. Returns how many were refused; empty when the
   * edition is not paused.
   */
  public OptionalInt resume(Edition edition) {
    return database.inTransaction(
        transaction ->
            editions.move(transaction, edition.id(), EditionState.PAUSED, EditionState.SENDING)
                ? OptionalInt.of(putBack(transaction, edition))
                : OptionalInt.empty());
  }

  private int putBack(Transaction transaction, Edition edition) {
    int refused =
        transaction
            .handle()
            .createUpdate(
                """
                UPDATE delivery SET state = 'PENDING', next_at = :atOnce, settled_at = NULL,
                  first_attempt_at = NULL, attempts = 0
                WHERE edition = :edition AND state = 'FAILED' AND address_key IN
                  (SELECT address_key FROM refusal WHERE edition = :edition AND blameless = 1)
                """)
            .bind("atOnce", WaitStore.AT_ONCE)
            .bind("edition", edition.id())
            .execute();
    transaction
        .handle()
        .execute(
            "UPDATE refusal SET blameless = 0, retried = 1 WHERE edition = ? AND blameless = 1",
            edition.id());
    transaction
        .handle()
        .execute(
            "UPDATE delivery SET next_at = ? WHERE edition = ? AND state = 'DEFERRED'",
            WaitStore.AT_ONCE,
            edition.id());
    return refused;
  }

  /**
   * Ends an edition: who has not had it does not get it. Before its first dot its articles go back,
   * for the next edition to use. Answers how many deliveries were cancelled.
   */
  public int cancel(Edition edition) {
    return database.inTransaction(
        transaction -> {
          for (EditionState from :
              List.of(EditionState.FROZEN, EditionState.SENDING, EditionState.PAUSED)) {
            editions.move(transaction, edition.id(), from, EditionState.CANCELLED);
          }
          if (dots(transaction, edition) == 0) {
            editions.giveBack(transaction, edition.id());
          }
          hold(transaction, edition);
          return settle(transaction, edition, "CANCELLED", RESTING + " AND uncertain = 0");
        });
  }

  /** Numbers that decide whether an edition can be taken back. */
  public record TakeBack(long planned, long mayHaveArrived, long articles) {}

  /** Counts what taking an edition back would be about. */
  public TakeBack takeBackCounts(Edition edition) {
    return database.read(transaction -> counts(transaction, edition));
  }

  private static TakeBack counts(Transaction transaction, Edition edition) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT (SELECT count(*) FROM delivery WHERE edition = :edition) AS planned,
              (SELECT count(*) FROM delivery WHERE edition = :edition
                AND (uncertain > 0 OR state IN ('CLAIMED', 'DOT', 'SENT', 'UNCERTAIN')
                  OR (state = 'HELD' AND (stage IS NULL OR stage <> 'MAKE')))) AS arrived,
              (SELECT count(DISTINCT article) FROM edition_article WHERE edition = :edition) AS articles
            """)
        .bind("edition", edition.id())
        .map(
            (row, context) ->
                new TakeBack(
                    row.getLong("planned"), row.getLong("arrived"), row.getLong("articles")))
        .one();
  }

  /**
   * Takes an edition back that nobody can have: nobody gets it any more, and its articles are new
   * again. False, and nothing changed, when somebody has it or may have it by now.
   */
  public boolean takeBack(Edition edition) {
    return database.inTransaction(
        transaction -> {
          editions.lock(transaction, edition.id()); // Until the end no dot is committed to.
          if (counts(transaction, edition).mayHaveArrived() > 0) {
            return false;
          }
          for (EditionState from : EditionState.values()) {
            editions.move(transaction, edition.id(), from, EditionState.CANCELLED);
          }
          editions.giveBack(transaction, edition.id());
          settle(transaction, edition, "CANCELLED", RESTING);
          return true;
        });
  }

  private static long dots(Transaction transaction, Edition edition) {
    return transaction
        .handle()
        .createQuery(
            "SELECT count(*) FROM delivery WHERE edition = :edition AND dot_at IS NOT NULL")
        .bind("edition", edition.id())
        .mapTo(Long.class)
        .one();
  }

  /** Who may have had it is not called cancelled: a person, or the relay's log, knows more. */
  private static void hold(Transaction transaction, Edition edition) {
    transaction
        .handle()
        .createUpdate(
            "UPDATE delivery SET state = 'HELD' WHERE edition = :edition AND uncertain > 0 AND state IN "
                + RESTING)
        .bind("edition", edition.id())
        .execute();
  }

  private int settle(Transaction transaction, Edition edition, String state, String from) {
    return transaction
        .handle()
        .createUpdate(
            "UPDATE delivery SET state = :state, settled_at = :now WHERE edition = :edition AND state IN "
                + from)
        .bind("state", state)
        .bind("now", clock.millis())
        .bind("edition", edition.id())
        .execute();
  }

  /** Has deliveries in some of these states tried anew, at once; answers how many. */
  public int retry(Edition edition, List<DeliveryState> of) {
    return database.inTransaction(
        transaction -> {
          int rows = reopen(transaction, edition, "", of);
          if (rows > 0) {
            editions.move(transaction, edition.id(), EditionState.SENT, EditionState.SENDING);
          }
          return rows;
        });
  }

  /** An edition that was sent takes deliveries again. */
  public void reopen(Edition edition) {
    editions.move(edition.id(), EditionState.SENT, EditionState.SENDING);
  }

  /** How many of an edition a verdict on all that is held would be about. */
  public long held(Edition edition, Verdict verdict) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery(
                    "SELECT count(*) FROM delivery WHERE edition = :edition AND " + IN_DOUBT)
                .bind("edition", edition.id())
                .bind("verdict", verdict.name())
                .mapTo(Long.class)
                .one());
  }

  /**
   * Has an edition that nobody can have come from what is declared now, so that a mended sender
   * mends the messages that could not be made, or that were refused because of it.
   */
  public void remast(Edition edition, Masthead masthead) {
    database.useTransaction(
        transaction -> {
          if (!ProgressStore.mayHaveArrived(transaction, edition.id())) {
            editions.remast(transaction, edition.id(), masthead);
          }
        });
  }

  /** False when the reader's delivery is not held. */
  public boolean resolve(Edition edition, String address, Verdict verdict) {
    return database.inTransaction(
            transaction ->
                verdict == Verdict.SENT
                    ? markSent(
                        transaction, edition, "address = :address AND state = 'HELD'", address)
                    : resend(transaction, edition, address))
        > 0;
  }

  /** The same of all that {@link #held} counts; answers how many. */
  public int resolveAll(Edition edition, Verdict verdict) {
    return database.inTransaction(
        transaction ->
            verdict == Verdict.SENT
                ? markSent(transaction, edition, IN_DOUBT, "")
                : resend(transaction, edition, ""));
  }

  private int resend(Transaction transaction, Edition edition, String address) {
    int held = reopen(transaction, edition, address, List.of(DeliveryState.HELD));
    if (held > 0) {
      editions.move(transaction, edition.id(), EditionState.SENT, EditionState.SENDING);
    }
    return held;
  }

  private int markSent(Transaction transaction, Edition edition, String which, String address) {
    return transaction
        .handle()
        .createUpdate(
            "UPDATE delivery SET state = 'SENT', settled_at = :now WHERE edition = :edition AND "
                + which)
        .bind("now", clock.millis())
        .bind("edition", edition.id())
        .bind("address", address)
        .bind("verdict", Verdict.SENT.name())
        .execute();
  }

  /**
   * Puts rows back to the start.
   *
   * @param address empty: of anybody
   */
  private int reopen(
      Transaction transaction, Edition edition, String address, List<DeliveryState> of) {
    return transaction
        .handle()
        .createUpdate(
            """
            UPDATE delivery SET state = 'PENDING', next_at = :atOnce, settled_at = NULL, first_attempt_at = NULL,
              attempts = 0
            WHERE edition = :edition AND state IN (<states>) AND (:address = '' OR address = :address)
            """)
        .bind("atOnce", WaitStore.AT_ONCE)
        .bind("edition", edition.id())
        .bind("address", address)
        .bindList("states", of.stream().map(DeliveryState::name).toList())
        .execute();
  }
}

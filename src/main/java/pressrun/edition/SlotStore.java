package pressrun.edition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import pressrun.database.Database;
import pressrun.database.Transaction;

/** The timetable, materialised: one row per due time, written once. */
public final class SlotStore {
  private final Database database;

  public SlotStore(Database database) {
    this.database = database;
  }

  /** Writes a slot as DUE; a slot that stands there keeps its state. */
  public void add(Slot slot) {
    database.useTransaction(transaction -> add(transaction, slot));
  }

  private static void add(Transaction transaction, Slot slot) {
    bind(
            transaction
                .handle()
                .createUpdate(
                    """
                    INSERT INTO slot (newsletter, cadence, local_due, due_at, state)
                    VALUES (:newsletter, :cadence, :local, :due, 'DUE')
                    ON CONFLICT (newsletter, cadence, local_due) DO NOTHING
                    """),
            slot)
        .bind("due", slot.due().toEpochMilli())
        .execute();
  }

  /** Its row, written when it is missing, that no other transaction gets until this one ends. */
  long lock(Transaction transaction, Slot slot) {
    return bind(
            transaction
                .handle()
                .createQuery(
                    """
                    INSERT INTO slot (newsletter, cadence, local_due, due_at, state)
                    VALUES (:newsletter, :cadence, :local, :due, 'DUE')
                    ON CONFLICT (newsletter, cadence, local_due) DO UPDATE SET due_at = slot.due_at
                    RETURNING id
                    """),
            slot)
        .bind("due", slot.due().toEpochMilli())
        .mapTo(Long.class)
        .one();
  }

  public Optional<SlotState> state(Slot slot) {
    return database.read(
        transaction ->
            bind(
                    transaction
                        .handle()
                        .createQuery(
                            """
                            SELECT state FROM slot
                            WHERE newsletter = :newsletter AND cadence = :cadence AND local_due = :local
                            """),
                    slot)
                .mapTo(SlotState.class)
                .findOne());
  }

  /** Slots that nobody ran yet, whether their time has come or not, oldest first. */
  public List<Slot> open(String newsletter, String cadence) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery(
                    """
                    SELECT * FROM slot
                    WHERE newsletter = :newsletter AND cadence = :cadence AND state = 'DUE'
                    ORDER BY due_at
                    """)
                .bind("newsletter", newsletter)
                .bind("cadence", cadence)
                .map((row, context) -> slot(row))
                .list());
  }

  /** Takes back a slot that nobody ran and that the timetable no longer has. */
  public void withdraw(Slot slot) {
    database.useTransaction(
        transaction ->
            bind(
                    transaction
                        .handle()
                        .createUpdate(
                            """
                            DELETE FROM slot
                            WHERE newsletter = :newsletter AND cadence = :cadence AND local_due = :local
                              AND state = 'DUE' AND NOT EXISTS (SELECT 1 FROM edition e WHERE e.slot = slot.id)
                            """),
                    slot)
                .execute());
  }

  /**
   * Has slots run at their time that were missed or empty before it, by a clock that was ahead; an
   * edition that went out too early stands.
   */
  public void reopen(String newsletter, String cadence, Instant now) {
    database.useTransaction(
        transaction ->
            transaction
                .handle()
                .createUpdate(
                    """
                    UPDATE slot SET state = 'DUE'
                    WHERE newsletter = :newsletter AND cadence = :cadence AND due_at > :now
                      AND state IN ('MISSED', 'EMPTY')
                    """)
                .bind("newsletter", newsletter)
                .bind("cadence", cadence)
                .bind("now", now.toEpochMilli())
                .execute());
  }

  /** The latest time that is in the table, run or not. */
  public Optional<Instant> lastDue(String newsletter, String cadence) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery(
                    "SELECT due_at FROM slot WHERE newsletter = :newsletter AND cadence = :cadence"
                        + " ORDER BY due_at DESC LIMIT 1")
                .bind("newsletter", newsletter)
                .bind("cadence", cadence)
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli));
  }

  /** Settles a slot that is DUE; one that is settled stays as it is. */
  public void mark(Slot slot, SlotState state) {
    database.useTransaction(transaction -> mark(transaction, slot, state));
  }

  static void markRun(Transaction transaction, long slot) {
    transaction.handle().execute("UPDATE slot SET state = 'RUN' WHERE id = ?", slot);
  }

  private static void mark(Transaction transaction, Slot slot, SlotState state) {
    bind(
            transaction
                .handle()
                .createUpdate(
                    """
                    UPDATE slot SET state = :state
                    WHERE newsletter = :newsletter AND cadence = :cadence AND local_due = :local
                      AND state = 'DUE'
                    """),
            slot)
        .bind("state", state.name())
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Slot slot) {
    return statement
        .bind("newsletter", slot.newsletter())
        .bind("cadence", slot.cadence())
        .bind("local", slot.localDue().toString());
  }

  static Slot slot(ResultSet row) throws SQLException {
    return new Slot(
        row.getString("newsletter"),
        row.getString("cadence"),
        LocalDateTime.parse(row.getString("local_due")),
        Instant.ofEpochMilli(row.getLong("due_at")));
  }
}

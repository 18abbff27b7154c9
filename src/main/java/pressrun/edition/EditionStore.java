package pressrun.edition;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import pressrun.article.Article;
import pressrun.article.ArticleStore;
import pressrun.database.Database;
import pressrun.database.Transaction;
import pressrun.selection.Cohort;
import pressrun.selection.Selection;

/** Frozen editions and the articles they used. */
public final class EditionStore {
  private static final String SELECT =
      "SELECT e.*, s.local_due, s.due_at FROM edition e JOIN slot s ON s.id = e.slot ";

  private static final String BEFORE = "before_freeze";

  private final Database database;
  private final SlotStore slots;

  public EditionStore(Database database, SlotStore slots) {
    this.database = database;
    this.slots = slots;
  }

  /** The number the next edition gets, from 1. */
  public int nextNumber(String newsletter, String cadence) {
    return database.read(transaction -> nextNumber(transaction, newsletter, cadence));
  }

  private static int nextNumber(Transaction transaction, String newsletter, String cadence) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT COALESCE(MAX(number), 0) + 1 FROM edition
            WHERE newsletter = :newsletter AND cadence = :cadence
            """)
        .bind("newsletter", newsletter)
        .bind("cadence", cadence)
        .mapTo(Integer.class)
        .one();
  }

  /**
   * Writes slot, edition and articles; only when {@code transaction} commits are the articles used
   * up. Run twice for a slot, or by two nodes at once, it is frozen once.
   */
  public FreezeOutcome freeze(Transaction transaction, EditionDraft draft, Instant now) {
    if (draft.selections().isEmpty()) {
      throw new IllegalArgumentException("an edition without articles is never made");
    }
    Handle handle = transaction.handle();
    handle.savepoint(BEFORE);
    FreezeOutcome outcome = attempt(transaction, draft, now);
    if (!(outcome instanceof FreezeOutcome.Frozen)) {
      handle.rollbackToSavepoint(BEFORE);
    }
    return outcome;
  }

  private FreezeOutcome attempt(Transaction transaction, EditionDraft draft, Instant now) {
    long slot = slots.lock(transaction, draft.slot());
    Optional<Edition> before = bySlot(transaction, slot);
    if (before.isPresent()) {
      return new FreezeOutcome.AlreadyRun(before.get());
    }
    if (overtaken(transaction, draft)) {
      return new FreezeOutcome.Overtaken();
    }
    Optional<Long> id = insert(transaction.handle(), slot, draft, now);
    if (id.isEmpty()) {
      return new FreezeOutcome.Overtaken();
    }
    useUp(transaction, id.get(), draft, now);
    SlotStore.markRun(transaction, slot);
    return new FreezeOutcome.Frozen(bySlot(transaction, slot).orElseThrow());
  }

  private static boolean overtaken(Transaction transaction, EditionDraft draft) {
    Slot slot = draft.slot();
    return nextNumber(transaction, slot.newsletter(), slot.cadence()) != draft.number()
        || draft.selections().mails().entrySet().stream()
            .anyMatch(mail -> used(transaction, slot, mail.getKey(), mail.getValue()));
  }

  private static boolean used(
      Transaction transaction, Slot slot, Cohort cohort, Selection selection) {
    return transaction
            .handle()
            .createQuery(
                """
                SELECT count(*) FROM edition_article
                WHERE newsletter = :newsletter AND cadence = :cadence AND cohort = :cohort
                  AND article IN (<articles>)
                """)
            .bind("newsletter", slot.newsletter())
            .bind("cadence", slot.cadence())
            .bind("cohort", cohort.name())
            .bindList("articles", ids(selection.articles()))
            .mapTo(Long.class)
            .one()
        > 0;
  }

  private static List<Long> ids(List<Article> articles) {
    return articles.stream().map(Article::id).toList();
  }

  /** None when another node's edition got the number at the same time. */
  private static Optional<Long> insert(Handle handle, long slot, EditionDraft draft, Instant now) {
    Masthead masthead = draft.masthead();
    return handle
        .createQuery(
            """
            INSERT INTO edition (slot, newsletter, cadence, number, subject, title, from_name, from_address,
                                 reply_to, base_url, frozen_at, state, other_cadences)
            VALUES (:slot, :newsletter, :cadence, :number, :subject, :title, :fromName, :fromAddress,
                    :replyTo, :baseUrl, :now, 'FROZEN', :others)
            ON CONFLICT (newsletter, cadence, number) DO NOTHING
            RETURNING id
            """)
        .bind("slot", slot)
        .bind("newsletter", draft.slot().newsletter())
        .bind("cadence", draft.slot().cadence())
        .bind("number", draft.number())
        .bind("subject", draft.subject())
        .bind("title", masthead.title())
        .bind("fromName", masthead.fromName())
        .bind("fromAddress", masthead.fromAddress())
        .bind("replyTo", masthead.replyTo())
        .bind("baseUrl", masthead.baseUrl().toString())
        .bind("now", now.toEpochMilli())
        .bind("others", draft.readership().others())
        .mapTo(Long.class)
        .findOne();
  }

  private static void useUp(
      Transaction transaction, long edition, EditionDraft draft, Instant now) {
    UsedArticlesStore used = new UsedArticlesStore(transaction, edition, draft.slot());
    draft.selections().byCohort().forEach(used::add);
    used.write();
    draft
        .selections()
        .mails()
        .values()
        .forEach(mail -> ArticleStore.markUsed(transaction, ids(mail.articles()), now));
  }

  public Optional<Edition> find(long id) {
    return one("WHERE e.id = :id", query -> query.bind("id", id));
  }

  public Optional<Edition> find(Slot slot) {
    return one(
        "WHERE e.newsletter = :newsletter AND e.cadence = :cadence AND s.local_due = :local",
        query ->
            query
                .bind("newsletter", slot.newsletter())
                .bind("cadence", slot.cadence())
                .bind("local", slot.localDue().toString()));
  }

  public Optional<Edition> find(String newsletter, String cadence, int number) {
    return one(
        "WHERE e.newsletter = :newsletter AND e.cadence = :cadence AND e.number = :number",
        query ->
            query.bind("newsletter", newsletter).bind("cadence", cadence).bind("number", number));
  }

  public Optional<Edition> latest(String newsletter) {
    return one(
        "WHERE e.newsletter = :newsletter ORDER BY e.id DESC LIMIT 1",
        query -> query.bind("newsletter", newsletter));
  }

  public Optional<Edition> latest(String newsletter, String cadence) {
    return one(
        "WHERE e.newsletter = :newsletter AND e.cadence = :cadence ORDER BY e.id DESC LIMIT 1",
        query -> query.bind("newsletter", newsletter).bind("cadence", cadence));
  }

  /** All, newest first. */
  public List<Edition> list() {
    return many("ORDER BY e.id DESC", query -> {});
  }

  /** In one of these states, oldest first. */
  public List<Edition> in(EditionState... states) {
    List<String> names = Arrays.stream(states).map(EditionState::name).toList();
    return many(
        "WHERE e.state IN (<states>) ORDER BY e.id", query -> query.bindList("states", names));
  }

  /** Frozen, but stopped before every delivery stood in the ledger. */
  public List<Edition> unqueued() {
    return many("WHERE e.queued_at IS NULL AND e.state <> 'CANCELLED' ORDER BY e.id", query -> {});
  }

  /**
   * The last subscriber that an edition is for: the last there was when this was first asked. Who
   * comes later has a higher number.
   */
  public long lastSubscriber(Transaction transaction, long edition) {
    transaction
        .handle()
        .execute(
            """
            UPDATE edition SET last_subscriber = (SELECT COALESCE(MAX(id), 0) FROM subscriber)
            WHERE id = ? AND last_subscriber IS NULL
            """,
            edition);
    return transaction
        .handle()
        .createQuery("SELECT last_subscriber FROM edition WHERE id = :id")
        .bind("id", edition)
        .mapTo(Long.class)
        .one();
  }

  /** Says that every delivery of an edition stands in the ledger, and how many they are. */
  public void markQueued(Transaction transaction, long edition, long planned, Instant now) {
    transaction
        .handle()
        .execute(
            "UPDATE edition SET queued_at = ?, planned = ? WHERE id = ?",
            now.toEpochMilli(),
            planned,
            edition);
  }

  /** Has an edition come from what is declared now; for one of which nothing was ever sent. */
  public void remast(Transaction transaction, long edition, Masthead masthead) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE edition SET title = :title, from_name = :fromName, from_address = :fromAddress,
              reply_to = :replyTo, base_url = :baseUrl
            WHERE id = :id
            """)
        .bind("title", masthead.title())
        .bind("fromName", masthead.fromName())
        .bind("fromAddress", masthead.fromAddress())
        .bind("replyTo", masthead.replyTo())
        .bind("baseUrl", masthead.baseUrl().toString())
        .bind("id", edition)
        .execute();
  }

  /** Keeps an edition from everybody else until the end of the transaction. */
  public void lock(Transaction transaction, long edition) {
    transaction.handle().execute("UPDATE edition SET state = state WHERE id = ?", edition);
  }

  /** Gives the articles of an edition back, for the next one to use. */
  public void giveBack(Transaction transaction, long edition) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE article SET used_at = NULL
            WHERE id IN (SELECT article FROM edition_article WHERE edition = :edition)
              AND NOT EXISTS (SELECT 1 FROM edition_article other
                WHERE other.article = article.id AND other.edition <> :edition)
            """)
        .bind("edition", edition)
        .execute();
    transaction.handle().execute("DELETE FROM edition_article WHERE edition = ?", edition);
    transaction.handle().execute("DELETE FROM edition_cohort WHERE edition = ?", edition);
  }

  /** As {@link #move(long, EditionState, EditionState)}, with what else is to be committed. */
  public boolean move(Transaction transaction, long edition, EditionState from, EditionState to) {
    return transaction
            .handle()
            .execute(
                "UPDATE edition SET state = ? WHERE id = ? AND state = ?",
                to.name(),
                edition,
                from.name())
        > 0;
  }

  /** Moves an edition on when it is in the state expected; false when it is not. */
  public boolean move(long edition, EditionState from, EditionState to) {
    return database.inTransaction(transaction -> move(transaction, edition, from, to));
  }

  private Optional<Edition> one(String where, Consumer<Query> binding) {
    return many(where, binding).stream().findFirst();
  }

  private List<Edition> many(String where, Consumer<Query> binding) {
    return database.read(
        transaction -> {
          try (Query query = transaction.handle().createQuery(SELECT + where)) {
            binding.accept(query);
            return query.map((row, context) -> edition(row)).list();
          }
        });
  }

  private static Optional<Edition> bySlot(Transaction transaction, long slot) {
    return transaction
        .handle()
        .createQuery(SELECT + "WHERE e.slot = :slot")
        .bind("slot", slot)
        .map((row, context) -> edition(row))
        .findOne();
  }

  private static Edition edition(ResultSet row) throws SQLException {
    return new Edition(
        row.getLong("id"),
        SlotStore.slot(row),
        row.getInt("number"),
        row.getString("subject"),
        new Masthead(
            row.getString("title"),
            row.getString("from_name"),
            row.getString("from_address"),
            Optional.ofNullable(row.getString("reply_to")),
            URI.create(row.getString("base_url"))),
        Instant.ofEpochMilli(row.getLong("frozen_at")),
        EditionState.valueOf(row.getString("state")),
        planned(row));
  }

  private static OptionalLong planned(ResultSet row) throws SQLException {
    long planned = row.getLong("planned");
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(planned);
  }
}

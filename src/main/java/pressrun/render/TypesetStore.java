package pressrun.render;

import java.util.Locale;
import java.util.Optional;
import pressrun.database.Database;
import pressrun.database.Transaction;

/** Messages as they were typeset: what is sent, archived and previewed after the freeze. */
public final class TypesetStore {
  private final Database database;

  public TypesetStore(Database database) {
    this.database = database;
  }

  public void add(Transaction transaction, long edition, Typeset typeset) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO typeset (edition, cohort, language, subject, html, text, slot_mark)
            VALUES (:edition, :cohort, :language, :subject, :html, :text, :mark)
            """)
        .bind("edition", edition)
        .bind("cohort", typeset.cohort())
        .bind("language", typeset.language().toLanguageTag())
        .bind("subject", typeset.subject())
        .bind("html", typeset.html())
        .bind("text", typeset.text())
        .bind("mark", typeset.slotMark())
        .execute();
  }

  public Optional<Typeset> find(long edition, String cohort) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery("SELECT * FROM typeset WHERE edition = :edition AND cohort = :cohort")
                .bind("edition", edition)
                .bind("cohort", cohort)
                .map(
                    (row, context) ->
                        new Typeset(
                            row.getString("cohort"),
                            Locale.forLanguageTag(row.getString("language")),
                            row.getString("subject"),
                            row.getString("html"),
                            row.getString("text"),
                            row.getString("slot_mark")))
                .findFirst());
  }
}

package pressrun.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import pressrun.database.Database;
import pressrun.database.Transaction;
import pressrun.testing.EachDatabase;

final class TypesetStoreTest {
  private static final Typeset TYPESET =
      new Typeset(
          Typeset.EVERYBODY,
          Locale.forLanguageTag("zh-Hant"),
          "백조 \"귀환\" 🦢",
          "<p>O'Hara &amp; ${no template} \\ %s</p>\r\n".repeat(4000),
          "Straße\n",
          "0123456789abcdef0123456789abcdef");

  /** References are checked, so there must be an edition. */
  private static long edition(Transaction transaction, int number) {
    transaction
        .handle()
        .execute(
            "INSERT INTO slot (id, newsletter, cadence, local_due, due_at, state) VALUES (?, 'n', 'c', ?, 0, 'RUN')",
            number,
            "2026-03-0" + number + "T06:30");
    transaction
        .handle()
        .execute(
            """
            INSERT INTO edition (id, slot, newsletter, cadence, number, subject, title, from_name, from_address,
              base_url, frozen_at, state)
            VALUES (?, ?, 'n', 'c', ?, '', '', '', '', '', 0, 'FROZEN')
            """,
            number,
            number,
            number);
    return number;
  }

  @EachDatabase
  void whatWasTypesetComesBackToTheLetter(Database database) {
    TypesetStore typesets = new TypesetStore(database);
    database.useTransaction(
        transaction -> typesets.add(transaction, edition(transaction, 1), TYPESET));
    assertThat(typesets.find(1, Typeset.EVERYBODY)).contains(TYPESET);
    assertThat(typesets.find(1, "another cohort")).isEmpty();
    assertThat(typesets.find(2, Typeset.EVERYBODY)).isEmpty();
  }

  @EachDatabase
  void whatWasTypesetIsNeverSetAgain(Database database) {
    TypesetStore typesets = new TypesetStore(database);
    database.useTransaction(
        transaction -> typesets.add(transaction, edition(transaction, 1), TYPESET));
    assertThatThrownBy(
            () -> database.useTransaction(transaction -> typesets.add(transaction, 1, TYPESET)))
        .isInstanceOf(RuntimeException.class);
    assertThat(typesets.find(1, Typeset.EVERYBODY)).contains(TYPESET);
  }

  @EachDatabase
  void aMessageWithoutItsEditionIsRefused(Database database) {
    TypesetStore typesets = new TypesetStore(database);
    assertThatThrownBy(
            () -> database.useTransaction(transaction -> typesets.add(transaction, 9, TYPESET)))
        .isInstanceOf(RuntimeException.class);
  }
}

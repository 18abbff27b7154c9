package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import pressrun.database.Database;
import pressrun.edition.Edition;
import pressrun.edition.EditionState;
import pressrun.testing.EachDatabase;

/** An edition that nobody can have is taken back with its articles; any other is left alone. */
final class TakeBackTest {
  @TempDir private Path folder;

  private static InterventionStore interventions(Newsstand stand) {
    return new InterventionStore(stand.database, stand.editions, stand.clock);
  }

  /** Gives an edition one article that it used up. */
  private static void useArticle(Newsstand stand, Edition edition) {
    stand.database.useTransaction(
        transaction -> {
          long article =
              transaction
                  .handle()
                  .createQuery(
                      """
                      INSERT INTO article (source, entry_key, title, standfirst, excerpt, language, tags,
                        published_at, first_seen_at, changed_at, used_at)
                      VALUES ('folder:desk', 'one', 'Ferry', '', '', 'en', '', 0, 0, 0, 1) RETURNING id
                      """)
                  .mapTo(Long.class)
                  .one();
          transaction
              .handle()
              .execute(
                  """
                  INSERT INTO edition_article (edition, newsletter, cadence, cohort, article, section, position, shown)
                  VALUES (?, ?, 'regular', 'everybody', ?, '', 0, 1)
                  """,
                  edition.id(),
                  Newsstand.NEWSLETTER,
                  article);
        });
  }

  private static long newArticles(Newsstand stand) {
    return stand.database.read(
        transaction ->
            transaction
                .handle()
                .createQuery("SELECT count(*) FROM article WHERE used_at IS NULL")
                .mapTo(Long.class)
                .one());
  }

  private static void set(Newsstand stand, Edition edition, String change) {
    stand.database.useTransaction(
        transaction ->
            transaction
                .handle()
                .execute("UPDATE delivery SET " + change + " WHERE edition = ?", edition.id()));
  }

  @EachDatabase
  void anEditionWhoseMessagesCouldNotBeMadeIsTakenBackAsAWhole(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(3);
    Edition edition = stand.enqueued(1);
    useArticle(stand, edition);
    set(stand, edition, "state = 'HELD', stage = 'MAKE'");

    assertThat(interventions(stand).takeBackCounts(edition))
        .isEqualTo(new InterventionStore.TakeBack(3, 0, 1));
    assertThat(interventions(stand).takeBack(edition)).isTrue();

    assertThat(newArticles(stand)).isEqualTo(1);
    assertThat(stand.count(edition, DeliveryState.CANCELLED)).isEqualTo(3);
    assertThat(stand.editions.find(edition.id()).orElseThrow().state())
        .isEqualTo(EditionState.CANCELLED);
    assertThat(interventions(stand).takeBackCounts(edition).articles()).isZero();
  }

  @EachDatabase
  void anEditionThatWasRefusedForEverybodyIsTakenBack(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(2);
    Edition edition = stand.enqueued(1);
    useArticle(stand, edition);
    set(stand, edition, "state = 'FAILED', stage = 'DOT', dot_at = 1");
    stand.editions.move(edition.id(), EditionState.FROZEN, EditionState.SENT);

    assertThat(interventions(stand).takeBack(edition)).isTrue();

    assertThat(newArticles(stand)).isEqualTo(1);
    assertThat(stand.count(edition, DeliveryState.FAILED)).isEqualTo(2);
  }

  @EachDatabase
  void anEditionThatOneMayHaveIsLeftAsItIs(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(2);
    Edition edition = stand.enqueued(1);
    useArticle(stand, edition);
    String one = "WHEN subscriber = (SELECT min(subscriber) FROM delivery)";
    for (String state : new String[] {"SENT", "DOT", "CLAIMED", "UNCERTAIN", "HELD"}) {
      set(stand, edition, "state = CASE " + one + " THEN '" + state + "' ELSE 'PENDING' END");

      assertThat(interventions(stand).takeBack(edition)).as(state).isFalse();
      assertThat(stand.count(edition, DeliveryState.PENDING)).isEqualTo(1);
    }
    set(stand, edition, "state = 'DEFERRED', uncertain = CASE " + one + " THEN 1 ELSE 0 END");

    assertThat(interventions(stand).takeBack(edition)).as("once in doubt").isFalse();
    assertThat(newArticles(stand)).isZero();
    assertThat(stand.editions.find(edition.id()).orElseThrow().state())
        .isEqualTo(EditionState.FROZEN);
  }
}

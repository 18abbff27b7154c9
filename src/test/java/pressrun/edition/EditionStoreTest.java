package pressrun.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import pressrun.article.Article;
import pressrun.database.Database;
import pressrun.newsletter.Cadence;
import pressrun.selection.Chapter;
import pressrun.selection.Cohort;
import pressrun.selection.Selection;
import pressrun.testing.EachDatabase;

final class EditionStoreTest {

  private static long rows(Database database, String table) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery("SELECT count(*) FROM " + table)
                .mapTo(Long.class)
                .one());
  }

  @EachDatabase
  void aFrozenEditionIsFoundByEveryName(Database database) {
    Desk desk = new Desk(database);
    EditionDraft draft = Desk.draft(Desk.slot(2), 1, desk.collected("Swans", "Ferry"));
    Edition edition = desk.frozen(draft);
    assertThat(edition)
        .isEqualTo(
            new Edition(
                edition.id(),
                Desk.slot(2),
                1,
                "Swans are back",
                Desk.masthead(),
                Desk.NOW,
                EditionState.FROZEN,
                OptionalLong.empty()));
    assertThat(desk.editions.find(edition.id())).contains(edition);
    assertThat(desk.editions.find(Desk.slot(2))).contains(edition);
    assertThat(desk.editions.find(Desk.NEWSLETTER, Cadence.REGULAR, 1)).contains(edition);
    assertThat(desk.editions.latest(Desk.NEWSLETTER)).contains(edition);
    assertThat(desk.editions.list()).containsExactly(edition);
    assertThat(desk.slots.state(Desk.slot(2))).contains(SlotState.RUN);
    assertThat(desk.editions.nextNumber(Desk.NEWSLETTER, Cadence.REGULAR)).isEqualTo(2);
  }

  @EachDatabase
  void itsArticlesStandInTheirOrderUnderTheirHeadings(Database database) {
    Desk desk = new Desk(database);
    List<Article> articles = desk.collected("one", "two", "three");
    List<Chapter> chapters =
        List.of(
            new Chapter("Abroad", List.of(articles.get(2))),
            new Chapter("The town", List.of(articles.get(1), articles.get(0))));
    EditionDraft draft =
        new EditionDraft(
            Desk.slot(2),
            1,
            "News",
            Desk.masthead(),
            Desk.everybody(new Selection(chapters, List.of())),
            Desk.READERS);
    assertThat(desk.used.chapters(desk.frozen(draft).id(), Cohort.EVERYBODY)).isEqualTo(chapters);
  }

  @EachDatabase
  void aSlotIsFrozenOnce(Database database) {
    Desk desk = new Desk(database);
    List<Article> articles = desk.collected("Swans", "Ferry");
    Edition first = desk.frozen(Desk.draft(Desk.slot(2), 1, articles.subList(0, 1)));
    assertThat(desk.freeze(Desk.draft(Desk.slot(2), 2, articles.subList(1, 2))))
        .isEqualTo(new FreezeOutcome.AlreadyRun(first));
    assertThat(desk.candidates()).containsExactly(articles.get(1));
  }

  @EachDatabase
  void whatFailsInTheMiddleOfAFreezeLeavesNothing(Database database) {
    Desk desk = new Desk(database);
    List<Article> articles = desk.collected("Swans", "Ferry");
    EditionDraft draft = Desk.draft(Desk.slot(2), 1, articles);
    assertThatThrownBy(
            () ->
                database.useTransaction(
                    transaction -> {
                      desk.editions.freeze(transaction, draft, Desk.NOW);
                      throw new IllegalStateException("the typeset message could not be written");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(rows(database, "edition")).isZero();
    assertThat(rows(database, "edition_article")).isZero();
    assertThat(desk.slots.state(Desk.slot(2))).isEmpty();
    assertThat(desk.candidates()).isEqualTo(articles);
    assertThat(desk.freeze(draft)).isInstanceOf(FreezeOutcome.Frozen.class);
  }

  @EachDatabase
  void aNumberThatIsTakenStopsTheFreeze(Database database) {
    Desk desk = new Desk(database);
    List<Article> articles = desk.collected("Swans", "Ferry");
    desk.frozen(Desk.draft(Desk.slot(2), 1, articles.subList(0, 1)));
    assertThat(desk.freeze(Desk.draft(Desk.slot(3), 1, articles.subList(1, 2))))
        .isInstanceOf(FreezeOutcome.Overtaken.class);
    assertThat(desk.freeze(Desk.draft(Desk.slot(3), 3, articles.subList(1, 2))))
        .isInstanceOf(FreezeOutcome.Overtaken.class);
  }

  @EachDatabase
  void anOvertakenFreezeLeavesNoSlotThatWouldBeRunLater(Database database) {
    Desk desk = new Desk(database);
    List<Article> articles = desk.collected("Swans");
    desk.frozen(Desk.draft(Desk.slot(2), 1, articles));
    assertThat(desk.freeze(Desk.draft(Desk.slot(3), 2, articles)))
        .isInstanceOf(FreezeOutcome.Overtaken.class);
    assertThat(desk.slots.state(Desk.slot(3))).isEmpty();
  }

  @EachDatabase
  void anArticleIsUsedOncePerNewsletter(Database database) {
    Desk desk = new Desk(database);
    List<Article> articles = desk.collected("Swans");
    desk.frozen(Desk.draft(Desk.slot(2), 1, articles));
    assertThat(desk.candidates()).isEmpty();
    assertThat(desk.freeze(Desk.draft(Desk.slot(3), 2, articles)))
        .isInstanceOf(FreezeOutcome.Overtaken.class);
    Slot weekly = new Slot("weekly", Cadence.REGULAR, Desk.slot(3).localDue(), Desk.slot(3).due());
    assertThat(desk.candidates("weekly")).isEqualTo(articles);
    assertThat(desk.freeze(Desk.draft(weekly, 1, articles)))
        .isInstanceOf(FreezeOutcome.Frozen.class);
  }

  @EachDatabase
  void anEditionWithoutArticlesIsNeverMade(Database database) {
    Desk desk = new Desk(database);
    EditionDraft empty =
        new EditionDraft(
            Desk.slot(2),
            1,
            "News",
            Desk.masthead(),
            Desk.everybody(Selection.NOTHING),
            Desk.READERS);
    assertThatThrownBy(() -> desk.freeze(empty)).isInstanceOf(IllegalArgumentException.class);
  }

  @EachDatabase
  void oneSlotFrozenByManyAtOnceHasOneWinnerAndTheOthersHearOfIt(Database database) {
    Desk desk = new Desk(database);
    List<Article> articles = desk.collected("one", "two", "three", "four");
    desk.slots.add(Desk.slot(2));
    List<FreezeOutcome> outcomes =
        atOnce(desk, i -> Desk.draft(Desk.slot(2), 1, List.of(articles.get(i))));
    assertThat(outcomes).filteredOn(FreezeOutcome.Frozen.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(FreezeOutcome.AlreadyRun.class::isInstance).hasSize(3);
    assertThat(rows(database, "edition")).isEqualTo(1);
    assertThat(rows(database, "edition_article")).isEqualTo(1);
  }

  @EachDatabase
  void theSameArticlesFrozenForTwoSlotsAtOnceGoIntoOneEdition(Database database) {
    Desk desk = new Desk(database);
    List<Article> articles = desk.collected("one", "two", "three", "four");
    List<FreezeOutcome> outcomes = atOnce(desk, i -> Desk.draft(Desk.slot(2 + i), 1, articles));
    assertThat(outcomes).filteredOn(FreezeOutcome.Frozen.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(FreezeOutcome.Overtaken.class::isInstance).hasSize(3);
    assertThat(rows(database, "slot")).isEqualTo(1);
    assertThat(rows(database, "edition_article")).isEqualTo(4);
  }

  private static List<FreezeOutcome> atOnce(
      Desk desk, java.util.function.IntFunction<EditionDraft> draft) {
    List<CompletableFuture<FreezeOutcome>> freezing =
        IntStream.range(0, 4)
            .mapToObj(draft)
            .map(each -> CompletableFuture.supplyAsync(() -> desk.freeze(each)))
            .toList();
    return freezing.stream().map(CompletableFuture::join).toList();
  }

  @EachDatabase
  void numbersOfANewsletterHaveNoGap(Database database) {
    Desk desk = new Desk(database);
    List<Article> articles = desk.collected("one", "two", "three");
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int next = desk.editions.nextNumber(Desk.NEWSLETTER, Cadence.REGULAR);
      numbers.add(
          desk.frozen(Desk.draft(Desk.slot(2 + i), next, List.of(articles.get(i)))).number());
    }
    assertThat(numbers).containsExactly(1, 2, 3);
    assertThat(desk.editions.list()).extracting(Edition::number).containsExactly(3, 2, 1);
  }

  @EachDatabase
  void anEditionMovesOnlyFromTheStateItIsIn(Database database) {
    Desk desk = new Desk(database);
    Edition edition = desk.frozen(Desk.draft(Desk.slot(2), 1, desk.collected("Swans")));
    assertThat(desk.editions.move(edition.id(), EditionState.SENDING, EditionState.SENT)).isFalse();
    assertThat(desk.editions.move(edition.id(), EditionState.FROZEN, EditionState.SENDING))
        .isTrue();
    assertThat(desk.editions.in(EditionState.SENDING, EditionState.PAUSED))
        .extracting(Edition::id)
        .containsExactly(edition.id());
    assertThat(desk.editions.in(EditionState.FROZEN)).isEmpty();
  }

  @EachDatabase
  void anEditionIsUnqueuedUntilItsLedgerIsFull(Database database) {
    Desk desk = new Desk(database);
    Edition edition = desk.frozen(Desk.draft(Desk.slot(2), 1, desk.collected("Swans")));
    assertThat(desk.editions.unqueued()).containsExactly(edition);
    database.useTransaction(
        transaction -> desk.editions.markQueued(transaction, edition.id(), 0, Desk.NOW));
    assertThat(desk.editions.unqueued()).isEmpty();
  }
}

package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import pressrun.database.Database;
import pressrun.edition.Edition;
import pressrun.secret.Keys;
import pressrun.secret.Purpose;
import pressrun.secret.Tokens;
import pressrun.testing.EachDatabase;

/** How the ledger is filled, looked at, and known to belong to this installation. */
final class LedgerFillingTest {
  private final Path folder;

  LedgerFillingTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Newsstand stand(Database database) {
    return new Newsstand(database, folder);
  }

  @EachDatabase
  void aFillingThatStoppedHalfwayIsCompleted(Database database) {
    Newsstand stand = stand(database);
    stand.subscribers(30);
    Edition edition = stand.enqueued(1);
    database.useTransaction(
        transaction -> {
          transaction.handle().execute("DELETE FROM delivery WHERE subscriber > 12");
          transaction.handle().execute("UPDATE edition SET queued_at = NULL");
        });
    assertThat(stand.deliveries.queued(edition.id())).isFalse();
    assertThat(stand.deliveries.enqueue(edition)).isEqualTo(30);
    assertThat(stand.deliveries.queued(edition.id())).isTrue();
  }

  @EachDatabase
  void aRowThatHasMovedOnIsNotPutBackByFillingAgain(Database database) {
    Newsstand stand = stand(database);
    stand.subscribers(3);
    Edition edition = stand.enqueued(1);
    Claim claim = stand.claim(edition, "a", 1).get(0);
    assertThat(stand.mark(claim)).isTrue();
    stand.deliveries.enqueue(edition);
    assertThat(stand.count(edition, DeliveryState.DOT)).isEqualTo(1);
    assertThat(stand.count(edition, DeliveryState.PENDING)).isEqualTo(2);
  }

  @EachDatabase
  void whoIsRemovedAndComesAgainWhileItIsFilledIsNotWrittenToTwice(Database database) {
    Newsstand stand = stand(database);
    stand.subscribers(3);
    Edition edition = stand.enqueued(1);
    database.useTransaction(
        transaction -> {
          transaction.handle().execute("UPDATE edition SET queued_at = NULL");
          transaction.handle().execute("DELETE FROM subscription WHERE subscriber = 2");
          transaction.handle().execute("DELETE FROM subscriber WHERE id = 2");
        });
    stand.subscriber("reader2@example.org");
    assertThat(stand.deliveries.enqueue(edition)).isEqualTo(3);
    assertThat(stand.deliveries.enqueueLate(edition)).isEqualTo(3);
  }

  @EachDatabase
  void whoComesAfterTheEditionGetsARowOnlyWhenItIsAskedFor(Database database) {
    Newsstand stand = stand(database);
    stand.subscribers(2);
    Edition edition = stand.enqueued(1);
    stand.subscriber("late@example.org");
    assertThat(stand.deliveries.enqueue(edition)).isEqualTo(2);
    assertThat(stand.deliveries.missing(edition)).isEqualTo(1);
    assertThat(stand.deliveries.enqueueLate(edition)).isEqualTo(3);
    assertThat(stand.deliveries.missing(edition)).isZero();
  }

  @EachDatabase
  void manyWhoFillItAtOnceFillItOnce(Database database) {
    Newsstand stand = stand(database);
    stand.subscribers(200);
    Edition edition = stand.frozen(1);
    List<CompletableFuture<Long>> filling =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> stand.deliveries.enqueue(edition)))
            .toList();
    filling.forEach(CompletableFuture::join);
    assertThat(stand.deliveries.tally(edition.id()).planned()).isEqualTo(200);
  }

  @EachDatabase
  void moreThanOneChunkIsFilledToTheLast(Database database) {
    Newsstand stand = stand(database);
    database.useTransaction(
        transaction -> {
          transaction
              .handle()
              .execute(
                  """
                  INSERT INTO subscriber (address, address_key, name, added_at)
                  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20001)
                  SELECT 'reader' || i || '@example.org', 'key' || i, '', 0 FROM n
                  """);
          transaction
              .handle()
              .execute(
                  "INSERT INTO subscription (newsletter, subscriber, state, since) SELECT ?, id, 'ACTIVE', 0 FROM subscriber",
                  Newsstand.NEWSLETTER);
        });
    assertThat(stand.deliveries.enqueue(stand.frozen(1))).isEqualTo(20_001);
  }

  @EachDatabase
  void anEditionForNobodyIsFilledAtOnce(Database database) {
    Newsstand stand = stand(database);
    Edition edition = stand.frozen(1);
    assertThat(stand.deliveries.enqueue(edition)).isZero();
    assertThat(stand.deliveries.queued(edition.id())).isTrue();
  }

  @EachDatabase
  void subscribersOfAnotherNewsletterAreNotWrittenTo(Database database) {
    Newsstand stand = stand(database);
    stand.subscribers(2);
    database.useTransaction(
        transaction ->
            transaction
                .handle()
                .execute("UPDATE subscription SET newsletter = 'another' WHERE subscriber = 1"));
    assertThat(stand.deliveries.enqueue(stand.frozen(1))).isEqualTo(1);
  }

  @EachDatabase
  void theReachIsWhatAFillingComesTo(Database database) {
    Newsstand stand = stand(database);
    stand.subscribers(5);
    stand.suppressions.add(stand.tokens.hash(Purpose.ADDRESS, "reader2@example.org"), "bounced");
    stand.audience.unsubscribe(Newsstand.NEWSLETTER, 3);
    assertThat(stand.deliveries.reach(Newsstand.NEWSLETTER)).isEqualTo(new Reach(3, 1));
    assertThat(stand.deliveries.enqueue(stand.frozen(1))).isEqualTo(3);
  }

  @EachDatabase
  void numbersBeyondThirtyTwoBitsAreWrittenToLikeOthers(Database database) {
    Newsstand stand = stand(database);
    stand.subscribers(1);
    long far = 3_000_000_000_000L;
    database.useTransaction(
        transaction -> {
          transaction.handle().execute("DELETE FROM subscription");
          transaction.handle().execute("UPDATE subscriber SET id = ?", far);
          transaction
              .handle()
              .execute(
                  "INSERT INTO subscription (newsletter, subscriber, state, since) VALUES (?, ?, 'ACTIVE', 0)",
                  Newsstand.NEWSLETTER,
                  far);
          transaction.handle().execute("UPDATE install SET epoch = ?", far);
        });
    Edition edition = stand.enqueued(1);
    Claim claim = stand.claim(edition, "a", 1).get(0);
    assertThat(claim.subscriber()).isEqualTo(far);
    assertThat(claim.epoch()).isGreaterThan(far);
    assertThat(stand.mark(claim)).isTrue();
    assertThat(stand.rows(edition)).extracting(Delivery::subscriber).containsExactly(far);
  }

  @EachDatabase
  void pagesOfTheLedgerLeaveNobodyOutAndNameNobodyTwice(Database database) {
    Newsstand stand = stand(database);
    stand.subscribers(23);
    Edition edition = stand.enqueued(1);
    List<Delivery> paged = new ArrayList<>();
    for (int offset = 0; offset < 30; offset += 10) {
      paged.addAll(stand.deliveries.page(edition.id(), Optional.empty(), offset, 10));
    }
    assertThat(paged).isEqualTo(stand.rows(edition)).hasSize(23);
    assertThat(stand.deliveries.page(edition.id(), Optional.of(DeliveryState.SENT), 0, 10))
        .isEmpty();
  }

  @EachDatabase
  void aDatabaseIsRecognisedByItsOwnKeyOnly(Database database) {
    InstallStore install = new InstallStore(database);
    Tokens own = new Tokens(Keys.load(folder, Optional.of("a secret for tests and nothing else")));
    install.recognise(own);
    install.recognise(own);
    Tokens foreign = new Tokens(Keys.load(folder, Optional.of("the secret of another program")));
    assertThatThrownBy(() -> install.recognise(foreign))
        .isInstanceOf(InstallStore.ForeignKeys.class)
        .hasMessageContaining("secret.key");
    install.recognise(own);
  }
}

package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.edition.Edition;
import pressrun.edition.EditionState;
import pressrun.testing.TestDatabase;

final class LedgerOnPostgresqlTest implements LedgerContract {
  private Newsstand stand;

  @BeforeEach
  void open(@TempDir Path folder) {
    stand = new Newsstand(TestDatabase.postgresql(), folder);
  }

  @AfterEach
  void close() {
    stand.close();
  }

  @Test
  void aMarkWaitsForWhoeverIsCancellingTheEdition() {
    stand.subscribers(1);
    Edition edition = stand.enqueued(1);
    Claim claim = stand.claim(edition, "a", 1).get(0);
    CompletableFuture<Boolean> marking = new CompletableFuture<>();
    stand.database.useTransaction(
        transaction -> {
          stand.editions.move(
              transaction, edition.id(), EditionState.FROZEN, EditionState.CANCELLED);
          marking.completeAsync(() -> stand.mark(claim));
          while (!marking.isDone() && waiting() == 0) {
            Thread.onSpinWait();
          }
        });
    assertThat(marking.join()).isFalse();
    assertThat(stand.count(edition, DeliveryState.CANCELLED)).isEqualTo(1);
  }

  /** How many are waiting for a lock. */
  private long waiting() {
    return stand.database.read(
        transaction ->
            transaction
                .handle()
                .createQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")
                .mapTo(Long.class)
                .one());
  }

  @Override
  public Newsstand stand() {
    return stand;
  }
}

package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import pressrun.classification.Reply;
import pressrun.classification.Stage;
import pressrun.database.Database;
import pressrun.delivery.ProgressStore.Expiring;
import pressrun.edition.Edition;
import pressrun.smtp.Outcome;
import pressrun.smtp.Outcome.Deferred;
import pressrun.testing.EachDatabase;

final class ProgressStoreTest {
  private final Path folder;

  ProgressStoreTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static void settle(Newsstand stand, Claim claim, Outcome outcome) {
    RetryPolicy policy = new RetryPolicy(DeliverySettings.defaults());
    stand.settle(claim, policy.judge(outcome, claim, stand.clock.instant()));
  }

  private static Expiring expiring(Newsstand stand, Edition edition) {
    return stand.database.read(
        transaction ->
            ProgressStore.expiring(
                transaction, edition.id(), stand.clock.instant().plus(Duration.ofDays(1))));
  }

  private static boolean waitsUntried(Newsstand stand, Edition edition) {
    return stand.database.read(
        transaction -> ProgressStore.waitsUntried(transaction, edition.id()));
  }

  @EachDatabase
  void theAnswerThatIsToldIsTheLastOneOfThoseGivenUpSoon(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(12);
    Edition edition = stand.enqueued(1);
    assertThat(expiring(stand, edition).readers()).isZero();

    List<Claim> claims = stand.claim(edition, "one", 3);
    settle(stand, claims.get(0), new Deferred(Stage.RCPT, new Reply(452, "sorts behind")));
    settle(stand, claims.get(1), new Deferred(Stage.RCPT, new Reply(450, "came later")));
    settle(
        stand,
        claims.get(2),
        new Outcome.Refused(Stage.RCPT, new Reply(550, "of another"), Outcome.Reason.POLICY));
    assertThat(expiring(stand, edition))
        .isEqualTo(new Expiring(2, stand.clock.instant(), "450 came later"));
  }

  @EachDatabase
  void whatIsOnItsWayOrPutOffDoesNotWaitUntried(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    stand.subscribers(2);
    Edition edition = stand.enqueued(1);
    assertThat(waitsUntried(stand, edition)).isTrue();
    Claim claim = stand.claim(edition, "one", 1).get(0);
    assertThat(waitsUntried(stand, edition)).as("one is on its way").isFalse();
    settle(stand, claim, new Deferred(Stage.RCPT, new Reply(450, "later")));
    assertThat(waitsUntried(stand, edition)).isTrue();
    settle(
        stand,
        stand.claim(edition, "one", 1).get(0),
        new Deferred(Stage.RCPT, new Reply(450, "later")));
    assertThat(waitsUntried(stand, edition)).as("both are put off").isFalse();
  }
}

package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import pressrun.database.Database;
import pressrun.smtp.RateLimiter;
import pressrun.smtp.RelayUsageStore;
import pressrun.testing.EachDatabase;

/** When the trouble of a relay counts as over. */
final class LaneTest {
  private final Path folder;

  LaneTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Lane lane(Newsstand stand) {
    return new Lane(
        Newsstand.relay(25, 1),
        new RateLimiter("main", List.of(), new RelayUsageStore(stand.database), stand.clock),
        new DomainGate(List.of()),
        Patience.standard(),
        stand.clock);
  }

  @EachDatabase
  void aTroubleIsOverOnceWithTheFirstAnswer(Database database) {
    Lane lane = lane(new Newsstand(database, folder));
    assertThat(lane.answered()).isFalse();
    lane.breaker().trip();
    assertThat(lane.answered()).isTrue();
    assertThat(lane.answered()).isFalse();
    assertThat(lane.recovered()).isFalse();
  }

  @EachDatabase
  void anAllowanceThatComesBackBitByBitIsOneTrouble(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    Lane lane = lane(stand);
    for (int probe = 1; probe <= 4; probe++) {
      lane.breaker().stop();
      lane.allowanceSpent();
      stand.clock.advance(Duration.ofMinutes(15));
      assertThat(lane.answered()).as("probe %d was taken", probe).isFalse();
    }
    stand.clock.advance(Duration.ofMinutes(14));
    assertThat(lane.answered()).isFalse();
    stand.clock.advance(Duration.ofMinutes(1));
    assertThat(lane.answered()).isTrue();
  }

  @EachDatabase
  void anAllowanceThatSufficedIsNoTroubleOnceNothingIsLeftToSend(Database database) {
    Newsstand stand = new Newsstand(database, folder);
    Lane lane = lane(stand);
    lane.breaker().stop();
    lane.allowanceSpent();
    assertThat(lane.recovered()).as("it rests still").isFalse();
    stand.clock.advance(Duration.ofMinutes(15));
    lane.answered();
    assertThat(lane.recovered()).isTrue();
    assertThat(lane.recovered()).isFalse();
  }
}

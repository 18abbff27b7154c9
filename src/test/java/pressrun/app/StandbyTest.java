package pressrun.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pressrun.config.ConfigOutcome;
import pressrun.database.Database;
import pressrun.delivery.SenderLock;
import pressrun.testing.Sample;

/** A process that stands by takes over, also when the database failed the first time it could. */
@Timeout(60)
final class StandbyTest {
  @TempDir private Path home;

  @Test
  void theDatabaseMayBeAwayWhenTheOtherEnds() throws IOException {
    Sample sample = Sample.in(home);
    sample.change(sample.file("pressrun.yml"), "base_url:", "inbox_port: 0\nbase_url:");
    Home places = Home.of(Optional.of(sample.config()), Optional.of(sample.data()), Map.of());
    ConfigOutcome.Valid valid = (ConfigOutcome.Valid) places.readConfiguration();
    try (Pressrun pressrun = Pressrun.open(places, valid.settings())) {
      SenderLock other = SenderLock.acquire(places.data()).orElseThrow();
      try (Standby standby = Standby.start(pressrun)) {
        assertThat(standby.delivers()).isFalse();
        rename(pressrun.database(), "alert", "alert_away");
        rename(pressrun.database(), "node", "node_away");
        other.close();
        until(standby, true);
        assertThat(standby.trouble().orElseThrow()).contains("nobody delivers");

        rename(pressrun.database(), "node_away", "node");
        rename(pressrun.database(), "alert_away", "alert");
        until(standby, false);
        assertThat(standby.delivers()).isTrue();
        while (!pressrun.alerts().open().isEmpty() && !Thread.currentThread().isInterrupted()) {
          Thread.onSpinWait();
        }
        assertThat(pressrun.alerts().open()).isEmpty();
      }
    }
  }

  private static void until(Standby standby, boolean isInTrouble) {
    while (standby.trouble().isPresent() != isInTrouble
        && !Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
  }

  private static void rename(Database database, String from, String to) {
    database.useTransaction(
        transaction -> transaction.handle().execute("ALTER TABLE " + from + " RENAME TO " + to));
  }
}

package pressrun.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pressrun.alert.Alert;
import pressrun.config.ConfigOutcome;
import pressrun.testing.Sample;

/** A service tells that it may not deliver, whether its lock was taken away or is kept from it. */
final class LostLockTest {
  @TempDir private Path home;

  private Pressrun pressrun() {
    Sample sample = Sample.in(home);
    sample.change(sample.file("pressrun.yml"), "base_url:", "inbox_port: 0\nbase_url:");
    Home places = Home.of(Optional.of(sample.config()), Optional.of(sample.data()), Map.of());
    ConfigOutcome.Valid valid = (ConfigOutcome.Valid) places.readConfiguration();
    return Pressrun.open(places, valid.settings());
  }

  private Path lockFile() {
    return home.resolve("data/sender.lock");
  }

  @Test
  @Timeout(60)
  void aServiceWhoseLockFileIsRemovedStopsDeliveringAndSaysSo() throws IOException {
    try (Pressrun pressrun = pressrun();
        Standby sender = Standby.start(pressrun)) {
      assertThat(sender.delivers()).isTrue();
      Files.delete(lockFile());
      while (sender.trouble().isEmpty() || pressrun.alerts().open().isEmpty()) {
        assertThat(Thread.currentThread().isInterrupted()).as("out of time").isFalse();
      }
      assertThat(sender.delivers()).isFalse();
      assertThat(sender.trouble().orElseThrow())
          .startsWith("nobody delivers: " + lockFile() + " was removed or replaced");
      assertThat(pressrun.alerts().open()).extracting(Alert::key).containsExactly("sender");
    }
  }

  @Test
  void aLockThatNoSenderHoldsIsToldOnceItIsCertain() throws IOException {
    try (Pressrun pressrun = pressrun()) {
      Path data = home.resolve("data");
      HeldByNobody impatient = new HeldByNobody(data, pressrun.livingSender(), Duration.ZERO);
      HeldByNobody patient = new HeldByNobody(data, pressrun.livingSender());
      try (FileChannel file =
          FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        file.lock();
        assertThat(Dispatch.start(pressrun)).isEmpty();
        assertThat(patient.trouble()).isEmpty();
        assertThat(impatient.trouble().orElseThrow()).contains("keeps " + lockFile() + " locked");
      }
    }
  }

  @Test
  void aLockThatASenderHoldsIsNoTrouble() {
    try (Pressrun pressrun = pressrun()) {
      try (Dispatch sender = Dispatch.start(pressrun).orElseThrow()) {
        assertThat(sender.trouble()).isEmpty();
        assertThat(pressrun.livingSender().isKnown()).isTrue();
      }
      assertThat(pressrun.livingSender().isKnown()).isFalse();
    }
  }
}

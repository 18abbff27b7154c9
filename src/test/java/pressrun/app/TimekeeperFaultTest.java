package pressrun.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pressrun.config.ConfigOutcome;
import pressrun.schedule.DueSlots;
import pressrun.schedule.Timekeeper;
import pressrun.testing.Sample;

/** A fault in a sweep is told: the service is never without its timetable in silence. */
@Timeout(60)
final class TimekeeperFaultTest {
  private final CompletableFuture<Throwable> uncaught = new CompletableFuture<>();
  private Pressrun pressrun;

  @BeforeEach
  void open(@TempDir Path home) {
    Sample sample = Sample.in(home);
    Home places = Home.of(Optional.of(sample.config()), Optional.of(sample.data()), Map.of());
    pressrun = Pressrun.open(places, ((ConfigOutcome.Valid) places.readConfiguration()).settings());
    Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> uncaught.complete(fault));
  }

  @AfterEach
  void close() {
    Thread.setDefaultUncaughtExceptionHandler(null);
    pressrun.close();
  }

  /** Throws whenever it is asked. */
  private static Clock bad(Supplier<Error> fault) {
    return new Clock() {
      @Override
      public Instant instant() {
        throw fault.get();
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  private Timekeeper started(Supplier<Error> fault) {
    DueSlots due = new DueSlots(pressrun.slots(), pressrun.press(), pressrun.alerts(), bad(fault));
    Timekeeper keeper =
        new Timekeeper(pressrun.catalogue(), due, pressrun.collector(), pressrun.alerts());
    keeper.start();
    return keeper;
  }

  @Test
  void whatNestsTooDeeplyIsAnAlertOfItsNewsletter() {
    try (Timekeeper keeper = started(StackOverflowError::new)) {
      while (pressrun.alerts().open().stream()
          .noneMatch(alert -> alert.key().equals("schedule:harbour-courier"))) {
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
      }
      assertThat(keeper).isNotNull();
    }
  }

  @Test
  void anotherFaultReachesWhatEndsTheProcess() {
    try (Timekeeper keeper = started(() -> new InternalError("a fault"))) {
      assertThat(uncaught.join()).isInstanceOf(InternalError.class);
      assertThat(keeper).isNotNull();
    }
  }
}

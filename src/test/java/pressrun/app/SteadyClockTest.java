package pressrun.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class SteadyClockTest {
  private static final Instant BEGAN = Instant.parse("2026-03-02T07:30:00Z");

  @Test
  void itShowsWhatHasPassedSinceItBegan() {
    AtomicLong nanoseconds = new AtomicLong(Long.MAX_VALUE - 5);
    SteadyClock clock = new SteadyClock(BEGAN, nanoseconds::get);
    assertThat(clock.instant()).isEqualTo(BEGAN);

    nanoseconds.addAndGet(2_000_000_000); // Past the largest number, as it may be.

    assertThat(clock.instant()).isEqualTo(BEGAN.plusSeconds(2));
  }
}

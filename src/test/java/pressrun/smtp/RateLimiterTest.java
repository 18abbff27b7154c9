package pressrun.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.database.Database;
import pressrun.testing.SettableClock;
import pressrun.testing.TestDatabase;

final class RateLimiterTest {
  private final SettableClock clock = new SettableClock();

  private final Path folder;

  RateLimiterTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private RateLimiter limiter(Database database, Optional<RelaySettings.Rate> rate) {
    return new RateLimiter("main", rate.stream().toList(), new RelayUsageStore(database), clock);
  }

  private static Optional<RelaySettings.Rate> perMinute(int messages) {
    return Optional.of(new RelaySettings.Rate(messages, Duration.ofMinutes(1)));
  }

  @Test
  void noRateIsNoLimit() {
    try (Database database = TestDatabase.sqlite(folder)) {
      assertThat(limiter(database, Optional.empty()).take(10_000)).isEqualTo(10_000);
    }
  }

  @Test
  void noMoreThanTheRateIsGiven() {
    try (Database database = TestDatabase.sqlite(folder)) {
      RateLimiter limiter = limiter(database, perMinute(100));
      assertThat(limiter.take(70)).isEqualTo(70);
      assertThat(limiter.take(70)).isEqualTo(30);
      assertThat(limiter.take(70)).isZero();
    }
  }

  @Test
  void ofSeveralRatesTheTightestHolds() {
    try (Database database = TestDatabase.sqlite(folder)) {
      List<RelaySettings.Rate> rates =
          List.of(
              new RelaySettings.Rate(10, Duration.ofSeconds(1)),
              new RelaySettings.Rate(25, Duration.ofHours(1)));
      RateLimiter limiter = new RateLimiter("main", rates, new RelayUsageStore(database), clock);
      assertThat(limiter.take(50)).isEqualTo(10);
      clock.advance(Duration.ofSeconds(2));
      assertThat(limiter.take(50)).isEqualTo(10);
      clock.advance(Duration.ofSeconds(2));
      assertThat(limiter.take(50)).isEqualTo(5);
      clock.advance(Duration.ofSeconds(2));
      assertThat(limiter.take(50)).isZero();
    }
  }

  @Test
  void aRestartDoesNotExceedTheRate() {
    try (Database database = TestDatabase.sqlite(folder)) {
      limiter(database, perMinute(100)).take(100);
    }
    clock.advance(Duration.ofSeconds(30));
    try (Database database = TestDatabase.sqlite(folder)) {
      assertThat(limiter(database, perMinute(100)).take(1)).isZero();
    }
  }

  @Test
  void whatWasGivenByAClockThatWasAheadCountsAsGivenNow() {
    try (Database database = TestDatabase.sqlite(folder)) {
      clock.advance(Duration.ofDays(365));
      limiter(database, perMinute(100)).take(60);
      clock.advance(Duration.ofDays(-365));
      assertThat(limiter(database, perMinute(100)).take(100)).isEqualTo(40);
      clock.advance(Duration.ofSeconds(67));
      assertThat(limiter(database, perMinute(100)).take(100)).isEqualTo(100);
    }
  }

  @Test
  void whereverAMinuteBeginsItHoldsNoMoreThanTheRate() {
    try (Database database = TestDatabase.sqlite(folder)) {
      RateLimiter limiter = limiter(database, perMinute(100));
      int[] given = new int[600];
      for (int second = 0; second < given.length; second++) {
        given[second] = limiter.take(7);
        clock.advance(Duration.ofSeconds(1));
      }
      int all = 0;
      for (int from = 0; from + 60 <= given.length; from++) {
        int window = 0;
        for (int second = from; second < from + 60; second++) {
          window += given[second];
        }
        assertThat(window).isLessThanOrEqualTo(100);
      }
      for (int each : given) {
        all += each;
      }
      assertThat(all).isGreaterThan(800);
    }
  }
}

package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import pressrun.testing.SettableClock;

final class BreakerTest {
  private static final Duration TICK = Duration.ofMillis(250);

  private final SettableClock clock = new SettableClock();
  private final Breaker breaker = new Breaker(Patience.standard(), clock, 7);

  /** Looks as often as the dispatcher does; each probe fails at once. Returns the pauses. */
  private List<Duration> pausesOfADownRelay(Duration howLong) {
    List<Duration> pauses = new ArrayList<>();
    Instant end = clock.instant().plus(howLong);
    Instant last = clock.instant();
    breaker.trip();
    while (clock.instant().isBefore(end)) {
      clock.advance(TICK);
      int permitted = breaker.permits(50);
      if (permitted > 0) {
        assertThat(permitted).isEqualTo(1);
        pauses.add(Duration.between(last, clock.instant()));
        last = clock.instant();
        breaker.trip();
      }
    }
    return pauses;
  }

  @Test
  void aRelayThatIsDownIsProbedEverMoreSeldomUpToOnceInFiveMinutes() {
    List<Duration> pauses = pausesOfADownRelay(Duration.ofHours(2));
    assertThat(pauses.get(0)).isBetween(Duration.ofSeconds(5), Duration.ofMillis(6_250));
    assertThat(pauses.get(1)).isBetween(Duration.ofSeconds(10), Duration.ofMillis(12_250));
    assertThat(pauses.subList(6, pauses.size()))
        .allMatch(pause -> pause.compareTo(Duration.ofMinutes(5)) >= 0)
        .allMatch(pause -> pause.compareTo(Duration.ofMillis(360_250)) <= 0);
    assertThat(new HashSet<>(pauses)).as("spread").hasSizeGreaterThan(10);
  }

  @Test
  void oneProbeGoesOutAndWhenItWorksAllGo() {
    breaker.trip();
    assertThat(breaker.permits(20)).isZero();
    assertThat(breaker.isPassable()).isFalse();
    clock.advance(Duration.ofSeconds(6));
    assertThat(breaker.permits(20)).isEqualTo(1);
    assertThat(breaker.permits(20)).isZero();
    assertThat(breaker.isPassable()).isTrue();
    assertThat(breaker.worked()).isTrue();
    assertThat(breaker.permits(20)).isEqualTo(20);
  }

  @Test
  void aProbeThatIsLostIsFollowedByAnother() {
    breaker.trip();
    clock.advance(Duration.ofSeconds(6));
    assertThat(breaker.permits(1)).isEqualTo(1);
    clock.advance(Duration.ofSeconds(6));
    assertThat(breaker.permits(1)).isEqualTo(1);
  }

  @Test
  void ofManyWhoMeetTheSameTroubleTheFirstCounts() {
    for (int i = 0; i < 8; i++) {
      assertThat(breaker.trip()).isEqualTo(1);
    }
    clock.advance(Duration.ofSeconds(6));
    assertThat(breaker.permits(9)).isEqualTo(1);
  }

  @Test
  void whatTheRelayAsksForIsWaited() {
    breaker.trip(Duration.ofMinutes(2));
    clock.advance(Duration.ofSeconds(119));
    assertThat(breaker.permits(1)).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(breaker.permits(1)).isEqualTo(1);
  }

  @Test
  void aStoppedRelayIsProbedEveryQuarterOfAnHourEvenWhenAProbeIsLost() {
    breaker.trip();
    breaker.stop();
    clock.advance(Duration.ofMinutes(14));
    assertThat(breaker.permits(1)).isZero();
    clock.advance(Duration.ofMinutes(1));
    assertThat(breaker.permits(1)).isEqualTo(1);
    clock.advance(Duration.ofMinutes(14));
    assertThat(breaker.permits(1)).as("the probe was lost").isZero();
  }
}

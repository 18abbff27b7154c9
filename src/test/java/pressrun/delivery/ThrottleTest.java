package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pressrun.testing.SettableClock;

final class ThrottleTest {
  private static final Duration TICK = Duration.ofMillis(250);

  private final SettableClock clock = new SettableClock();
  private final Throttle throttle = new Throttle(Patience.standard().pace(), clock);

  /** A relay that takes so many in any minute, and says 450 4.7.0 to more. */
  private record Limited(Clock clock, int most, Deque<Instant> taken) {
    boolean takes() {
      Instant now = clock.instant();
      while (!taken.isEmpty() && !taken.getFirst().isAfter(now.minus(Duration.ofMinutes(1)))) {
        taken.removeFirst();
      }
      if (taken.size() < most) {
        taken.addLast(now);
        return true;
      }
      return false;
    }
  }

  private int deliver(Limited relay, Breaker breaker, Duration howLong) {
    int accepted = 0;
    Instant end = clock.instant().plus(howLong);
    while (clock.instant().isBefore(end)) {
      clock.advance(TICK);
      int wanted = breaker.isClosed() ? throttle.available(20) : 20;
      int granted = breaker.permits(wanted);
      throttle.used(granted);
      for (int i = 0; i < granted && breaker.isPassable(); i++) {
        if (relay.takes()) {
          accepted++;
          throttle.answered();
          breaker.worked();
        } else {
          throttle.slower();
          breaker.trip();
        }
      }
    }
    return accepted;
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 100, 1_000})
  void itSettlesWithinAFifthOfWhatTheRelayBears(int limit) {
    Limited relay = new Limited(clock, limit, new ArrayDeque<>());
    Breaker breaker = new Breaker(Patience.standard(), clock, 3);
    deliver(relay, breaker, Duration.ofMinutes(5));
    int accepted = deliver(relay, breaker, Duration.ofMinutes(60));
    assertThat(accepted / 60.0).isBetween(0.8 * limit, 1.0 * limit);
  }

  @Test
  void whoNeverAsksForLessIsGivenAll() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(throttle.available(50)).isEqualTo(50);
      throttle.answered();
    }
    assertThat(throttle.isRestricting()).isFalse();
  }

  @Test
  void halfOfWhatItBoreIsGivenFirst() {
    for (int i = 0; i < 120; i++) {
      throttle.answered();
    }
    assertThat(throttle.slower()).isTrue();
    assertThat(throttle.slower()).as("of many the first counts").isFalse();
    int given = 0;
    for (int i = 0; i < 59 * 4; i++) {
      clock.advance(TICK);
      int now = throttle.available(10);
      throttle.used(now);
      given += now;
    }
    assertThat(given).isBetween(54, 60);
  }

  @Test
  void whileItIsGivenLessThanAMessageASecondItIsKnownWhenItIsGivenMore() {
    assertThat(throttle.moreAt()).isEmpty();
    Instant began = clock.instant();
    throttle.slower();
    clock.advance(TICK);
    assertThat(throttle.moreAt()).contains(began.plus(Duration.ofMinutes(1)));
    clock.advance(Duration.ofMinutes(1));
    assertThat(throttle.moreAt()).contains(began.plus(Duration.ofMinutes(2)));
    clock.advance(Duration.ofMinutes(30));
    assertThat(throttle.moreAt()).isEmpty();
  }

  @Test
  void inTimeItDoesNotMatterAnyMore() {
    throttle.answered();
    throttle.slower();
    for (int i = 0; i < 30; i++) {
      clock.advance(Duration.ofMinutes(1));
      throttle.available(1);
    }
    assertThat(throttle.isRestricting()).isFalse();
  }
}

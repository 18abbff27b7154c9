package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PaceTest {
  private static final int WARM = 64;

  private final Pace pace = new Pace();

  private void take(int messages, Duration each) {
    IntStream.range(0, messages).forEach(message -> pace.took(each.toNanos()));
  }

  @Test
  void nothingIsMarkedAheadUntilTheConnectionHasRunForAWhile() {
    take(WARM - 1, Duration.ofNanos(400_000));
    assertThat(pace.ahead()).isZero();
    take(1, Duration.ofNanos(400_000));
    assertThat(pace.ahead()).isEqualTo(Pace.MOST_AHEAD);
  }

  @Test
  void asManyAreMarkedAheadAsGoOutWithinAMoment() {
    take(WARM, Duration.ofMillis(5));
    assertThat(pace.ahead()).isEqualTo(5);
  }

  @Test
  void farAwayOneIsMarkedAhead() {
    take(WARM, Duration.ofMillis(100));
    assertThat(pace.ahead()).isEqualTo(1);
  }

  @Test
  void aRelayThatIsSlowOnceHasNothingMarkedAhead() {
    take(WARM, Duration.ofMillis(1));
    take(1, Duration.ofSeconds(3));
    assertThat(pace.ahead()).isZero();
    assertThat(pace.isBrisk()).isFalse();
    take(1, Duration.ofMillis(1));
    assertThat(pace.isBrisk()).isTrue();
  }

  @Test
  void ofAnotherConnectionNothingIsKnown() {
    take(WARM, Duration.ofMillis(1));
    pace.forget();
    assertThat(pace.ahead()).isZero();
  }
}

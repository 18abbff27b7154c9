package pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PaceTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void theRestTakesAsLongAsItsShare() {
    assertThat(Pace.of(200, 2 * SECOND, 6_500).words()).isEqualTo(", 100/s, 1:05 to go");
  }

  @Test
  void beforeTheFirstNothingIsForetold() {
    assertThat(Pace.of(0, SECOND, 10).words()).isEmpty();
    assertThat(Pace.of(0, 0, 10).words()).isEmpty();
  }

  @Test
  void atTheEndNothingIsLeft() {
    assertThat(Pace.of(10, SECOND, 0).words()).isEmpty();
  }
}

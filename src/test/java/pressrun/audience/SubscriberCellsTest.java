package pressrun.audience;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SubscriberCellsTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "Mina", "=1+1", "-", "'", "''", "'=x", "'t Hooft", "@home", "|x"})
  void whatWasExportedIsReadBackAsItWas(String value) {
    String cell = SubscriberCells.neutralise(value);
    assertThat(cell).doesNotStartWith("=").doesNotStartWith("-").doesNotStartWith("@");
    assertThat(SubscriberCells.restore(cell)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'t Hooft", "'Omar", "'"})
  void anApostropheThatAnotherProgramWroteIsPartOfTheName(String cell) {
    assertThat(SubscriberCells.restore(cell)).isEqualTo(cell);
  }
}

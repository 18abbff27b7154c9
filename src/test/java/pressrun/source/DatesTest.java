package pressrun.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DatesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-01-05T10:00:00+09:00       | 2026-01-05T01:00:00Z",
        "2026-01-05T10:00:00.5Z          | 2026-01-05T10:00:00.5Z",
        "2026-01-05 10:00:00+09          | 2026-01-05T01:00:00Z",
        "2026-01-05 10:00:00 +0900       | 2026-01-05T01:00:00Z",
        "2026-01-05 10:00                | 2026-01-05T10:00:00Z",
        "2026-01-05                      | 2026-01-05T00:00:00Z",
        "Mon, 5 Jan 2026 10:00:00 +0900  | 2026-01-05T01:00:00Z",
        "1767603600                      | 2026-01-05T09:00:00Z",
        "1767603600000                   | 2026-01-05T09:00:00Z"
      })
  void aDateIsReadAsItIsWritten(String written, Instant expected) {
    assertThat(Dates.parse(written)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "2026-13-05", "5.1.2026", "99999999999999999999"})
  void whatIsNoDateIsNone(String written) {
    assertThat(Dates.parse(written)).isEmpty();
  }
}

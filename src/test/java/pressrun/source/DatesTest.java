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
        "Mon, 5 Jan 26 10:00 KST         | 2026-01-05T01:00:00Z",
        "Tue,5 Jan 2026 10:00:00 -05:00  | 2026-01-05T15:00:00Z",
        "Seg, 05 Set 2026 10:00:00 -0300 | 2026-09-05T13:00:00Z",
        "5. März 2026 10:00              | 2026-03-05T10:00:00Z",
        "5 de enero de 2026              | 2026-01-05T00:00:00Z",
        "January 5th, 2026 3:20 pm EST   | 2026-01-05T20:20:00Z",
        "Mon Jan  5 10:00:00 PST 2026    | 2026-01-05T18:00:00Z",
        "2026년 1월 5일 오후 3:20             | 2026-01-05T15:20:00Z",
        "2026年1月5日 10:00                | 2026-01-05T10:00:00Z",
        "2026.01.05 15:20                | 2026-01-05T15:20:00Z",
        "20260105T102030Z                | 2026-01-05T10:20:30Z",
        "2026-01-05T24:00:00Z            | 2026-01-06T00:00:00Z",
        "2026-01-05T10:00:60Z            | 2026-01-05T10:00:59Z",
        "2026-01                         | 2026-01-01T00:00:00Z",
        "1767603600                      | 2026-01-05T09:00:00Z",
        "1767603600000                   | 2026-01-05T09:00:00Z"
      })
  void aDateIsReadAsItIsWritten(String written, Instant expected) {
    assertThat(Dates.parse(written)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "2026-13-05",
        "5.1.2026",
        "Sat, 31 Jun 2026 10:00:00 GMT",
        "2026-01-05T25:00:00Z",
        "99999999999999999999"
      })
  void whatIsNoDateIsNone(String written) {
    assertThat(Dates.parse(written)).isEmpty();
  }
}

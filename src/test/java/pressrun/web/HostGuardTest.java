package pressrun.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostGuardTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, localhost:8025, true",
    "127.0.0.1, LOCALHOST, true",
    "127.0.0.1, 127.0.0.1:8025, true",
    "127.0.0.1, [::1]:8025, true",
    "127.0.0.1, 10.0.0.5:8025, false",
    "127.0.0.1, press.example.org, false",
    "127.0.0.1, localhost.example.org, false",
    "127.0.0.1, '', false",
    "press.example.org, press.example.org:8025, true",
    "10.0.0.5, 10.0.0.5, true",
    "0.0.0.0, 10.0.0.5:8025, true",
    "0.0.0.0, 10.0.0.5.example.org, false",
    "::, [fe80::1]:8025, true",
  })
  void onlyNamesOfThisMachinePass(String bind, String host, boolean passes) {
    assertThat(new HostGuard(bind).passes(host)).isEqualTo(passes);
  }
}

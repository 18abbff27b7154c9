package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AskedDelayTest {
  @ParameterizedTest
  @CsvSource({
    "450 4.7.0 try again in 5 minutes, PT5M",
    "451 4.7.1 Greylisted for 300 seconds, PT5M",
    "421 4.7.0 Please retry after 90s, PT1M30S",
    "450 wait 2 mins and come back, PT2M",
    "421 come back in 1 hour, PT1H",
    "450 4.7.0 Try again in 99999 h, PT1H",
  })
  void whatAServerAsksForIsRead(String text, Duration asked) {
    assertThat(AskedDelay.in(text)).contains(asked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "450 4.7.0 try again later",
        "451 4.7.1 try again later, at most 100 messages",
        "550 5.1.1 no such mailbox",
        "450 4.2.0 300 seconds",
      })
  void whatItDoesNotAskForIsNotMadeUp(String text) {
    assertThat(AskedDelay.in(text)).isEmpty();
  }

  @Test
  void aLongTextIsReadQuickly() {
    assertThat(AskedDelay.in("again ".repeat(20_000) + "1".repeat(20_000))).isEmpty();
  }
}

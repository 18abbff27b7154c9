package pressrun.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pressrun.testing.FuzzedSession;

/**
 * Whatever a server says: an outcome, no hang, nothing left open; bench/run fuzz has more of it.
 */
final class FuzzedServerTest {
  private static final int SESSIONS = 300;
  private static final Duration SHORT = Duration.ofMillis(150);

  @Test
  @Timeout(120)
  void noAnswerHangsASessionOrIsTakenForAnother() {
    SmtpLimits limits = new SmtpLimits(SHORT, SHORT, SHORT, SHORT, SHORT, Duration.ofSeconds(30));
    try (Dialer dialer = new Dialer(limits)) {
      List<String> violations =
          LongStream.rangeClosed(1, SESSIONS)
              .boxed()
              .flatMap(seed -> FuzzedSession.violations(dialer, seed).stream())
              .toList();
      assertThat(violations).isEmpty();
    }
  }
}

package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pressrun.classification.Reply;
import pressrun.classification.Stage;
import pressrun.smtp.Outcome;
import pressrun.smtp.SmtpLimits;

final class RetryPolicyTest {
  private static final Instant NOW = Instant.parse("2026-03-02T07:30:00Z");
  private static final Outcome GREYLISTED =
      new Outcome.Deferred(Stage.RCPT, new Reply(450, "4.7.1 greylisted"));

  private final RetryPolicy policy = new RetryPolicy(DeliverySettings.defaults());

  private static Claim claim(int attempts, int uncertain, Optional<Instant> first) {
    return new Claim(
        1, 2, "mina@example.org", "key", "Mina", "everybody", 3, attempts, uncertain, first);
  }

  @Test
  void theDelaysGrowAndAreSpreadByAFifth() {
    long[] minutes = {5, 15, 30, 60, 120, 240, 240};
    for (int attempts = 0; attempts < minutes.length; attempts++) {
      Verdict verdict = policy.judge(GREYLISTED, claim(attempts, 0, Optional.of(NOW)), NOW);
      assertThat(verdict.state()).isEqualTo(DeliveryState.DEFERRED);
      assertThat(Duration.between(NOW, verdict.next()).toSeconds())
          .isBetween(minutes[attempts] * 48, minutes[attempts] * 72);
    }
  }

  @Test
  void afterTwoDaysItExpires() {
    Claim old = claim(20, 0, Optional.of(NOW.minus(Duration.ofDays(2))));
    assertThat(policy.judge(GREYLISTED, old, NOW).state()).isEqualTo(DeliveryState.EXPIRED);
  }

  @Test
  void theRelaysTroubleIsNotCounted() {
    Outcome outcome =
        new Outcome.Unattempted(Stage.MAIL, Outcome.Trouble.THROTTLED, "450 slow down");
    Verdict verdict = policy.judge(outcome, claim(3, 0, Optional.of(NOW)), NOW);
    assertThat(verdict.state()).isEqualTo(DeliveryState.PENDING);
    assertThat(verdict.attempts()).isZero();
  }

  @Test
  void aHangUpAfterTheDotIsNotCounted() {
    Outcome outcome = new Outcome.Deferred(Stage.DOT, new Reply(421, "closing"));
    assertThat(policy.judge(outcome, claim(0, 0, Optional.empty()), NOW).attempts()).isZero();
  }

  @Test
  void anUncertainOneGoesOutOnceMoreAfterTheGraceAndThenWaitsForAPerson() {
    Outcome outcome = new Outcome.Uncertain("no reply");
    Verdict first = policy.judge(outcome, claim(0, 0, Optional.empty()), NOW);
    assertThat(first.state()).isEqualTo(DeliveryState.UNCERTAIN);
    assertThat(first.next()).isEqualTo(NOW.plus(Duration.ofMinutes(11)));
    Verdict second = policy.judge(outcome, claim(1, 1, Optional.of(NOW)), NOW);
    assertThat(second.state()).isEqualTo(DeliveryState.HELD);
  }

  @Test
  void withHoldAnUncertainOneWaitsForAPersonAtOnce() {
    RetryPolicy hold =
        new RetryPolicy(
            new DeliverySettings(
                Duration.ofMinutes(11),
                Duration.ofDays(2),
                DeliverySettings.Uncertain.HOLD,
                List.of(),
                Patience.standard(),
                SmtpLimits.standard()));
    Verdict verdict =
        hold.judge(new Outcome.Uncertain("no reply"), claim(0, 0, Optional.empty()), NOW);
    assertThat(verdict.state()).isEqualTo(DeliveryState.HELD);
  }

  @Test
  void aRefusalIsFinal() {
    Outcome outcome =
        new Outcome.Refused(Stage.RCPT, new Reply(550, "5.1.1 gone"), Outcome.Reason.MAILBOX);
    assertThat(policy.judge(outcome, claim(0, 0, Optional.empty()), NOW).state())
        .isEqualTo(DeliveryState.FAILED);
  }
}

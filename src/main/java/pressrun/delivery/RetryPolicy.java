package pressrun.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import pressrun.delivery.Settlement.Consequence;
import pressrun.smtp.Outcome;
import pressrun.smtp.Reply;
import pressrun.smtp.Stage;

/** The one place that decides what follows from an outcome. */
final class RetryPolicy {
  private static final List<Duration> DELAYS =
      List.of(
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4));
  private static final double SPREAD = 0.2;

  private final DeliverySettings settings;
  private final Clock clock;
  private final RandomGenerator random;

  RetryPolicy(DeliverySettings settings, Clock clock, RandomGenerator random) {
    this.settings = settings;
    this.clock = clock;
    this.random = random;
  }

  Settlement settle(Claim claim, Outcome outcome) {
    if (outcome instanceof Outcome.Accepted accepted) {
      return replied(claim, DeliveryState.SENT, Stage.DOT, accepted.reply());
    }
    if (outcome instanceof Outcome.Deferred deferred) {
      return deferred(claim, deferred);
    }
    if (outcome instanceof Outcome.Refused refused) {
      return refused(claim, refused);
    }
    if (outcome instanceof Outcome.Uncertain uncertain) {
      return uncertain(claim, uncertain.why());
    }
    if (outcome instanceof Outcome.SenderRefused sender) {
      Settlement back = replied(claim, DeliveryState.PENDING, Stage.MAIL, sender.reply());
      return with(back, Duration.ZERO, Consequence.PAUSE_EDITION);
    }
    if (outcome instanceof Outcome.Unattempted unattempted) {
      return plain(claim, DeliveryState.PENDING, unattempted.stage(), unattempted.why());
    }
    return plain(claim, DeliveryState.PENDING, Stage.BODY, "withdrawn before the dot");
  }

  /** A message that cannot be made waits for a person; the others go out. */
  Settlement held(Claim claim, String why) {
    return plain(claim, DeliveryState.HELD, Stage.CONNECT, why);
  }

  private Settlement deferred(Claim claim, Outcome.Deferred deferred) {
    long triedFor =
        clock.millis() - (claim.firstAttemptAt() == 0 ? clock.millis() : claim.firstAttemptAt());
    if (triedFor >= settings.expiry().toMillis()) {
      return replied(claim, DeliveryState.EXPIRED, deferred.stage(), deferred.reply());
    }
    Duration base = DELAYS.get(Math.min(claim.attempts(), DELAYS.size() - 1));
    double factor = 1 + SPREAD * (2 * random.nextDouble() - 1);
    Duration delay = Duration.ofMillis((long) (base.toMillis() * factor));
    Settlement later = replied(claim, DeliveryState.DEFERRED, deferred.stage(), deferred.reply());
    return with(later, delay, Consequence.NONE);
  }

  private static Settlement refused(Claim claim, Outcome.Refused refused) {
    Settlement failed = replied(claim, DeliveryState.FAILED, refused.stage(), refused.reply());
    boolean gone = refused.stage() == Stage.RCPT && mailboxGone(refused.reply());
    return with(failed, Duration.ZERO, gone ? Consequence.SUPPRESS : Consequence.NONE);
  }

  /** A policy refusal (5.7.x) says nothing about the mailbox. */
  private static boolean mailboxGone(Reply reply) {
    boolean mailbox = reply.code() == 550 || reply.code() == 551 || reply.code() == 553;
    String enhanced = reply.enhanced();
    return mailbox && (enhanced.isEmpty() ? !policyLike(reply) : enhanced.startsWith("5.1."));
  }

  private static boolean policyLike(Reply reply) {
    return reply
        .text()
        .matches("(?i).*\\b(spam|policy|block|blocked|denied|reputation|listed)\\b.*");
  }

  private Settlement uncertain(Claim claim, String why) {
    boolean again =
        settings.uncertain() == DeliverySettings.Uncertain.RESEND && claim.uncertain() == 0;
    Settlement open =
        plain(claim, again ? DeliveryState.UNCERTAIN : DeliveryState.HELD, Stage.DOT, why);
    return with(open, settings.grace(), Consequence.NONE);
  }

  private static Settlement replied(Claim claim, DeliveryState state, Stage stage, Reply reply) {
    return new Settlement(
        claim, state, Duration.ZERO, stage, Optional.of(reply), reply.text(), Consequence.NONE);
  }

  private static Settlement plain(Claim claim, DeliveryState state, Stage stage, String words) {
    return new Settlement(
        claim, state, Duration.ZERO, stage, Optional.empty(), words, Consequence.NONE);
  }

  private static Settlement with(Settlement settlement, Duration delay, Consequence consequence) {
    return new Settlement(
        settlement.claim(),
        settlement.state(),
        delay,
        settlement.stage(),
        settlement.reply(),
        settlement.words(),
        consequence);
  }
}

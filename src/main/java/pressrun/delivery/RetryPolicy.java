package pressrun.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import pressrun.classification.Reply;
import pressrun.classification.Stage;
import pressrun.smtp.Outcome;
import pressrun.smtp.Outcome.Accepted;
import pressrun.smtp.Outcome.Deferred;
import pressrun.smtp.Outcome.Refused;
import pressrun.smtp.Outcome.Trouble;
import pressrun.smtp.Outcome.Unattempted;
import pressrun.smtp.Outcome.Uncertain;

/** The one place that says what follows from an outcome. Pure: the same input, the same verdict. */
final class RetryPolicy {
  /** Spread by a fifth to either side, lest everybody deferred comes back in one second. */
  private static final double SPREAD = 0.2;

  private final DeliverySettings settings;

  RetryPolicy(DeliverySettings settings) {
    this.settings = settings;
  }

  /**
   * What follows.
   *
   * @param at when the attempt ended; of an uncertain one, when its dot went out
   */
  Verdict judge(Outcome outcome, Claim claim, Instant at) {
    if (outcome instanceof Accepted accepted) {
      return replied(DeliveryState.SENT, at, Stage.DOT, accepted.reply(), 1);
    }
    if (outcome instanceof Refused refused) {
      return replied(DeliveryState.FAILED, at, refused.stage(), refused.reply(), 1);
    }
    if (outcome instanceof Deferred deferred) {
      return deferred(deferred, claim, at);
    }
    if (outcome instanceof Uncertain uncertain) {
      return uncertain(uncertain.why(), claim, at);
    }
    if (outcome instanceof Unattempted unattempted) {
      return unattempted(unattempted, claim, at);
    }
    return release(at);
  }

  /**
   * Goes back behind all who wait; only a recipient whom the relay refused because of our sender,
   * or whom alone it refuses, waits like one who was put off, so that one odd server behind the
   * relay keeps nobody else waiting.
   */
  private Verdict unattempted(Unattempted unattempted, Claim claim, Instant at) {
    boolean othersGoOn =
        unattempted.trouble() == Trouble.SENDER || unattempted.trouble() == Trouble.RECIPIENT;
    if (!othersGoOn) {
      return unreplied(DeliveryState.PENDING, at, 0, unattempted);
    }
    return unattempted
        .reply()
        .map(reply -> deferred(new Deferred(unattempted.stage(), reply), claim, at))
        .orElseGet(() -> deferredWithoutReply(unattempted, claim, at));
  }

  private Verdict deferredWithoutReply(Unattempted unattempted, Claim claim, Instant at) {
    return isExpired(claim, at)
        ? unreplied(DeliveryState.EXPIRED, at, 1, unattempted)
        : unreplied(DeliveryState.DEFERRED, at.plus(delay(claim)), 1, unattempted);
  }

  /** Given back without having been tried: the row keeps its place. */
  Verdict release() {
    return release(Instant.EPOCH);
  }

  /** Withdrawn, or given back without having been tried, to be claimed again from a moment on. */
  Verdict release(Instant at) {
    return new Verdict(DeliveryState.PENDING, at, 0, 0, Optional.empty(), OptionalInt.empty(), "");
  }

  /** There is no message for this one person; a human must look, the others go on. */
  Verdict unmade(String why, Instant at) {
    return new Verdict(DeliveryState.HELD, at, 0, 0, Optional.of("MAKE"), OptionalInt.empty(), why);
  }

  private Verdict deferred(Deferred deferred, Claim claim, Instant at) {
    boolean hangUp = deferred.stage() == Stage.DOT && deferred.reply().code() == 421;
    if (isExpired(claim, at)) {
      return replied(DeliveryState.EXPIRED, at, deferred.stage(), deferred.reply(), 1);
    }
    Duration own = hangUp ? settings.patience().retries().get(0) : delay(claim);
    Duration asked = AskedDelay.in(deferred.reply().text()).orElse(Duration.ZERO);
    Instant next = at.plus(own.compareTo(asked) < 0 ? asked : own);
    return replied(
        DeliveryState.DEFERRED, next, deferred.stage(), deferred.reply(), hangUp ? 0 : 1);
  }

  private boolean isExpired(Claim claim, Instant at) {
    return !at.isBefore(claim.firstAttempt().orElse(at).plus(settings.expiry()));
  }

  private Duration delay(Claim claim) {
    List<Duration> delays = settings.patience().retries();
    Duration base = delays.get(Math.min(claim.attempts(), delays.size() - 1));
    SplittableRandom random =
        new SplittableRandom(claim.edition() * 31 + claim.subscriber() + claim.epoch());
    double factor = 1 - SPREAD + 2 * SPREAD * random.nextDouble();
    return Duration.ofMillis(Math.round(base.toMillis() * factor));
  }

  /** How much of a delay its spread can make. */
  static Duration longest(Duration delay) {
    return Duration.ofMillis(Math.round(delay.toMillis() * (1 + SPREAD)));
  }

  /** Never counted as sent; sent once more after the grace, and then never by itself. */
  private Verdict uncertain(String why, Claim claim, Instant dotAt) {
    boolean held = settings.uncertain() == DeliverySettings.Uncertain.HOLD || claim.uncertain() > 0;
    return new Verdict(
        held ? DeliveryState.HELD : DeliveryState.UNCERTAIN,
        dotAt.plus(settings.grace()),
        1,
        1,
        Optional.of(Stage.DOT.name()),
        OptionalInt.empty(),
        why);
  }

  private static Verdict replied(
      DeliveryState state, Instant next, Stage stage, Reply reply, int counted) {
    return new Verdict(
        state,
        next,
        counted,
        0,
        Optional.of(stage.name()),
        OptionalInt.of(reply.code()),
        reply.text());
  }

  private static Verdict unreplied(
      DeliveryState state, Instant next, int counted, Unattempted unattempted) {
    return new Verdict(
        state,
        next,
        counted,
        0,
        Optional.of(unattempted.stage().name()),
        OptionalInt.empty(),
        unattempted.why());
  }
}

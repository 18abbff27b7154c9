package pressrun.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import pressrun.delivery.ProgressStore.Expiring;
import pressrun.edition.Edition;
import pressrun.smtp.Outcome;
import pressrun.smtp.Outcome.Accepted;
import pressrun.smtp.Outcome.Deferred;
import pressrun.smtp.Outcome.Refused;
import pressrun.smtp.Outcome.Unattempted;
import pressrun.smtp.Outcome.Uncertain;

/**
 * Raises an alert when an edition gets nowhere though each single reply looks harmless, and ends it
 * when the edition goes on. Told of outcomes by all threads; looks by one.
 */
final class EditionWatch {
  private static final String STANDSTILL = "standstill:";
  private static final String PUT_OFF = "put-off:";
  private static final String EXPIRING = "expiring:";
  private static final String UNCERTAIN = "uncertain:";

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH)
          .withZone(ZoneId.systemDefault());

  private static final Duration WITHOUT_ACCEPTANCE = Duration.ofMinutes(15);

  /** An edition's last few, who are put off for hours, are no standstill. */
  private static final double LAST_FEW = 0.02;

  private static final int A_FEW_UNCERTAIN = 3;

  /** Of the time for which a delivery is tried, the part that is left when its end is told. */
  private static final int LAST_PART = 8;

  private final DeliveryDesk desk;
  private final NodeAlerts alerts;
  private final RestStore rests;
  private final Duration expiry;
  private final Map<Long, EditionProgress> editions = new ConcurrentHashMap<>();

  EditionWatch(DeliveryDesk desk, NodeAlerts alerts, Duration expiry) {
    this.desk = desk;
    this.alerts = alerts;
    this.rests = new RestStore(desk.database());
    this.expiry = expiry;
  }

  /** Counts how an attempt ended. */
  void ended(Claim claim, Outcome outcome) {
    EditionProgress progress = progress(claim.edition());
    if (outcome instanceof Accepted) {
      progress.accepted(desk.steady().instant());
    } else if (outcome instanceof Deferred deferred) {
      progress.putOff(claim, deferred.reply());
    } else if (outcome instanceof Unattempted unattempted) {
      unattempted.reply().ifPresent(reply -> progress.putOff(claim, reply));
    } else if (outcome instanceof Uncertain) {
      progress.uncertain();
    } else if (outcome instanceof Refused) {
      progress.refused();
    }
  }

  private EditionProgress progress(long edition) {
    return editions.computeIfAbsent(edition, id -> new EditionProgress(desk.steady().instant()));
  }

  /** Looks at the editions that are being sent, and ends the alerts of all others. */
  void look(List<Edition> sending) {
    List<Long> ids = sending.stream().map(Edition::id).toList();
    editions.keySet().retainAll(ids);
    alerts.clearForAll(key -> isOurs(key) && !ids.contains(edition(key)));
    sending.forEach(this::look);
  }

  private static boolean isOurs(String key) {
    return List.of(STANDSTILL, PUT_OFF, EXPIRING, UNCERTAIN).stream().anyMatch(key::startsWith);
  }

  private static long edition(String key) {
    return Long.parseLong(key.substring(key.indexOf(':') + 1));
  }

  private void look(Edition edition) {
    EditionProgress progress = progress(edition.id());
    Instant now = desk.steady().instant();
    progress.looked(now, progress.isIdle() && isHeldBack(edition));
    tell(STANDSTILL, edition, standstill(edition, progress, now));
    if (progress.wasTried()) {
      tell(PUT_OFF, edition, isRelayTold() ? Optional.empty() : putOff(edition, progress));
      tell(UNCERTAIN, edition, uncertain(edition, progress));
    }
    tell(EXPIRING, edition, expiring(edition, desk.clock().instant()));
  }

  private void tell(String key, Edition edition, Optional<String> message) {
    message.ifPresentOrElse(
        text -> alerts.raise(key + edition.id(), edition.name() + ": " + text),
        () -> alerts.clear(key + edition.id()));
  }

  /** True while messages wait for a rate of the settings, or for an earlier edition. */
  private boolean isHeldBack(Edition edition) {
    return rests.all().isEmpty()
        && desk.database().read(reading -> ProgressStore.waitsUntried(reading, edition.id()));
  }

  private Optional<String> standstill(Edition edition, EditionProgress progress, Instant now) {
    return progress.standsStill(WITHOUT_ACCEPTANCE, now) && !isLastFew(edition, progress)
        ? Optional.of(
            "no mail server has accepted a message for %d minutes. See why: pressrun alerts, or pressrun"
                    .formatted(WITHOUT_ACCEPTANCE.toMinutes())
                + " deliveries "
                + TroubleWords.number(edition))
        : Optional.empty();
  }

  private boolean isLastFew(Edition edition, EditionProgress progress) {
    if (edition.planned().isEmpty()) {
      return false;
    }
    long open = desk.database().read(reading -> ProgressStore.open(reading, edition.id()));
    boolean few = open <= Math.max(1, LAST_FEW * edition.planned().getAsLong());
    return few && (progress.hasAccepted() || open < edition.planned().getAsLong());
  }

  /** One trouble is told once. */
  private boolean isRelayTold() {
    return desk.alerts().open().stream().anyMatch(alert -> alert.key().startsWith("relay:"));
  }

  private Optional<String> putOff(Edition edition, EditionProgress progress) {
    return progress
        .putOffAlike()
        .filter(alike -> !areAsManySent(edition, alike.readers()))
        .map(EditionProgress.PutOff::sample)
        .map(
            reply ->
                "the mail server puts off more than half of the readers with the same words, so their"
                    + " addresses are hardly the problem. They are tried again by themselves."
                    + TroubleWords.said(reply.code() + " " + reply.text()));
  }

  /** An earlier process may have sent most of the edition. */
  private boolean areAsManySent(Edition edition, long readers) {
    return desk.database().read(reading -> ProgressStore.areSent(reading, edition.id(), readers));
  }

  private static Optional<String> uncertain(Edition edition, EditionProgress progress) {
    return progress.uncertainties() > A_FEW_UNCERTAIN
        ? Optional.of(
            "the mail server's answer to %d messages was lost, so some readers may get a second copy. See"
                    .formatted(progress.uncertainties())
                + " who: pressrun deliveries "
                + TroubleWords.number(edition)
                + " --state uncertain")
        : Optional.empty();
  }

  private Optional<String> expiring(Edition edition, Instant now) {
    Instant firstTriedBefore = now.minus(expiry.minus(expiry.dividedBy(LAST_PART)));
    if (edition.frozenAt().isAfter(firstTriedBefore)) {
      return Optional.empty(); // Nobody can have been tried for so long.
    }
    Expiring expiring =
        desk.database()
            .read(reading -> ProgressStore.expiring(reading, edition.id(), firstTriedBefore));
    return expiring.readers() == 0
        ? Optional.empty()
        : Optional.of(
            "%s put off again and again and %s given up soon, the first on %s (`delivery.expiry` in"
                    .formatted(
                        expiring.readers() == 1
                            ? "1 reader was"
                            : expiring.readers() + " readers were",
                        expiring.readers() == 1 ? "is" : "are",
                        LOCAL.format(expiring.firstTried().plus(expiry)))
                + " pressrun.yml gives more time)."
                + TroubleWords.said(expiring.lastReply()));
  }
}

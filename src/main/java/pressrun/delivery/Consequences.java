package pressrun.delivery;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import pressrun.classification.Reply;
import pressrun.classification.Stage;
import pressrun.database.Transaction;
import pressrun.edition.Edition;
import pressrun.smtp.Outcome;
import pressrun.smtp.Outcome.Accepted;
import pressrun.smtp.Outcome.Deferred;
import pressrun.smtp.Outcome.Reason;
import pressrun.smtp.Outcome.Refused;
import pressrun.smtp.Outcome.Trouble;
import pressrun.smtp.Outcome.Unattempted;
import pressrun.smtp.Outcome.Uncertain;
import pressrun.smtp.RelaySettings;

/** What an outcome means beyond its own row: for the relay, the edition, the address. */
final class Consequences {
  private static final String RELAY = "relay:";

  private static final int TRIPS_TO_ALERT = 3;

  /** About five minutes: a limit by the minute is no trouble, one that never ends is. */
  private static final int SLOWED_TO_ALERT = 6;

  private final DeliveryDesk desk;
  private final MessageSource messages;
  private final Refusals refusals;
  private final NodeAlerts alerts;
  private final EditionWatch watch;
  private final Pauses pauses;
  private Set<Long> sent = Set.of();

  Consequences(
      DeliveryDesk desk,
      MessageSource messages,
      LedgerWriter writer,
      NodeAlerts alerts,
      EditionWatch watch) {
    this.desk = desk;
    this.alerts = alerts;
    this.messages = messages;
    this.watch = watch;
    this.pauses = new Pauses(desk, writer);
    this.refusals = new Refusals(desk, writer, pauses);
  }

  void follow(Lane lane, Claim claim, Outcome outcome) {
    watch.ended(claim, outcome);
    if (outcome instanceof Accepted) {
      answered(lane);
      refusals.accepted(claim, lane.relay());
    } else if (outcome instanceof Refused refused) {
      answered(lane);
      refused(lane, claim, refused);
    } else if (outcome instanceof Deferred deferred) {
      deferred(lane, claim, deferred);
    } else if (outcome instanceof Uncertain uncertain) {
      if (lane.isDoubtful()) {
        trip(lane, uncertain.why());
      }
    } else if (outcome instanceof Unattempted unattempted) {
      troubled(lane, claim, unattempted);
    }
  }

  private void refused(Lane lane, Claim claim, Refused refused) {
    boolean paused = refusals.refused(claim, lane.relay(), refused);
    if (!paused && refused.reason() == Reason.POLICY && refusals.tooManyOfPolicy(claim.edition())) {
      tell("policy:", claim, edition -> TroubleWords.refusedByPolicy(edition, refused));
    }
  }

  private void tell(String key, Claim claim, Function<Edition, String> message) {
    desk.editions()
        .find(claim.edition())
        .ifPresent(edition -> desk.alerts().raise(key + edition.id(), message.apply(edition)));
  }

  private void deferred(Lane lane, Claim claim, Deferred deferred) {
    if (deferred.stage() == Stage.DOT && deferred.reply().code() == 421) {
      trip(lane, deferred.reply().text());
    } else if (refusals.isRelays(claim, lane.relay(), deferred)) {
      putOff(lane, new Unattempted(deferred.stage(), Trouble.THROTTLED, words(deferred.reply())));
    } else {
      answered(lane);
      if (refusals.isHard(claim, lane.relay(), deferred)) {
        refused(lane, claim, new Refused(deferred.stage(), deferred.reply(), Reason.MAILBOX));
      }
    }
  }

  /** Everybody is put off alike: the relay gets less, and rests. */
  private void putOff(Lane lane, Unattempted unattempted) {
    lane.slower(unattempted.why());
    rest(lane, unattempted.why());
    alert(lane, unattempted);
  }

  private static String words(Reply reply) {
    return reply.code() + " " + reply.text();
  }

  private void troubled(Lane lane, Claim claim, Unattempted unattempted) {
    switch (unattempted.trouble()) {
      case EDITION -> pauses.pauseForSender(claim.edition(), unattempted, transaction -> {});
      case SENDER -> aboutSender(lane, claim, unattempted);
      case THROTTLED -> {
        lane.slower(unattempted.why());
        alertAfter(SLOWED_TO_ALERT, lane, unattempted);
      }
      case ALLOWANCE -> {
        restForAllowance(lane, unattempted.why());
        alert(lane, unattempted);
      }
      case TOO_MANY_CONNECTIONS -> {
        if (lane.allowed() == 1) {
          alertAfter(SLOWED_TO_ALERT, lane, unattempted);
        }
        lane.fewer();
      }
      case SESSION_SPENT, RECIPIENT -> answered(lane);
      case CREDENTIALS -> {
        lane.breaker().stop();
        lane.rests(unattempted.why());
        alert(lane, unattempted);
      }
      case TLS -> {
        lane.breaker().trip();
        lane.rests(unattempted.why());
        alert(lane, unattempted);
      }
      case CONNECTION -> alertAfter(TRIPS_TO_ALERT, lane, unattempted);
    }
  }

  /**
   * For good it pauses the edition; for now the relay rests, once it says so to a second reader.
   */
  private void aboutSender(Lane lane, Claim claim, Unattempted unattempted) {
    Reply reply = unattempted.reply().orElseThrow();
    if (reply.code() / 100 == 5) {
      refusals.senderRefused(claim, lane.relay(), unattempted);
    } else if (refusals.isRelays(claim, lane.relay(), reply)) {
      putOff(lane, unattempted);
    }
  }

  /**
   * As long as the relay asks for, or as after a login: an hour's allowance comes back by itself.
   */
  private static void restForAllowance(Lane lane, String why) {
    AskedDelay.in(why)
        .ifPresentOrElse(asked -> lane.breaker().trip(asked), () -> lane.breaker().stop());
    lane.rests(why);
    lane.allowanceSpent();
  }

  /** Remembers a relay that broke off over commands written ahead; told once. */
  void pipeliningFailed(Lane lane, String why) {
    RelaySettings relay = lane.relay();
    if (lane.stopPipelining()) {
      new PipeliningStore(desk.database()).failed(relay, why, desk.clock().instant());
      alerts.raise(
          PipeliningStore.ALERT + relay.name(),
          "the mail server of relay "
              + relay.name()
              + " broke off when the next message was announced before it had answered ("
              + why
              + "); for four weeks it gets one command at a time. Nothing has to be done; `pipelining: true`"
              + " in the relay's settings tries again");
    }
  }

  private void trip(Lane lane, String why) {
    alertAfter(TRIPS_TO_ALERT, lane, new Unattempted(Stage.DOT, Trouble.CONNECTION, why));
  }

  private void alertAfter(int rests, Lane lane, Unattempted unattempted) {
    if (rest(lane, unattempted.why()) >= rests) {
      alert(lane, unattempted);
    }
  }

  /** As long as it asks for, if it does. Returns how often in a row it had to rest. */
  private static int rest(Lane lane, String why) {
    int rests =
        AskedDelay.in(why)
            .map(asked -> lane.breaker().trip(asked))
            .orElseGet(() -> lane.breaker().trip());
    lane.rests(why);
    return rests;
  }

  private void alert(Lane lane, Unattempted unattempted) {
    String relay = lane.relay().name();
    alerts.raise(RELAY + relay, TroubleWords.of(relay, unattempted));
  }

  private void answered(Lane lane) {
    if (lane.answered()) {
      endAlert(lane);
    }
  }

  private void endAlert(Lane lane) {
    alerts.clear(RELAY + lane.relay().name());
  }

  /** Ends alerts about relays that were told of by nodes that are no more. */
  void endAbandoned() {
    alerts.clearAbandoned(key -> key.startsWith(RELAY) || key.startsWith(PipeliningStore.ALERT));
  }

  /** Nothing is being sent, so a relay that took the last message is in no trouble. */
  void idle(List<Lane> lanes) {
    lanes.stream().filter(Lane::recovered).forEach(this::endAlert);
  }

  /** A message that cannot be made waits for a person. */
  void held(Claim claim, String why) {
    tell("held:", claim, edition -> TroubleWords.unmade(edition, why));
  }

  /** True when rows of this edition that were claimed already are to be given back untried. */
  boolean isPaused(long edition) {
    return pauses.isPaused(edition);
  }

  /** Told which editions are being sent; one that was paused and is among them was let go on. */
  void sending(Set<Long> editions) {
    editions.stream().filter(edition -> !sent.contains(edition)).forEach(messages::forget);
    sent = editions;
    refusals.sending(editions);
    pauses.letGoOn(editions).forEach(refusals::resumed);
  }

  /**
   * True when an edition must not end as sent, because everybody was refused alike and nobody has
   * it; the edition is paused then.
   */
  boolean endsInDoubt(Transaction transaction, long edition) {
    return refusals.allRefusedAlike(transaction, edition)
        && pauses.pause(transaction, edition, TroubleWords::refusedToAll);
  }

  /** Follows the commit of {@link #endsInDoubt}. */
  void endedInDoubt(long edition) {
    pauses.committed(edition);
  }

  /** Looks at editions that get nowhere. */
  void watch(List<Edition> sending) {
    watch.look(sending);
  }

  /** Nothing more of these editions is to come. */
  void settled(List<Long> ended) {
    refusals.settled(ended);
  }
}

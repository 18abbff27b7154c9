package pressrun.cli;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import pressrun.alert.Alert;
import pressrun.app.Dispatch;
import pressrun.app.HeldByNobody;
import pressrun.app.Pressrun;
import pressrun.app.StorageWatch;
import pressrun.delivery.DeliveryState;
import pressrun.delivery.Tally;
import pressrun.edition.Edition;
import pressrun.edition.EditionState;
import pressrun.smtp.RelaySettings;

/**
 * Follows an edition through the ledger until nothing moves any more; delivers it itself when no
 * other process does.
 */
final class DeliveryWatch implements AutoCloseable {
  private static final long LOOK_EVERY_NANOSECONDS = 100_000_000;
  private static final long SHARE = 30;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Console console;
  private final Pressrun pressrun;
  private final Progress progress;
  private final NearlyDue nearlyDue;
  private final Set<Long> followed = new HashSet<>();
  private long seen = System.nanoTime();
  private Optional<Dispatch> sender = Optional.empty();
  private Optional<StorageWatch> storage = Optional.empty();
  private Optional<OrderlyStop> stop = Optional.empty();
  private final HeldByNobody heldByNobody;

  DeliveryWatch(Console console, Pressrun pressrun, boolean json) {
    this(console, pressrun, NearlyDue.STANDARD, json);
  }

  /**
   * Waits for what was put off.
   *
   * @param wait how long in all
   */
  DeliveryWatch(Console console, Pressrun pressrun, Duration wait, boolean json) {
    this.console = console;
    this.pressrun = pressrun;
    this.nearlyDue = new NearlyDue(pressrun, wait);
    this.progress = Progress.on(console, json);
    this.heldByNobody = new HeldByNobody(pressrun.home().data(), pressrun.livingSender());
  }

  /** For an edition that was frozen before: finishes it when it was left unfinished. */
  int already(Edition edition) throws InterruptedException {
    Tally tally = pressrun.deliveries().tally(edition.id());
    if (tally.open() == 0 && tally.planned() > 0 && !progress.forPeople()) {
      console.json(fields(edition, tally));
      return ExitCode.DONE;
    }
    if (tally.open() == 0 && tally.planned() > 0) {
      console.say(
          "%s, due %s, has gone out already, to %d of %s. Nothing was sent.",
          edition.name(),
          LocalTimes.shown(edition.slot().localDue()),
          tally.of(DeliveryState.SENT),
          Words.count(tally.planned(), "reader"));
      return ExitCode.DONE;
    }
    return follow(edition);
  }

  /** Delivers from now on: the first are on their way while the last are still written down. */
  void begin() {
    if (sender.isEmpty()) {
      storage = storage.or(() -> Optional.of(StorageWatch.start(pressrun)));
      sender = Dispatch.start(pressrun);
      stop = sender.map(dispatch -> new OrderlyStop(dispatch, console));
    }
  }

  /** True when something is due of an edition that was not followed before. */
  boolean isWorthFollowing(Edition edition) {
    return !followed.contains(edition.id())
        && (moving(pressrun.deliveries().tally(edition.id())) || nearlyDue.isThere(edition));
  }

  int follow(Edition edition) throws InterruptedException {
    followed.add(edition.id());
    begin();
    boolean own = sender.isPresent();
    try {
      watch(edition);
    } finally {
      close(); // Only then has everything been told that follows from what was sent.
    }
    return tell(edition, pressrun.deliveries().tally(edition.id()), own);
  }

  @Override
  public void close() {
    storage.ifPresent(StorageWatch::close);
    storage = Optional.empty();
    sender.ifPresent(Dispatch::close);
    sender = Optional.empty();
    stop.ifPresent(OrderlyStop::close);
    stop = Optional.empty();
  }

  private void watch(Edition edition) throws InterruptedException {
    Tally tally = pressrun.deliveries().tally(edition.id());
    progress.start(edition, tally);
    long pause = LOOK_EVERY_NANOSECONDS;
    boolean stuck = false;
    Optional<String> forsaken = Optional.empty();
    while (goesOn(edition, tally) && !stuck) {
      TimeUnit.NANOSECONDS.sleep(pause);
      long began = System.nanoTime();
      try {
        tally = pressrun.deliveries().tally(edition.id());
        forsaken = moving(tally) ? takeOver() : Optional.empty();
        stuck = forsaken.isPresent() || stuck(edition);
        progress.resting(moving(tally) ? pressrun.rests().all() : List.of(), tally);
        seen = System.nanoTime();
      } catch (RuntimeException away) {
        bear(away);
      }
      // Counting a large edition takes time that is better spent on sending it.
      progress.storage(storage.flatMap(StorageWatch::trouble));
      pause = Math.max(LOOK_EVERY_NANOSECONDS, SHARE * (System.nanoTime() - began));
      progress.show(tally);
    }
    progress.end();
    forsaken.ifPresent(why -> console.warn("%s.", why));
  }

  /** Delivers in the place of a sender that has ended; returns why nobody can, if it is so. */
  private Optional<String> takeOver() {
    if (sender.isPresent()) {
      return sender.get().trouble();
    }
    Optional<String> trouble = heldByNobody.trouble();
    if (trouble.isPresent()) {
      begin(); // Gets the lock if that sender has only ended.
    }
    return sender.isPresent() ? Optional.empty() : trouble;
  }

  /** The sender waits for a database that is away, so whoever watches it waits too. */
  private void bear(RuntimeException away) {
    if (System.nanoTime() - seen > PATIENCE.toNanos()) {
      throw away;
    }
  }

  /** Paused or cancelled, or all relays are in trouble again and again: a person must know. */
  private boolean stuck(Edition edition) {
    List<String> relays =
        pressrun.settings().relays().isEmpty()
            ? List.of("inbox")
            : pressrun.settings().relays().stream().map(RelaySettings::name).toList();
    List<String> alerts = pressrun.alerts().open().stream().map(Alert::key).toList();
    return relays.stream().allMatch(relay -> alerts.contains("relay:" + relay))
        || pressrun
            .editions()
            .find(edition.id())
            .map(Edition::state)
            .filter(List.of(EditionState.PAUSED, EditionState.CANCELLED)::contains)
            .isPresent();
  }

  /** What was put off counts while it is due, or nearly. */
  private boolean goesOn(Edition edition, Tally tally) {
    if (moving(tally)) {
      return true;
    }
    boolean goesOn = nearlyDue.isThere(edition);
    nearlyDue.awaited().ifPresent(until -> progress.awaiting(until, tally));
    return goesOn;
  }

  private static boolean moving(Tally tally) {
    return tally.of(DeliveryState.PENDING)
            + tally.of(DeliveryState.CLAIMED)
            + tally.of(DeliveryState.DOT)
        > 0;
  }

  private int tell(Edition edition, Tally tally, boolean own) {
    progress.result(edition, tally);
    if (progress.forPeople()) {
      boolean inbox = pressrun.settings().relays().isEmpty();
      if (inbox && own) {
        console.say("Delivered to the built-in inbox: pressrun inbox lists the messages,");
        console.say("and they lie as .eml files in %s", pressrun.home().inbox());
      }
      whatIsLeft(edition, tally);
      pressrun.alerts().open().forEach(alert -> console.warn("! %s", alert.message()));
    }
    return tally.of(DeliveryState.SENT) == tally.planned() - tally.of(DeliveryState.SUPPRESSED)
        ? ExitCode.DONE
        : ExitCode.FAILED;
  }

  private void whatIsLeft(Edition edition, Tally tally) {
    EditionState state = pressrun.editions().find(edition.id()).orElseThrow().state();
    long missing = tally.planned() - tally.of(DeliveryState.SENT);
    if (state == EditionState.PAUSED) {
      console.warn(
          "%d of %s not received it.",
          missing, tally.planned() == 1 ? "1 reader has" : tally.planned() + " readers have");
      if (!isAlerted("paused:" + edition.id())) {
        console.warn("%s is paused. To go on: pressrun resume %s", edition.name(), number(edition));
      }
    } else if (tally.open() > 0 && state == EditionState.CANCELLED) {
      console.warn("%s is cancelled; what is on its way still arrives.", edition.name());
    } else if (tally.open() > 0) {
      nextTry(edition).ifPresent(words -> console.warn("%s", words));
      console.warn("The rest is tried again by pressrun serve, or by the next pressrun send.");
    }
    if (tally.of(DeliveryState.HELD) > 0 && !isAlerted("held:" + edition.id())) {
      console.warn(
          "What is held waits for you. See it: pressrun deliveries %s --state held",
          number(edition));
      console.warn(
          "Did it arrive? Say so for all of it: pressrun deliveries resolve --all --as sent (or"
              + " --as resend) --newsletter %s",
          number(edition));
    }
  }

  private boolean isAlerted(String key) {
    return pressrun.alerts().open().stream().anyMatch(alert -> alert.key().equals(key));
  }

  private static String number(Edition edition) {
    return edition.slot().newsletter() + " --number " + edition.number();
  }

  private Optional<String> nextTry(Edition edition) {
    return pressrun
        .deliveries()
        .next(edition.id())
        .map(
            next ->
                "Put off until %s at the earliest: %s"
                    .formatted(
                        LocalTimes.clock(next.nextAt().orElseThrow()),
                        next.reply().orElse("no answer to the whole message")));
  }

  static Map<String, Object> fields(Edition edition, Tally tally) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("edition", edition.number());
    line.put("newsletter", edition.slot().newsletter());
    line.put("deliveries", Tallies.fields(tally));
    return line;
  }
}

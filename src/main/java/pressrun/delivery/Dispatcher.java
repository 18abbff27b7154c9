package pressrun.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.database.Reason;
import pressrun.database.Transaction;
import pressrun.edition.Edition;
import pressrun.edition.EditionState;

/** Claims what is due for the relays, and says when an edition is done. A thread of its own. */
final class Dispatcher implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
  private static final long ROUND_MILLIS = 250;
  private static final Duration UPKEEP = Duration.ofSeconds(10);

  private final DeliveryDesk desk;
  private final LedgerStore ledger;
  private final Workshop shop;
  private final List<Lane> lanes;
  private final Upkeep upkeep;
  private final RestWatch rests;
  private final EditionLog editionLog;
  private final CountDownLatch stop;
  private final Set<Long> started = new HashSet<>();
  private final LostClaims lost = new LostClaims();
  private final ClockWatch clocks;
  private Optional<Instant> kept = Optional.empty();

  Dispatcher(
      DeliveryDesk desk,
      Workshop shop,
      List<Lane> lanes,
      Upkeep upkeep,
      ClockWatch clocks,
      CountDownLatch stop) {
    this.desk = desk;
    this.ledger = new LedgerStore(desk.database().dialect());
    this.shop = shop;
    this.lanes = lanes;
    this.upkeep = upkeep;
    this.clocks = clocks;
    this.rests = new RestWatch(new RestStore(desk.database()), clocks);
    this.editionLog = new EditionLog(desk);
    this.stop = stop;
  }

  @Override
  public void run() {
    while (stop.getCount() > 0) {
      if (!shop.writer().isEntitled()) {
        stop.countDown();
        return;
      }
      try {
        int claimed = round();
        rests.look(lanes); // Last, for nothing hangs on it.
        if (claimed == 0) {
          shop.bell().await(ROUND_MILLIS);
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException failure) {
        log.warn("claiming failed, trying again: {}", Reason.of(failure));
        rest();
      }
    }
  }

  private void rest() {
    try {
      shop.bell().await(ROUND_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** How many rows were claimed. */
  private int round() {
    keepUp();
    Optional<Lane> lane = new Lanes(lanes).next();
    if (lane.isPresent() && lane.get().room() == 0) {
      return 0; // Busy, and provided for.
    }
    int claimed = 0;
    List<Edition> open = desk.editions().in(EditionState.FROZEN, EditionState.SENDING);
    shop.consequences().sending(open.stream().map(Edition::id).collect(Collectors.toSet()));
    for (Lane usable : lane.stream().toList()) {
      for (Edition edition : usable.troubles().inTurn(open)) {
        claimed += fill(usable, edition.id(), ledger::claim);
      }
    }
    if (claimed == 0) {
      claimed = fillWithUncertain(open, lane);
    }
    if (claimed == 0) {
      finish();
    }
    return claimed;
  }

  /** What is uncertain at a relay that stands by waits for nobody else. */
  private int fillWithUncertain(List<Edition> open, Optional<Lane> served) {
    int claimed = 0;
    for (Lane lane : lanes) {
      if (lane.isUsable() && !served.filter(lane::equals).isPresent()) {
        for (Edition edition : lane.troubles().inTurn(open)) {
          claimed += fill(lane, edition.id(), ledger::claimUncertain);
        }
      }
    }
    return claimed;
  }

  private void keepUp() {
    Instant now = desk.steady().instant();
    if (kept.isEmpty() || !now.isBefore(kept.get().plus(UPKEEP))) {
      kept = Optional.of(now);
      if (clocks.look()) {
        upkeep.clockJumped();
      }
      if (!upkeep.run(shop.writer(), lost)) {
        log.warn("out of touch with the database for too long: what was claimed is given back");
        lanes.forEach(shop::giveBack);
      }
      watch();
    }
  }

  /** Tells of editions that get nowhere; last, for nothing depends on it. */
  void watch() {
    List<Edition> sending = desk.editions().in(EditionState.FROZEN, EditionState.SENDING);
    shop.consequences().watch(sending);
    shop.consequences().endAbandoned();
    if (sending.isEmpty()) {
      shop.consequences().idle(lanes);
      clocks.idle();
    }
  }

  /** How rows are claimed. */
  @FunctionalInterface
  private interface Claiming {
    List<Claim> claim(Transaction transaction, ClaimOrder order);
  }

  private int fill(Lane lane, long edition, Claiming claiming) {
    int room = lane.room();
    int wanted = room == 0 || !lane.isMetered() ? room : due(lane, edition, room);
    int granted = wanted == 0 ? 0 : lane.grant(wanted);
    if (granted == 0) {
      return 0;
    }
    ClaimOrder order =
        new ClaimOrder(edition, lane.relay().name(), declared(), upkeep.node(), granted, now());
    if (started.add(edition)) {
      desk.editions().move(edition, EditionState.FROZEN, EditionState.SENDING);
      desk.editions().find(edition).ifPresent(editionLog::begins);
    }
    List<Claim> claims = claim(order, claiming);
    List<Turn> later = shop.domains().over(claims);
    later.forEach(turn -> putOff(lane, turn));
    Set<Claim> over = later.stream().map(Turn::claim).collect(Collectors.toSet());
    lane.add(claims.stream().filter(claim -> !over.contains(claim)).toList());
    return claims.size();
  }

  private void putOff(Lane lane, Turn turn) {
    Verdict verdict = shop.policy().release(now().plus(turn.after()));
    String relay = lane.relay().name();
    shop.writer().settle(new Settled(turn.claim(), verdict, relay, "Released"));
  }

  private List<String> declared() {
    return lanes.stream().map(lane -> lane.relay().name()).toList();
  }

  private List<Claim> claim(ClaimOrder order, Claiming claiming) {
    try {
      List<Claim> claims =
          shop.writer().inTurn(transaction -> claiming.claim(transaction, order)).join();
      claims.stream().findFirst().map(Claim::epoch).ifPresent(lost::claimed);
      return claims;
    } catch (RuntimeException failure) {
      lost.failed();
      throw failure;
    }
  }

  /** What a relay grants counts as sent, so no more is asked for than there is. */
  private int due(Lane lane, long edition, int room) {
    ClaimOrder order =
        new ClaimOrder(edition, lane.relay().name(), declared(), upkeep.node(), room, now());
    return desk.database().read(transaction -> ledger.due(transaction, order));
  }

  private Instant now() {
    return shop.clock().instant();
  }

  /** Editions of which nothing is open. */
  private record Ended(List<Long> sent, List<Long> refusedAlike) {}

  /** Editions of which nothing is open are done, or paused when everybody was refused alike. */
  void finish() {
    if (!desk.database().read(ledger::finished).isEmpty()) {
      Ended ended = desk.database().inTransaction(this::finish);
      shop.consequences().settled(ended.sent());
      ended.sent().forEach(editionLog::done);
      ended.refusedAlike().forEach(shop.consequences()::endedInDoubt);
    }
  }

  /** Looked at again with the writer's lock: somebody may just have asked for a retry. */
  private Ended finish(Transaction transaction) {
    Ended ended = new Ended(new ArrayList<>(), new ArrayList<>());
    for (long edition : ledger.finished(transaction)) {
      desk.editions().move(transaction, edition, EditionState.FROZEN, EditionState.SENDING);
      if (shop.consequences().endsInDoubt(transaction, edition)) {
        ended.refusedAlike().add(edition);
      } else {
        desk.editions().move(transaction, edition, EditionState.SENDING, EditionState.SENT);
        ended.sent().add(edition);
      }
      started.remove(edition);
    }
    return ended;
  }
}

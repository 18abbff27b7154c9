package pressrun.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import pressrun.alert.AlertStore;
import pressrun.database.Database;
import pressrun.database.Dialect;

/** What this node does from time to time for the ledger; it is known by a name of its own. */
final class Upkeep {
  /** So long after a start nobody is given up untried: the clock may be wrong by then. */
  private static final Duration ONE_TRY = Duration.ofMinutes(15);

  private static final String LOST = "lost-commit";

  private final String node = UUID.randomUUID().toString();
  private final Database database;
  private final LedgerStore ledger;
  private final LeftoverStore leftovers = new LeftoverStore();
  private final NodeStore nodes;
  private final Recovery recovery;
  private final DeliverySettings settings;
  private final Clock clock;
  private final Clock steady;
  private final AlertStore alerts;
  private final ClockWatch clocks;
  private final Instant triedFrom;
  private Instant leasesHoldFrom;
  private JournalDots written = JournalDots.unknown();

  Upkeep(DeliveryDesk desk, Recovery recovery, DeliverySettings settings, ClockWatch clocks) {
    this.database = desk.database();
    this.ledger = new LedgerStore(database.dialect());
    this.nodes = new NodeStore(database.dialect());
    this.recovery = recovery;
    this.settings = settings;
    this.clock = desk.clock();
    this.steady = desk.steady();
    this.alerts = desk.alerts();
    this.clocks = clocks;
    this.leasesHoldFrom = steady.instant();
    this.triedFrom = leasesHoldFrom.plus(ONE_TRY);
  }

  String node() {
    return node;
  }

  /** Before anything is claimed. */
  void begin(Journal journal) {
    database.useTransaction(transaction -> nodes.beat(transaction, node));
    JournalDots dots = journal.dots();
    recovery.replay(journal);
    tellLost(recovery.markLost(dots));
    recovery.takeOver(node, dots);
    journal.begin(node, database::checkpoint);
    // There an earlier process counts as living until its lease ends.
    written = database.dialect() == Dialect.POSTGRESQL ? dots : written;
  }

  private void tellLost(int rows) {
    if (rows == 0) {
      alerts.clear(LOST);
    } else {
      alerts.raise(
          LOST,
          "the disk lost what the database had written last: "
              + (rows == 1 ? "1 message" : rows + " messages")
              + " went out that it knew nothing of, as the journal shows. Their readers are treated"
              + " as uncertain; see who: pressrun deliveries --state uncertain (or held). A disk, or"
              + " what it is behind, that loses what it said was written can lose more: have it"
              + " looked at");
    }
  }

  /** Forgets the rests that earlier processes noted, unless another node lives. */
  void forgetRests() {
    boolean alone =
        database.dialect() == Dialect.SQLITE
            || database.read(transaction -> nodes.isAlone(transaction, node, Recovery.LEASE));
    if (alone) {
      new RestStore(database).forgetAll();
    }
  }

  /** The heartbeats on record say nothing until every node that lives has given another. */
  void clockJumped() {
    leasesHoldFrom = steady.instant().plus(Recovery.LEASE);
  }

  /**
   * Answers whether this node lived in the eyes of the others until now; if not, they may have
   * taken over its rows.
   */
  boolean run(LedgerWriter writer, LostClaims lost) {
    Instant now = clock.instant();
    boolean leasesHold = !steady.instant().isBefore(leasesHoldFrom);
    boolean lived =
        writer
            .inTurn(
                transaction -> {
                  boolean still = nodes.lives(transaction, node, Recovery.LEASE);
                  nodes.beat(transaction, node);
                  clocks.corrected(transaction, WaitStore.correct(transaction, settings, now));
                  lost.ranges().forEach(range -> leftovers.release(transaction, node, range));
                  ledger.ripen(transaction, now);
                  ledger.cancel(transaction, now);
                  if (!steady.instant().isBefore(triedFrom)) {
                    ledger.expire(transaction, now.minus(settings.expiry()), now);
                  }
                  return still;
                })
            .join();
    if (database.dialect() == Dialect.POSTGRESQL && leasesHold) {
      recovery.takeOver(node, written);
    }
    // On SQLite nobody else can have taken anything over.
    return lived || !leasesHold || database.dialect() == Dialect.SQLITE;
  }

  /**
   * When no mark can be committed and no dot noted any more. What a connection that would not end
   * has not given back is free; where a dot went out without a reply, the node stays known for
   * whoever takes over.
   */
  void end(Journal closed) {
    JournalDots own = new JournalDots(Optional.of(node), closed.dots().dots());
    database.useTransaction(
        transaction -> {
          leftovers.releaseClaims(transaction, node);
          leftovers.releaseMarks(transaction, node, own);
          nodes.retire(transaction, node);
          if (leftovers.dotted(transaction, node).isEmpty()) {
            nodes.forget(transaction, node);
          }
        });
  }
}

package pressrun.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import pressrun.database.Database;
import pressrun.database.Dialect;

/** What this node does from time to time for the ledger; it is known by a name of its own. */
final class Upkeep {
  private final String node = UUID.randomUUID().toString();
  private final Database database;
  private final LedgerStore ledger;
  private final LeftoverStore leftovers = new LeftoverStore();
  private final NodeStore nodes;
  private final Recovery recovery;
  private final DeliverySettings settings;
  private final Clock clock;
  private JournalDots written = JournalDots.unknown();

  Upkeep(Database database, Recovery recovery, DeliverySettings settings, Clock clock) {
    this.database = database;
    this.ledger = new LedgerStore(database.dialect());
    this.nodes = new NodeStore(database.dialect());
    this.recovery = recovery;
    this.settings = settings;
    this.clock = clock;
  }

  String node() {
    return node;
  }

  /** Before anything is claimed. */
  void begin(Journal journal) {
    database.useTransaction(transaction -> nodes.beat(transaction, node));
    JournalDots dots = journal.dots();
    recovery.replay(journal);
    recovery.takeOver(node, dots);
    journal.begin(node);
    // There an earlier process counts as living until its lease ends.
    written = database.dialect() == Dialect.POSTGRESQL ? dots : written;
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

  /**
   * Answers whether this node lived in the eyes of the others until now; if not, they may have
   * taken over its rows.
   */
  boolean run(LedgerWriter writer, LostClaims lost) {
    Instant now = clock.instant();
    boolean lived =
        writer
            .inTurn(
                transaction -> {
                  boolean still = nodes.lives(transaction, node, Recovery.LEASE);
                  nodes.beat(transaction, node);
                  lost.ranges().forEach(range -> leftovers.release(transaction, node, range));
                  ledger.ripen(transaction, now);
                  ledger.cancel(transaction, now);
                  ledger.expire(transaction, now.minus(settings.expiry()), now);
                  return still;
                })
            .join();
    if (database.dialect() == Dialect.POSTGRESQL) {
      recovery.takeOver(node, written);
    }
    return lived;
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

package pressrun.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import pressrun.database.Database;
import pressrun.database.Dialect;

/** What this node does from time to time for the ledger; it is known by a name of its own. */
final class Upkeep {
  private final String node = UUID.randomUUID().toString();
  private final Database database;
  private final LedgerStore ledger;
  private final NodeStore nodes;
  private final Recovery recovery;
  private final DeliverySettings settings;
  private final Clock clock;

  Upkeep(Database database, Recovery recovery, DeliverySettings settings, Clock clock) {
    this.database = database;
    this.ledger = new LedgerStore(database.dialect());
    this.nodes = new NodeStore();
    this.recovery = recovery;
    this.settings = settings;
    this.clock = clock;
  }

  String node() {
    return node;
  }

  /** Before anything is claimed. */
  void begin(Journal journal) {
    database.useTransaction(
        transaction -> nodes.beat(transaction, node, clock.instant().toEpochMilli()));
    recovery.replay(journal);
    recovery.takeOver(node);
  }

  void run(LedgerWriter writer) {
    Instant now = clock.instant();
    writer
        .inTurn(
            transaction -> {
              nodes.beat(transaction, node, now.toEpochMilli());
              ledger.ripen(transaction, now);
              ledger.cancel(transaction, now);
              ledger.expire(transaction, now.minus(settings.expiry()), now);
              return true;
            })
        .join();
    if (database.dialect() == Dialect.POSTGRESQL) {
      recovery.takeOver(node);
    }
  }

  /**
   * When no mark can be committed any more. What a connection that would not end has not given back
   * is free; where a dot went out without a reply, the node stays known for whoever takes over.
   */
  void end() {
    database.useTransaction(
        transaction -> {
          ledger.releaseClaims(transaction, node);
          if (ledger.dotted(transaction, node).isEmpty()) {
            nodes.forget(transaction, node);
          }
        });
  }
}

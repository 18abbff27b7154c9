package pressrun.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.database.Database;
import pressrun.database.Dialect;
import pressrun.database.Transaction;
import pressrun.smtp.Outcome;

/**
 * Puts in order what a process left that is no more. Killed in between and run again, it goes on.
 */
final class Recovery {
  private static final Logger log = LoggerFactory.getLogger(Recovery.class);

  /** A node that was silent for so long is dead. */
  static final Duration LEASE = Duration.ofMinutes(1);

  private final Database database;
  private final LedgerStore ledger;
  private final LeftoverStore leftovers = new LeftoverStore();
  private final NodeStore nodes;
  private final RetryPolicy policy;
  private final Clock clock;

  Recovery(Database database, LedgerStore ledger, RetryPolicy policy, Clock clock) {
    this.database = database;
    this.ledger = ledger;
    this.nodes = new NodeStore(database.dialect());
    this.policy = policy;
    this.clock = clock;
  }

  /** Brings the replies on record into the ledger. */
  void replay(Journal journal) {
    Instant now = clock.instant();
    List<JournalEntry> entries = journal.entries();
    database.useTransaction(
        transaction -> {
          List<Settled> settled = new ArrayList<>();
          for (JournalEntry entry : entries) {
            settled(transaction, entry, now).ifPresent(settled::add);
          }
          if (!settled.isEmpty()) {
            ledger.settle(transaction, settled, now);
            log.info("{} replies brought in from the journal", settled.size());
          }
          int before = leftovers.acceptedBefore(transaction, accepted(entries), now);
          if (before > 0) {
            log.warn("{} rows were to be tried again that the journal knows accepted", before);
          }
        });
  }

  private static List<JournalEntry> accepted(List<JournalEntry> entries) {
    return entries.stream().filter(entry -> entry.outcome() instanceof Outcome.Accepted).toList();
  }

  private Optional<Settled> settled(Transaction transaction, JournalEntry entry, Instant now) {
    return leftovers
        .awaiting(transaction, entry.edition(), entry.subscriber(), entry.epoch())
        .map(
            claim ->
                new Settled(
                    claim,
                    policy.judge(entry.outcome(), claim, now),
                    "",
                    "REPLAYED",
                    Refusal.in(entry.outcome(), claim)));
  }

  /**
   * Marks what the journal notes a dot of and the ledger has only claimed: the commit before the
   * dot, which was acknowledged, is lost. Returns how many; they are uncertain like others.
   */
  int markLost(JournalDots written) {
    return database.inTransaction(
        transaction -> {
          List<Claim> dotted =
              leftovers.claimed(transaction).stream()
                  .filter(claim -> written.dots().contains(JournalDots.Dot.of(claim)))
                  .toList();
          leftovers.markAgain(transaction, dotted, clock.instant());
          return dotted.size();
        });
  }

  /**
   * Takes over what dead nodes left: claims are free, and so are marks whose dot never went out;
   * dots without a reply are uncertain.
   */
  void takeOver(String self, JournalDots written) {
    Instant now = clock.instant();
    // On SQLite whoever holds the sender's lock is the only one, whatever the clock says.
    Duration lease = database.dialect() == Dialect.SQLITE ? Duration.ofDays(-36_500) : LEASE;
    database.useTransaction(
        transaction -> {
          for (String dead : nodes.silent(transaction, self, lease)) {
            int released =
                leftovers.releaseClaims(transaction, dead)
                    + leftovers.releaseMarks(transaction, dead, written);
            int uncertain = doubt(transaction, dead, now);
            nodes.forget(transaction, dead);
            if (released + uncertain > 0) {
              log.info("taken over: {} to be sent, {} uncertain", released, uncertain);
            }
          }
        });
  }

  private int doubt(Transaction transaction, String node, Instant now) {
    List<Settled> uncertain =
        leftovers.dotted(transaction, node).stream()
            .map(
                dotted ->
                    new Settled(
                        dotted.claim(),
                        policy.judge(
                            new Outcome.Uncertain("the sender ended before a reply was on record"),
                            dotted.claim(),
                            dotted.dotAt()),
                        dotted.relay(),
                        "Uncertain"))
            .toList();
    if (!uncertain.isEmpty()) {
      ledger.settle(transaction, uncertain, now);
    }
    return uncertain.size();
  }
}

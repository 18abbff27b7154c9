package pressrun.delivery;

import java.util.function.Consumer;
import pressrun.database.Transaction;
import pressrun.delivery.Settlement.Consequence;
import pressrun.edition.EditionState;
import pressrun.mail.Message;
import pressrun.smtp.Outcome;
import pressrun.smtp.Reply;

/** What the connections tell of their deliveries: mark, journal, record, consequences. */
final class Ledger {
  private final DeliveryDesk desk;
  private final LedgerStore store;
  private final LedgerWriter writer;
  private final Journal journal;
  private final RetryPolicy policy;
  private final RefusalGuard guard;

  Ledger(
      DeliveryDesk desk,
      LedgerStore store,
      LedgerWriter writer,
      Journal journal,
      RetryPolicy policy) {
    this.desk = desk;
    this.store = store;
    this.writer = writer;
    this.journal = journal;
    this.policy = policy;
    this.guard = new RefusalGuard(desk.suppressions());
  }

  /** Commits the mark before the dot. */
  boolean mark(Claim claim, Message message, String relay) {
    return writer.commit(transaction -> store.mark(transaction, claim, message, relay));
  }

  /** Writes down what became of a claim. */
  void settle(Claim claim, Outcome outcome, String relay) {
    if (outcome instanceof Outcome.Withdrawn) {
      commit(transaction -> store.withdraw(transaction, claim));
      return;
    }
    remember(claim, outcome);
    Settlement settlement = policy.settle(claim, outcome);
    commit(transaction -> store.record(transaction, settlement, relay));
    follow(settlement, outcome, relay);
  }

  void hold(Claim claim, String why, String relay) {
    commit(transaction -> store.record(transaction, policy.held(claim, why), relay));
    desk.alerts()
        .raise(
            "held:" + claim.edition(),
            "A message of edition " + claim.edition() + " could not be made: " + why);
  }

  private void commit(Consumer<Transaction> work) {
    writer.commit(
        transaction -> {
          work.accept(transaction);
          return true;
        });
  }

  private void remember(Claim claim, Outcome outcome) {
    if (outcome instanceof Outcome.Accepted accepted) {
      journal.append(line(claim, accepted.reply()));
    } else if (outcome instanceof Outcome.Deferred deferred) {
      journal.append(line(claim, deferred.reply()));
    } else if (outcome instanceof Outcome.Refused refused) {
      journal.append(line(claim, refused.reply()));
    }
  }

  private static Journal.Line line(Claim claim, Reply reply) {
    return new Journal.Line(claim.edition(), claim.subscriber(), claim.epoch(), reply.code());
  }

  private void follow(Settlement settlement, Outcome outcome, String relay) {
    if (outcome instanceof Outcome.Accepted) {
      guard.accepted();
    }
    if (settlement.consequence() == Consequence.SUPPRESS) {
      guard.gone(settlement.claim().addressKey());
    }
    boolean sendersFault =
        outcome instanceof Outcome.Refused refused && guard.refused(refused.reply());
    if (sendersFault || settlement.consequence() == Consequence.PAUSE_EDITION) {
      pause(settlement, relay);
    }
  }

  private void pause(Settlement settlement, String relay) {
    long edition = settlement.claim().edition();
    if (desk.editions().move(edition, EditionState.SENDING, EditionState.PAUSED)) {
      desk.alerts()
          .raise(
              "paused:" + edition,
              "Edition "
                  + edition
                  + " is paused: the relay "
                  + relay
                  + " refuses it: "
                  + settlement.words());
    }
  }
}

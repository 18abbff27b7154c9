package pressrun.delivery;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import pressrun.database.Transaction;
import pressrun.edition.Edition;
import pressrun.smtp.Outcome.Deferred;
import pressrun.smtp.Outcome.Reason;
import pressrun.smtp.Outcome.Refused;
import pressrun.smtp.RelaySettings;

/**
 * What follows for an address that was refused, and when not: what is decided here is written in
 * turn with the ledger, in the order of the decisions. For all threads.
 */
final class Refusals {
  private static final double POLICY_SHARE = 0.02;

  private final DeliveryDesk desk;
  private final LedgerWriter writer;
  private final RefusalStore store;
  private final RefusalGuard guard = new RefusalGuard();

  /** Relays at which somebody waits, with how many messages each has accepted since. */
  private final Map<String, Integer> waiting = new ConcurrentHashMap<>();

  private final Set<String> accepting = ConcurrentHashMap.newKeySet();
  private final Set<Long> stopping = ConcurrentHashMap.newKeySet();
  private final Set<Long> told = ConcurrentHashMap.newKeySet();

  Refusals(DeliveryDesk desk, LedgerWriter writer) {
    this.desk = desk;
    this.writer = writer;
    this.store = new RefusalStore(desk.suppressions());
    desk.database().read(store::waiting).forEach(relay -> waiting.put(relay, 0));
  }

  /** True when so many were refused alike that the edition is to be paused. */
  synchronized boolean refused(Claim claim, RelaySettings by, Refused refusal) {
    String relay = by.name();
    boolean tooMany = guard.refused(claim.edition(), refusal, by.limits().inDoubt());
    if (refusal.reason() == Reason.MAILBOX) {
      waiting.put(relay, 0);
    }
    write(transaction -> store.add(transaction, claim, relay, refusal.reason()));
    if (tooMany) {
      stopping.add(claim.edition());
    }
    if (guard.isBlameless(claim.edition())) {
      write(transaction -> store.forgiveAll(transaction, claim.edition()));
    }
    return tooMany;
  }

  /**
   * The relay takes mail, so whom it refused before was to blame, except this one. What was on its
   * way before the refusal says nothing: as many as that must be accepted first.
   */
  synchronized void accepted(Claim claim, RelaySettings relay) {
    guard.accepted(claim.edition());
    accepting.add(relay.name());
    if (waiting.containsKey(relay.name())) {
      write(transaction -> store.forgive(transaction, claim.addressKey()));
      if (waiting.merge(relay.name(), 1, Integer::sum) >= relay.limits().inDoubt()) {
        waiting.remove(relay.name());
        write(transaction -> store.suppress(transaction, relay.name()));
      }
    }
  }

  /** Nobody waits for the database before he stops too. */
  boolean isStopping(long edition) {
    return stopping.contains(edition);
  }

  /** The database has it, or cannot be told. */
  void stopped(long edition) {
    stopping.remove(edition);
  }

  synchronized void resumed(long edition) {
    guard.resumed(edition);
  }

  /** Nothing more is to come for now: those refused by relays that otherwise took mail. */
  void settled() {
    List<String> relays = accepting.stream().filter(waiting::containsKey).toList();
    if (!relays.isEmpty()) {
      desk.database()
          .useTransaction(
              transaction -> relays.forEach(relay -> store.suppress(transaction, relay)));
    }
  }

  /** Whether a mailbox that is full was full so often that nobody empties it any more. */
  boolean isHard(Claim claim, Deferred deferred) {
    return deferred.isMailboxFull()
        && writer
            .inTurn(
                transaction -> SoftBounceStore.harden(transaction, claim, desk.clock().instant()))
            .join();
  }

  /** Whether an edition was refused for policy by too many; said once. */
  boolean tooManyOfPolicy(long edition) {
    if (told.contains(edition)) {
      return false;
    }
    long refused = writer.inTurn(transaction -> store.ofPolicy(transaction, edition)).join();
    OptionalLong planned =
        desk.editions().find(edition).map(Edition::planned).orElse(OptionalLong.empty());
    return planned.isPresent() && refused > POLICY_SHARE * planned.getAsLong() && told.add(edition);
  }

  /** Kept for as long as it takes; lost with the process, it is found out again by a refusal. */
  private void write(Consumer<Transaction> change) {
    var unused =
        writer
            .inTurn(
                transaction -> {
                  change.accept(transaction);
                  return List.of();
                })
            .exceptionally(
                failure -> {
                  write(change);
                  return List.of();
                });
  }
}

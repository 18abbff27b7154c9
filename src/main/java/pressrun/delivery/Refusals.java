package pressrun.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import pressrun.classification.Reply;
import pressrun.database.Transaction;
import pressrun.edition.Edition;
import pressrun.smtp.Outcome.Deferred;
import pressrun.smtp.Outcome.Reason;
import pressrun.smtp.Outcome.Refused;
import pressrun.smtp.Outcome.Unattempted;
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
  private final Map<Long, RefusalGuard> guards = new ConcurrentHashMap<>();
  private final Map<String, PostponementGuard> putOff = new ConcurrentHashMap<>();

  /**
   * Addresses suppressed by this process, for the case that mail to one is accepted all the same.
   */
  private final Set<String> suppressed = ConcurrentHashMap.newKeySet();

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

  private RefusalGuard guard(long edition) {
    return guards.computeIfAbsent(edition, id -> new RefusalGuard());
  }

  /** True when so many were refused in a row that the edition is to be paused. */
  synchronized boolean refused(Claim claim, RelaySettings by, Refused refusal) {
    String relay = by.name();
    RefusalGuard guard = guard(claim.edition());
    boolean tooMany = guard.refused(claim, refusal, by.limits().inDoubt());
    if (refusal.reason() == Reason.MAILBOX) {
      waiting.put(relay, 0);
    }
    write(transaction -> store.add(transaction, claim, relay, refusal.reason()));
    if (tooMany) {
      stopping.add(claim.edition());
    }
    if (tooMany || guard.isBlameless()) {
      forgive(claim, guard, refusal.reply());
    }
    return tooMany;
  }

  /** True when a refusal of our sender, name or permission is to pause the edition. */
  synchronized boolean senderRefused(Claim claim, Unattempted refusal) {
    RefusalGuard guard = guard(claim.edition());
    boolean pause = guard.senderRefused(claim, refusal);
    if (pause) {
      stopping.add(claim.edition());
      refusal.reply().ifPresent(reply -> forgive(claim, guard, reply));
    }
    return pause;
  }

  private void forgive(Claim last, RefusalGuard guard, Reply reply) {
    List<Claim> row = guard.row();
    write(transaction -> store.forgiveAll(transaction, last, row, reply));
  }

  /**
   * True when a temporary refusal is the relay's, and not the recipient's: then nobody of the row
   * waits longer than the relay does.
   */
  boolean isRelays(Claim claim, RelaySettings relay, Deferred deferred) {
    PostponementGuard guard = postponements(relay);
    boolean relays = !deferred.meaning().isAboutReader() && guard.putOff(claim, deferred.reply());
    return relays && releaseRow(guard);
  }

  /** The same, of a temporary refusal of our sender, name or permission. */
  boolean isRelays(Claim claim, RelaySettings relay, Reply aboutSender) {
    PostponementGuard guard = postponements(relay);
    return guard.senderPutOff(claim, aboutSender) && releaseRow(guard);
  }

  private PostponementGuard postponements(RelaySettings relay) {
    return putOff.computeIfAbsent(relay.name(), name -> new PostponementGuard());
  }

  private boolean releaseRow(PostponementGuard guard) {
    List<Claim> row = guard.takeRow();
    Instant now = desk.clock().instant();
    write(transaction -> LedgerStore.tryAgainAt(transaction, row, now));
    return true;
  }

  /**
   * The relay takes mail, so whom it refused before was to blame, except this one. What was on its
   * way before the refusal says nothing: as many as that must be accepted first.
   */
  synchronized void accepted(Claim claim, RelaySettings relay) {
    guard(claim.edition()).accepted();
    postponements(relay).accepted();
    accepting.add(relay.name());
    if (suppressed.remove(claim.addressKey())) {
      write(transaction -> store.reinstate(transaction, claim.addressKey(), relay.name()));
    }
    if (waiting.containsKey(relay.name())) {
      write(transaction -> store.forgive(transaction, claim.addressKey()));
      if (waiting.merge(relay.name(), 1, Integer::sum) >= relay.limits().inDoubt()) {
        waiting.remove(relay.name());
        write(transaction -> suppress(transaction, relay.name()));
      }
    }
  }

  private void suppress(Transaction transaction, String relay) {
    suppressed.addAll(store.suppress(transaction, relay));
  }

  /**
   * True from the decision to pause until it is committed, so that other connections stop without
   * waiting for the database.
   */
  boolean isStopping(long edition) {
    return stopping.contains(edition);
  }

  /** The database has it, or cannot be told. */
  void stopped(long edition) {
    stopping.remove(edition);
  }

  synchronized void resumed(long edition) {
    guard(edition).resumed();
  }

  /** True when an edition ends with everybody refused alike, which is nobody's fault but ours. */
  boolean allRefusedAlike(Transaction transaction, long edition) {
    return store.allRefusedAlike(transaction, edition);
  }

  /**
   * Nothing more of these editions is to come: those refused by relays that otherwise took mail.
   */
  void settled(List<Long> ended) {
    List<String> relays = accepting.stream().filter(waiting::containsKey).toList();
    if (!relays.isEmpty()) {
      desk.database()
          .useTransaction(
              transaction -> {
                ended.forEach(edition -> store.forgiveEnd(transaction, edition));
                relays.forEach(relay -> suppress(transaction, relay));
              });
    }
    ended.forEach(guards::remove);
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

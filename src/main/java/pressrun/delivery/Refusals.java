package pressrun.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import pressrun.classification.Reply;
import pressrun.classification.ReplyFingerprint;
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
  private final Pauses pauses;
  private final RefusalStore store;
  private final Map<Counted, RefusalGuard> guards = new ConcurrentHashMap<>();
  private final Map<String, PostponementGuard> putOff = new ConcurrentHashMap<>();

  /** Those whom a person put back, by edition. */
  private final Map<Long, Map<String, ReplyFingerprint>> retried = new ConcurrentHashMap<>();

  /**
   * Addresses suppressed by this process, for the case that mail to one is accepted all the same.
   */
  private final Set<String> suppressed = ConcurrentHashMap.newKeySet();

  /** Relays at which somebody waits to be suppressed. */
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();

  /** Counts the messages accepted since a recipient was last refused. */
  private final Map<Counted, Integer> acceptedSince = new ConcurrentHashMap<>();

  private final Set<Long> told = ConcurrentHashMap.newKeySet();
  private Set<Long> sending = Set.of();

  /** Refusals are counted for each edition at each relay. */
  private record Counted(long edition, String relay) {
    static Counted of(Claim claim, RelaySettings relay) {
      return new Counted(claim.edition(), relay.name());
    }
  }

  Refusals(DeliveryDesk desk, LedgerWriter writer, Pauses pauses) {
    this.desk = desk;
    this.writer = writer;
    this.pauses = pauses;
    this.store = new RefusalStore(desk.suppressions());
    waiting.addAll(desk.database().read(store::waiting));
  }

  private RefusalGuard guard(Counted counted) {
    return guards.computeIfAbsent(counted, here -> new RefusalGuard());
  }

  /** True when so many were refused in a row that the edition is paused for it. */
  synchronized boolean refused(Claim claim, RelaySettings by, Refused refusal) {
    Counted counted = Counted.of(claim, by);
    RefusalGuard guard = guard(counted);
    ReplyFingerprint text = ReplyFingerprint.of(refusal.reply(), claim.address());
    boolean tooMany =
        !isRefusedAgain(claim, text) && guard.refused(claim, refusal, text, by.limits().inDoubt());
    if (refusal.reason() == Reason.MAILBOX) {
      waiting.add(by.name());
      acceptedSince.put(counted, 0);
    }
    if (tooMany) {
      pauses.pause(
          claim.edition(),
          edition -> TroubleWords.refusedInARow(edition, words(refusal.reply())),
          forgiveness(claim, guard, text));
    } else if (guard.isBlameless()) {
      write(forgiveness(claim, guard, text));
    }
    return tooMany;
  }

  /** A person let the edition go on, and this recipient is refused with the same words again. */
  private boolean isRefusedAgain(Claim claim, ReplyFingerprint text) {
    return text.equals(
        retried
            .computeIfAbsent(
                claim.edition(),
                edition -> desk.database().read(reading -> store.retried(reading, edition)))
            .get(claim.addressKey()));
  }

  private Consumer<Transaction> forgiveness(Claim last, RefusalGuard guard, ReplyFingerprint text) {
    List<Claim> row = guard.row();
    return transaction -> store.forgiveAll(transaction, last.edition(), row, text);
  }

  private static String words(Reply reply) {
    return reply.code() + " " + reply.text();
  }

  /** Pauses the edition when a refusal of our sender, name or permission is one too many. */
  synchronized void senderRefused(Claim claim, RelaySettings by, Unattempted refusal) {
    Reply reply = refusal.reply().orElseThrow();
    Counted counted = Counted.of(claim, by);
    RefusalGuard guard = guard(counted);
    ReplyFingerprint text = ReplyFingerprint.of(reply, claim.address());
    if (guard.senderRefused(claim, text, () -> tookBefore(counted))) {
      pauses.pauseForSender(claim.edition(), refusal, forgiveness(claim, guard, text));
    }
  }

  private boolean tookBefore(Counted counted) {
    return desk.database()
        .read(reading -> store.hasAccepted(reading, counted.edition(), counted.relay()));
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
    Counted counted = Counted.of(claim, relay);
    guard(counted).accepted();
    postponements(relay).accepted();
    if (suppressed.remove(claim.addressKey())) {
      write(transaction -> store.reinstate(transaction, claim.addressKey(), relay.name()));
    }
    if (waiting.contains(relay.name())) {
      write(transaction -> store.forgive(transaction, claim.addressKey()));
      if (acceptedSince.merge(counted, 1, Integer::sum) == relay.limits().inDoubt()) {
        waiting.remove(relay.name());
        write(transaction -> suppress(transaction, counted));
      }
    }
  }

  private void suppress(Transaction transaction, Counted counted) {
    suppressed.addAll(store.suppress(transaction, counted.edition(), counted.relay()));
    waiting.addAll(store.waiting(transaction));
  }

  /** Told which editions are being sent: one that was not, and goes on, is counted anew. */
  synchronized void sending(Set<Long> editions) {
    editions.stream().filter(edition -> !sending.contains(edition)).forEach(this::resumed);
    sending = Set.copyOf(editions);
  }

  synchronized void resumed(long edition) {
    guards.forEach(
        (counted, guard) -> {
          if (counted.edition() == edition) {
            guard.resumed();
          }
        });
    retried.remove(edition);
  }

  private synchronized void forget(long edition) {
    guards.keySet().removeIf(counted -> counted.edition() == edition);
    acceptedSince.keySet().removeIf(counted -> counted.edition() == edition);
    retried.remove(edition);
  }

  /** True when an edition ends with everybody refused alike, which is nobody's fault but ours. */
  boolean allRefusedAlike(Transaction transaction, long edition) {
    return store.allRefusedAlike(transaction, edition);
  }

  /**
   * Nothing more of these editions is to come: those refused by relays that otherwise took mail.
   */
  void settled(List<Long> ended) {
    List<String> relays = List.copyOf(waiting);
    if (!relays.isEmpty()) {
      desk.database()
          .useTransaction(
              transaction -> {
                for (long edition : ended) {
                  relays.forEach(
                      relay -> suppressed.addAll(store.end(transaction, edition, relay)));
                }
              });
    }
    ended.forEach(this::forget);
  }

  /** Whether a mailbox that is full was full so often that nobody empties it any more. */
  boolean isHard(Claim claim, RelaySettings relay, Deferred deferred) {
    return deferred.isMailboxFull()
        && writer.inTurn(transaction -> harden(transaction, claim, relay, deferred)).join();
  }

  private boolean harden(
      Transaction transaction, Claim claim, RelaySettings relay, Deferred deferred) {
    Instant now = desk.clock().instant();
    boolean hard = SoftBounceStore.harden(transaction, claim, now);
    if (hard) {
      Refusal refusal =
          Refusal.of(new Refused(deferred.stage(), deferred.reply(), Reason.MAILBOX), claim);
      RefusalStore.add(transaction, claim, relay.name(), refusal, now);
    }
    return hard;
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

  /** Lost with the process, it is found out again by a refusal. */
  private void write(Consumer<Transaction> change) {
    writer.insist(
        transaction -> {
          change.accept(transaction);
          return List.of();
        },
        done -> {});
  }
}

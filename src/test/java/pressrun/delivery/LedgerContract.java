package pressrun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pressrun.classification.Reply;
import pressrun.classification.Stage;
import pressrun.edition.Edition;
import pressrun.edition.EditionState;
import pressrun.secret.Purpose;
import pressrun.smtp.Outcome;

/** What the ledger promises on every database. */
interface LedgerContract {
  Newsstand stand();

  RetryPolicy POLICY = new RetryPolicy(DeliverySettings.defaults());
  Outcome ACCEPTED = new Outcome.Accepted(new Reply(250, "queued"));

  @Test
  default void everybodyActiveIsEnqueuedOnce() {
    Newsstand stand = stand();
    stand.subscribers(25);
    Edition edition = stand.enqueued(1);
    stand.deliveries.enqueue(edition);
    assertThat(stand.count(edition, DeliveryState.PENDING)).isEqualTo(25);
  }

  @Test
  default void whoLeftOrIsSuppressedIsNotEnqueued() {
    Newsstand stand = stand();
    stand.subscriber("stays@example.org");
    long left = stand.subscriber("left@example.org");
    stand.subscriber("bounced@example.org");
    stand.audience.unsubscribe(Newsstand.NEWSLETTER, left);
    stand.suppressions.add(stand.tokens.hash(Purpose.ADDRESS, "bounced@example.org"), "bounced");
    Edition edition = stand.enqueued(1);
    assertThat(stand.rows(edition))
        .extracting(Delivery::address)
        .containsExactly("stays@example.org");
  }

  @Test
  default void aClaimedRowIsNobodyElses() {
    Newsstand stand = stand();
    stand.subscribers(10);
    Edition edition = stand.enqueued(1);
    assertThat(stand.claim(edition, "a", 7)).hasSize(7);
    assertThat(stand.claim(edition, "b", 7)).hasSize(3);
    assertThat(stand.claim(edition, "b", 7)).isEmpty();
  }

  @Test
  default void claimsAtTheSameTimeDoNotOverlap() {
    Newsstand stand = stand();
    stand.subscribers(200);
    Edition edition = stand.enqueued(1);
    List<CompletableFuture<List<Claim>>> claiming =
        Stream.of("a", "b", "c", "d")
            .map(node -> CompletableFuture.supplyAsync(() -> stand.claim(edition, node, 50)))
            .toList();
    Set<Long> seen = new HashSet<>();
    for (CompletableFuture<List<Claim>> claims : claiming) {
      claims.join().forEach(claim -> assertThat(seen.add(claim.subscriber())).isTrue());
    }
    assertThat(seen).hasSizeGreaterThanOrEqualTo(50);
  }

  @Test
  default void aRowOfAPausedEditionIsNotMarked() {
    Newsstand stand = stand();
    stand.subscribers(1);
    Edition edition = stand.enqueued(1);
    Claim claim = stand.claim(edition, "a", 1).get(0);
    stand.editions.move(edition.id(), EditionState.FROZEN, EditionState.PAUSED);
    assertThat(stand.mark(claim)).isFalse();
    assertThat(stand.count(edition, DeliveryState.PENDING)).isEqualTo(1);
  }

  @Test
  default void anUnsubscriptionBetweenClaimAndDotIsHonoured() {
    Newsstand stand = stand();
    long mina = stand.subscriber("mina@example.org");
    Edition edition = stand.enqueued(1);
    Claim claim = stand.claim(edition, "a", 1).get(0);
    stand.audience.unsubscribe(Newsstand.NEWSLETTER, mina);
    assertThat(stand.mark(claim)).isFalse();
    assertThat(stand.count(edition, DeliveryState.SUPPRESSED)).isEqualTo(1);
  }

  @Test
  default void aSuppressionBetweenClaimAndDotIsHonoured() {
    Newsstand stand = stand();
    stand.subscriber("mina@example.org");
    Edition edition = stand.enqueued(1);
    Claim claim = stand.claim(edition, "a", 1).get(0);
    stand.suppressions.add(claim.addressKey(), "complained");
    assertThat(stand.mark(claim)).isFalse();
    assertThat(stand.count(edition, DeliveryState.SUPPRESSED)).isEqualTo(1);
  }

  @Test
  default void aMarkedRowKeepsItsMessageIdAndRelay() {
    Newsstand stand = stand();
    stand.subscribers(1);
    Edition edition = stand.enqueued(1);
    Claim claim = stand.claim(edition, "a", 1).get(0);
    assertThat(stand.mark(claim)).isTrue();
    Delivery row = stand.rows(edition).get(0);
    assertThat(row.state()).isEqualTo(DeliveryState.DOT);
    assertThat(row.messageId()).contains(Newsstand.message(claim).messageId());
    assertThat(row.relay()).contains("main");
  }

  @Test
  default void aLateMarkOrReplyOfAnOlderEpochChangesNothing() {
    Newsstand stand = stand();
    stand.subscribers(1);
    Edition edition = stand.enqueued(1);
    Claim old = stand.claim(edition, "a", 1).get(0);
    stand.settle(old, POLICY.release(stand.clock.instant()));
    Claim fresh = stand.claim(edition, "b", 1).get(0);
    assertThat(stand.mark(old)).isFalse();
    stand.settle(old, POLICY.judge(ACCEPTED, old, stand.clock.instant()));
    assertThat(stand.count(edition, DeliveryState.CLAIMED)).isEqualTo(1);
    assertThat(stand.mark(fresh)).isTrue();
  }

  @Test
  default void aDeferredRowComesBackWhenItsTimeHasCome() {
    Newsstand stand = stand();
    stand.subscribers(1);
    Edition edition = stand.enqueued(1);
    Claim claim = stand.claim(edition, "a", 1).get(0);
    Outcome later = new Outcome.Deferred(Stage.RCPT, new Reply(450, "4.7.1 greylisted"));
    stand.settle(claim, POLICY.judge(later, claim, stand.clock.instant()));
    assertThat(stand.claim(edition, "a", 1)).isEmpty();
    stand.clock.advance(Duration.ofMinutes(6).plusSeconds(1));
    Claim again = stand.claim(edition, "a", 1).get(0);
    assertThat(again.attempts()).isEqualTo(1);
    assertThat(again.firstAttempt()).isPresent();
    assertThat(stand.attempts()).isEqualTo(1);
  }

  @Test
  default void onlyWhatWasTriedForSoLongExpires() {
    Newsstand stand = stand();
    stand.subscribers(2);
    Edition edition = stand.enqueued(1);
    Claim claim = stand.claim(edition, "a", 1).get(0);
    Outcome later = new Outcome.Deferred(Stage.RCPT, new Reply(450, "4.7.1 greylisted"));
    stand.settle(claim, POLICY.judge(later, claim, stand.clock.instant()));
    stand.clock.advance(Duration.ofHours(49));
    stand.database.useTransaction(
        transaction ->
            stand.ledger.expire(
                transaction,
                stand.clock.instant().minus(Duration.ofDays(2)),
                stand.clock.instant()));
    assertThat(stand.count(edition, DeliveryState.EXPIRED)).isEqualTo(1);
    assertThat(stand.count(edition, DeliveryState.PENDING)).isEqualTo(1);
  }

  @Test
  default void whatADeadNodeHadClaimedIsFree() {
    Newsstand stand = stand();
    stand.subscribers(3);
    Edition edition = stand.enqueued(1);
    stand.claim(edition, "dead", 3);
    stand.dies("dead");
    stand.recovery().takeOver("me", JournalDots.unknown());
    assertThat(stand.count(edition, DeliveryState.PENDING)).isEqualTo(3);
  }

  @Test
  default void whatADeadNodeHadDottedIsUncertainAndGoesOutOnceMore() {
    Newsstand stand = stand();
    stand.subscribers(1);
    Edition edition = stand.enqueued(1);
    stand.mark(stand.claim(edition, "dead", 1).get(0));
    stand.dies("dead");
    stand.recovery().takeOver("me", JournalDots.unknown());
    assertThat(stand.count(edition, DeliveryState.UNCERTAIN)).isEqualTo(1);
    ripen(stand);
    assertThat(stand.count(edition, DeliveryState.UNCERTAIN)).isEqualTo(1);
    stand.clock.advance(Duration.ofMinutes(10));
    ripen(stand);
    stand.mark(stand.claim(edition, "dead too", 1).get(0));
    stand.dies("dead too");
    stand.recovery().takeOver("me", JournalDots.unknown());
    assertThat(stand.count(edition, DeliveryState.HELD)).isEqualTo(1);
  }

  @Test
  default void aMarkWhoseDotWasNeverWrittenIsFreeAtOnce() {
    Newsstand stand = stand();
    stand.subscribers(2);
    Edition edition = stand.enqueued(1);
    List<Claim> claims = stand.claim(edition, "dead", 2);
    claims.forEach(stand::mark);
    stand.dies("dead");
    JournalDots written =
        new JournalDots(Optional.of("dead"), Set.of(JournalDots.Dot.of(claims.get(0))));
    stand.recovery().takeOver("me", written);
    assertThat(stand.count(edition, DeliveryState.UNCERTAIN)).isEqualTo(1);
    assertThat(stand.count(edition, DeliveryState.PENDING)).isEqualTo(1);
  }

  @Test
  default void whatWasOnlyMarkedIsAsIfItHadNotBeen() {
    Newsstand stand = stand();
    stand.subscribers(1);
    Edition edition = stand.enqueued(1);
    Claim claim = stand.claim(edition, "a", 1).get(0);
    stand.mark(claim);
    RetryPolicy policy = new RetryPolicy(DeliverySettings.defaults());
    stand.settle(claim, policy.release(stand.clock.instant()));
    long dots =
        stand.database.read(
            reading ->
                reading
                    .handle()
                    .createQuery("SELECT count(*) FROM delivery WHERE dot_at IS NOT NULL")
                    .mapTo(Long.class)
                    .one());
    assertThat(dots).isZero();
    assertThat(stand.count(edition, DeliveryState.PENDING)).isEqualTo(1);
  }

  @Test
  default void whatAnotherNodeNotedSaysNothingOfADeadOne() {
    Newsstand stand = stand();
    stand.subscribers(1);
    Edition edition = stand.enqueued(1);
    stand.mark(stand.claim(edition, "dead", 1).get(0));
    stand.dies("dead");
    stand.recovery().takeOver("me", new JournalDots(Optional.of("another"), Set.of()));
    assertThat(stand.count(edition, DeliveryState.UNCERTAIN)).isEqualTo(1);
  }

  @Test
  default void aMarkMadeAheadCanBeMadeAnewAndNotAfterItWasTakenOver() {
    Newsstand stand = stand();
    stand.subscribers(1);
    Edition edition = stand.enqueued(1);
    Claim claim = stand.claim(edition, "slow", 1).get(0);
    assertThat(stand.mark(claim)).isTrue();
    assertThat(stand.mark(claim)).isTrue();
    stand.dies("slow");
    stand.recovery().takeOver("me", JournalDots.unknown());
    assertThat(stand.mark(claim)).isFalse();
    assertThat(stand.count(edition, DeliveryState.UNCERTAIN)).isEqualTo(1);
  }

  @Test
  default void whoLeavesAfterTheMarkGetsNothingWhenItIsMadeAnew() {
    Newsstand stand = stand();
    long mina = stand.subscriber("mina@example.org");
    Edition edition = stand.enqueued(1);
    Claim claim = stand.claim(edition, "a", 1).get(0);
    assertThat(stand.mark(claim)).isTrue();
    stand.audience.unsubscribe(Newsstand.NEWSLETTER, mina);
    assertThat(stand.mark(claim)).isFalse();
    assertThat(stand.count(edition, DeliveryState.SUPPRESSED)).isEqualTo(1);
  }

  private static void ripen(Newsstand stand) {
    stand.database.useTransaction(
        transaction -> stand.ledger.ripen(transaction, stand.clock.instant()));
  }

  @Test
  default void theReplyInTheJournalSettlesWhatTheDatabaseDidNotHear() {
    Newsstand stand = stand();
    stand.subscribers(2);
    Edition edition = stand.enqueued(1);
    List<Claim> claims = stand.claim(edition, "dead", 2);
    claims.forEach(stand::mark);
    try (Journal journal = Journal.open(stand.folder)) {
      Claim heard = claims.get(0);
      journal.append(new JournalEntry(edition.id(), heard.subscriber(), heard.epoch(), ACCEPTED));
    }
    stand.dies("dead");
    try (Journal journal = Journal.open(stand.folder)) {
      stand.recovery().replay(journal);
      stand.recovery().takeOver("me", JournalDots.unknown());
      journal.begin("me", () -> true);
      assertThat(journal.entries()).isEmpty();
    }
    assertThat(stand.count(edition, DeliveryState.SENT)).isEqualTo(1);
    assertThat(stand.count(edition, DeliveryState.UNCERTAIN)).isEqualTo(1);
  }

  @Test
  default void aClaimWhoseAnswerWasLostIsGivenBackAndNoOther() {
    Newsstand stand = stand();
    stand.subscribers(4);
    Edition edition = stand.enqueued(1);
    LostClaims lost = new LostClaims();
    lost.claimed(stand.claim(edition, "me", 1).get(0).epoch());
    stand.claim(edition, "me", 1); // Committed, and then the database went away.
    lost.failed();
    release(stand, lost);
    assertThat(stand.count(edition, DeliveryState.CLAIMED)).isEqualTo(1);

    stand.claim(edition, "me", 1);
    lost.claimed(stand.claim(edition, "me", 1).get(0).epoch());
    stand.claim(edition, "another", 1);
    release(stand, lost);
    assertThat(stand.count(edition, DeliveryState.CLAIMED)).isEqualTo(3);
  }

  private static void release(Newsstand stand, LostClaims lost) {
    stand.database.useTransaction(
        transaction ->
            lost.ranges().forEach(range -> new LeftoverStore().release(transaction, "me", range)));
  }

  @Test
  default void aNodeLivesWhileItsHeartbeatDoes() {
    Newsstand stand = stand();
    NodeStore nodes = new NodeStore(stand.database.dialect());
    stand.database.useTransaction(transaction -> nodes.beat(transaction, "me"));
    assertThat(lives(stand, nodes)).isTrue();
    stand.dies("me");
    assertThat(lives(stand, nodes)).isFalse();
  }

  private static boolean lives(Newsstand stand, NodeStore nodes) {
    return stand.database.inTransaction(
        transaction -> nodes.lives(transaction, "me", Recovery.LEASE));
  }

  @Test
  default void recoveryIsTheSameDoneTwice() {
    Newsstand stand = stand();
    stand.subscribers(4);
    Edition edition = stand.enqueued(1);
    stand.mark(stand.claim(edition, "dead", 1).get(0));
    stand.claim(edition, "dead", 3);
    stand.dies("dead");
    stand.recovery().takeOver("me", JournalDots.unknown());
    Tally once = stand.deliveries.tally(edition.id());
    stand.recovery().takeOver("me", JournalDots.unknown());
    assertThat(stand.deliveries.tally(edition.id())).isEqualTo(once);
  }

  @Test
  default void anEditionIsFinishedOnlyWhenItIsQueuedAsAWholeAndNothingIsOpen() {
    Newsstand stand = stand();
    stand.subscribers(1);
    Edition edition = stand.frozen(1);
    assertThat(stand.database.read(stand.ledger::finished)).isEmpty();
    stand.deliveries.enqueue(edition);
    assertThat(stand.database.read(stand.ledger::finished)).isEmpty();
    Claim claim = stand.claim(edition, "a", 1).get(0);
    stand.settle(claim, POLICY.judge(ACCEPTED, claim, stand.clock.instant()));
    assertThat(stand.database.read(stand.ledger::finished)).containsExactly(edition.id());
  }

  @Test
  default void theReplyIsKept() {
    Newsstand stand = stand();
    stand.subscribers(1);
    Edition edition = stand.enqueued(1);
    Claim claim = stand.claim(edition, "a", 1).get(0);
    stand.mark(claim);
    stand.settle(claim, POLICY.judge(ACCEPTED, claim, stand.clock.instant()));
    Delivery row = stand.rows(edition).get(0);
    assertThat(row.replyCode()).hasValue(250);
    assertThat(row.replyText()).isEqualTo(Optional.of("queued"));
    assertThat(stand.attempts()).isZero();
  }
}

package pressrun.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import pressrun.database.Reason;

/**
 * The letters that one connection sends next, made before their turn comes, and committed to as
 * well while the relay answers at once: then no connection waits for the database, which commits
 * many marks together. Of the courier's thread.
 */
final class NextLetters {
  private final Lane lane;
  private final Workshop shop;
  private final Queue<Letter> letters = new ArrayDeque<>();

  NextLetters(Lane lane, Workshop shop) {
    this.lane = lane;
    this.shop = shop;
  }

  /** The next one; waits for a claim when none is there. */
  Optional<Letter> poll(Duration patience) throws InterruptedException {
    Optional<Letter> first = Optional.ofNullable(letters.poll());
    return first.isPresent() ? first : take(patience);
  }

  /** The next one that may be announced; whose reader has left meanwhile is passed over. */
  Optional<Letter> wanted() {
    while (!letters.isEmpty() && letters.element().isRefused()) {
      shop.release(lane, letters.remove().claim());
    }
    return Optional.ofNullable(letters.peek());
  }

  /** Makes at least one, for while the one before it is on its way, and marks so many. */
  void prepare(int marked) {
    int wanted = lane.isGated() ? 1 : Math.max(1, marked);
    fill(wanted);
    letters.stream().limit(marked).forEach(letter -> shop.markAhead(lane, letter));
    if (marked > 0 && !letters.isEmpty() && !letters.element().isMarked()) {
      shop.writer().hurry(); // Its turn comes next.
    }
  }

  private void fill(int wanted) {
    try {
      boolean more = true;
      while (more && letters.size() < wanted) {
        Optional<Letter> letter = take(Duration.ZERO);
        letter.ifPresent(letters::add);
        more = letter.isPresent();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Letter> take(Duration patience) throws InterruptedException {
    Optional<Letter> letter = lane.next(patience).flatMap(this::make);
    if (lane.isRunningLow()) {
      shop.bell().ring();
    }
    return letter;
  }

  /** None, and the row is held or given back, when there is to be no message now. */
  private Optional<Letter> make(Claim claim) {
    if (!shop.isWanted(lane, claim)) {
      shop.release(lane, claim);
      return Optional.empty();
    }
    try {
      return Optional.of(new Letter(claim, shop.messages().make(claim)));
    } catch (RuntimeException fault) {
      if (Reason.isDatabase(fault)) {
        shop.release(lane, claim); // What is wrong is not the message.
      } else {
        shop.hold(lane, claim, fault);
      }
      return Optional.empty();
    }
  }

  /** What was not begun goes back as it was; its dot was never written. */
  void giveBack() {
    letters.forEach(letter -> shop.release(lane, letter.claim()));
    letters.clear();
  }
}

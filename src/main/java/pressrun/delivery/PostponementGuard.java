package pressrun.delivery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pressrun.classification.Reply;
import pressrun.classification.ReplyFingerprint;

/**
 * Tells recipients who are put off from a relay that puts everybody off: the same words to many in
 * a row are the relay's. Counts one relay, across editions; for all threads.
 */
final class PostponementGuard {
  private static final int LIKE_POSTPONEMENTS = 10;

  /** A text about the sender is the relay's once a second recipient meets it. */
  private static final int ABOUT_SENDER = 2;

  private static final int LONGEST_ROW = 100;

  private final List<Claim> row = new ArrayList<>();

  /** Each counts once: one recipient who is put off again and again says nothing of the relay. */
  private final Set<Long> readers = new HashSet<>();

  private Optional<ReplyFingerprint> last = Optional.empty();

  /** Counts a temporary refusal; true from the tenth recipient in a row on. */
  synchronized boolean putOff(Claim claim, Reply reply) {
    return count(claim, reply) >= LIKE_POSTPONEMENTS;
  }

  /** Counts a temporary refusal of our sender, name or permission; true from the second on. */
  synchronized boolean senderPutOff(Claim claim, Reply reply) {
    return count(claim, reply) >= ABOUT_SENDER;
  }

  private int count(Claim claim, Reply reply) {
    ReplyFingerprint text = ReplyFingerprint.of(reply, claim.address());
    if (last.filter(text::equals).isEmpty()) {
      accepted();
      last = Optional.of(text);
    }
    if (readers.size() < LONGEST_ROW) {
      readers.add(claim.subscriber());
    }
    if (row.size() < LONGEST_ROW) {
      row.add(claim);
    }
    return readers.size();
  }

  /** Returns those put off in the row, once: they need not wait longer than the relay. */
  synchronized List<Claim> takeRow() {
    List<Claim> taken = List.copyOf(row);
    row.clear();
    return taken;
  }

  /** The relay took a message, so the row is broken. */
  synchronized void accepted() {
    row.clear();
    readers.clear();
    last = Optional.empty();
  }
}

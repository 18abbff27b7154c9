package pressrun.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import pressrun.classification.ReplyFingerprint;
import pressrun.smtp.Outcome.Reason;
import pressrun.smtp.Outcome.Refused;

/**
 * Tells a refused person from a refused sender: many refusals in a row are not the recipients'
 * fault, and the message itself may be refused three times. Counts one edition at one relay, from
 * its start; for all threads.
 */
final class RefusalGuard {
  private static final int LIKE_REFUSALS = 10;
  private static final int REFUSALS = 20;
  private static final int LIKE_CONTENT_REFUSALS = 3;

  /**
   * Where others were accepted before, one odd server on the way is not yet the sender's trouble.
   */
  private static final int SENDER_REFUSALS_AMONG_OTHERS = 3;

  /** Bounds the memory, whatever a server says. */
  private static final int MOST_KEPT = 100;

  private final Map<ReplyFingerprint, Integer> ofContent = new HashMap<>();
  private final List<Claim> row = new ArrayList<>();
  private Optional<ReplyFingerprint> last = Optional.empty();
  private int alike;
  private int aboutSender;
  private int onTheWay;
  private boolean taken;

  /**
   * Counts a refusal. True when it is one too many: the edition is to be paused, and whoever was
   * refused in this row was not to blame.
   *
   * @param text the words of the refusal
   * @param inDoubt how many more of the row may be on their way already
   */
  synchronized boolean refused(Claim claim, Refused refusal, ReplyFingerprint text, int inDoubt) {
    add(claim, text);
    boolean tooMany = alike >= LIKE_REFUSALS || row.size() >= REFUSALS;
    if (tooMany) {
      onTheWay = inDoubt;
    }
    return tooMany || (refusal.reason() == Reason.CONTENT && isDisliked(text));
  }

  private void add(Claim claim, ReplyFingerprint text) {
    alike = last.filter(text::equals).isPresent() ? alike + 1 : 1;
    last = Optional.of(text);
    if (row.size() < MOST_KEPT) {
      row.add(claim);
    }
  }

  /** The third time, in a row or not; whoever resumes the edition then has seen the text. */
  private boolean isDisliked(ReplyFingerprint text) {
    return (ofContent.size() < MOST_KEPT || ofContent.containsKey(text))
        && ofContent.merge(text, 1, Integer::sum) == LIKE_CONTENT_REFUSALS;
  }

  /**
   * Counts a refusal for good of our sender, name or permission. True when the edition is to be
   * paused: at once where the relay has taken nothing of it yet.
   *
   * @param tookBefore whether the relay took some of the edition before a restart
   */
  synchronized boolean senderRefused(
      Claim claim, ReplyFingerprint text, BooleanSupplier tookBefore) {
    add(claim, text);
    aboutSender++;
    taken = taken || tookBefore.getAsBoolean();
    return !taken || aboutSender >= SENDER_REFUSALS_AMONG_OTHERS;
  }

  /** Returns those refused since a message was last accepted. */
  synchronized List<Claim> row() {
    return List.copyOf(row);
  }

  /**
   * True when whoever was refused last was refused as everybody was, perhaps on the way meanwhile.
   */
  synchronized boolean isBlameless() {
    return onTheWay > 0;
  }

  /**
   * The row is broken; a message may have been accepted before the row began, so not all is
   * forgotten.
   */
  synchronized void accepted() {
    row.clear();
    alike = 0;
    aboutSender = 0;
    taken = true;
    onTheWay = Math.max(0, onTheWay - 1);
  }

  /** Somebody let the edition go on, and has seen what a message was refused for. */
  synchronized void resumed() {
    row.clear();
    alike = 0;
    aboutSender = 0;
    onTheWay = 0;
  }
}

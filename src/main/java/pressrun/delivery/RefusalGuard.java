package pressrun.delivery;

import java.util.HashMap;
import java.util.Map;
import pressrun.smtp.Outcome.Reason;
import pressrun.smtp.Outcome.Refused;

/**
 * Tells a refused person from a refused sender: many like refusals in a row are not the recipients'
 * fault, and the message itself may be refused three times. For all threads.
 */
final class RefusalGuard {
  private static final int LIKE_REFUSALS = 10;
  private static final int LIKE_CONTENT_REFUSALS = 3;

  /** A server that words each refusal anew is not to fill the memory. */
  private static final int MOST_TEXTS = 100;

  private final Map<Long, Refusals> editions = new HashMap<>();

  private static final class Refusals {
    private final Map<String, Integer> ofContent = new HashMap<>();
    private String text = "";
    private int inARow;
  }

  /**
   * True when this refusal is one too many: the edition is to be paused, and whoever was refused in
   * this row was not to blame. It stays so until something is accepted or somebody resumes it,
   * because more are on their way already.
   */
  synchronized boolean refused(long edition, Refused refusal) {
    Refusals refusals = editions.computeIfAbsent(edition, id -> new Refusals());
    String text = masked(refusal.reply().code() + " " + refusal.reply().text());
    refusals.inARow = refusals.text.equals(text) ? refusals.inARow + 1 : 1;
    refusals.text = text;
    return refusals.inARow >= LIKE_REFUSALS
        || (refusal.reason() == Reason.CONTENT && isDisliked(refusals.ofContent, text));
  }

  /** The third time, in a row or not; whoever resumes the edition then has seen the text. */
  private static boolean isDisliked(Map<String, Integer> texts, String text) {
    return (texts.size() < MOST_TEXTS || texts.containsKey(text))
        && texts.merge(text, 1, Integer::sum) == LIKE_CONTENT_REFUSALS;
  }

  /** The row is broken. */
  synchronized void accepted(long edition) {
    Refusals refusals = editions.get(edition);
    if (refusals != null) {
      refusals.inARow = 0;
    }
  }

  /** Somebody let it go on. */
  synchronized void resumed(long edition) {
    accepted(edition);
  }

  /** Texts are alike when only addresses and numbers differ. */
  private static String masked(String text) {
    return text.replaceAll("(?<!\\S)\\S+@\\S+", "@").replaceAll("[0-9]+", "#");
  }
}

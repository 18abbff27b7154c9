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
    private int blameless;
  }

  /**
   * True when this refusal is one too many: the edition is to be paused, and whoever was refused in
   * this row was not to blame.
   *
   * @param onTheWay how many more of the row may be on their way already
   */
  synchronized boolean refused(long edition, Refused refusal, int onTheWay) {
    Refusals refusals = editions.computeIfAbsent(edition, id -> new Refusals());
    String text = masked(refusal.reply().code() + " " + refusal.reply().text());
    boolean alike = refusals.text.equals(text);
    refusals.inARow = alike ? refusals.inARow + 1 : 1;
    refusals.blameless = alike ? refusals.blameless : 0;
    refusals.text = text;
    if (refusals.inARow >= LIKE_REFUSALS) {
      refusals.blameless = onTheWay;
    }
    return refusals.inARow >= LIKE_REFUSALS
        || (refusal.reason() == Reason.CONTENT && isDisliked(refusals.ofContent, text));
  }

  /** The third time, in a row or not; whoever resumes the edition then has seen the text. */
  private static boolean isDisliked(Map<String, Integer> texts, String text) {
    return (texts.size() < MOST_TEXTS || texts.containsKey(text))
        && texts.merge(text, 1, Integer::sum) == LIKE_CONTENT_REFUSALS;
  }

  /** Whether who was refused last was refused as everybody was, perhaps on the way meanwhile. */
  synchronized boolean isBlameless(long edition) {
    return editions.getOrDefault(edition, new Refusals()).blameless > 0;
  }

  /** The row is broken; it may have been accepted before the row began, so not all is forgotten. */
  synchronized void accepted(long edition) {
    Refusals refusals = editions.get(edition);
    if (refusals != null) {
      refusals.inARow = 0;
      refusals.blameless = Math.max(0, refusals.blameless - 1);
    }
  }

  /** Somebody let it go on. */
  synchronized void resumed(long edition) {
    editions.getOrDefault(edition, new Refusals()).inARow = 0;
  }

  /** Texts are alike when only addresses and numbers differ. */
  private static String masked(String text) {
    return text.replaceAll("(?<!\\S)\\S+@\\S+", "@").replaceAll("[0-9]+", "#");
  }
}

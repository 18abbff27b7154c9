package pressrun.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pressrun.smtp.Outcome.Reason;
import pressrun.smtp.Outcome.Refused;

/**
 * Tells a refused person from a refused sender: many like refusals in a row are not the recipients'
 * fault. For all threads.
 */
final class RefusalGuard {
  private static final int LIKE_REFUSALS = 10;
  private static final int LIKE_CONTENT_REFUSALS = 3;

  private final Map<Long, Streak> streaks = new HashMap<>();
  private final Map<String, List<String>> bounced = new HashMap<>();
  private final Set<String> accepting = new HashSet<>();

  private static final class Streak {
    private final String text;
    private int length;

    Streak(String text) {
      this.text = text;
    }
  }

  /** True when this refusal is the one too many: the edition is to be paused. */
  synchronized boolean refused(Claim claim, String relay, Refused refusal) {
    String text = masked(refusal.reply().code() + " " + refusal.reply().text());
    Streak streak = streaks.get(claim.edition());
    if (streak == null || !streak.text.equals(text)) {
      streak = new Streak(text);
      streaks.put(claim.edition(), streak);
    }
    streak.length++;
    if (refusal.reason() == Reason.MAILBOX) {
      bounced.computeIfAbsent(relay, name -> new ArrayList<>()).add(claim.addressKey());
    }
    boolean tooMany =
        streak.length
            >= (refusal.reason() == Reason.CONTENT ? LIKE_CONTENT_REFUSALS : LIKE_REFUSALS);
    if (tooMany) {
      streaks.remove(claim.edition());
      bounced.remove(relay);
    }
    return tooMany;
  }

  /** The relay takes mail: the addresses it refused before this were to blame themselves. */
  synchronized List<String> accepted(Claim claim, String relay) {
    streaks.remove(claim.edition());
    accepting.add(relay);
    List<String> hard = bounced.remove(relay);
    return hard == null ? List.of() : hard;
  }

  /**
   * The addresses refused by relays that otherwise took mail, when there is nothing more to come.
   */
  synchronized List<String> rest() {
    List<String> hard = new ArrayList<>();
    for (String relay : accepting) {
      List<String> last = bounced.remove(relay);
      if (last != null) {
        hard.addAll(last);
      }
    }
    return hard;
  }

  /** Texts are alike when only addresses and numbers differ. */
  private static String masked(String text) {
    return text.replaceAll("(?<!\\S)\\S+@\\S+", "@").replaceAll("[0-9]+", "#");
  }
}

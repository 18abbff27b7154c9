package pressrun.delivery;

import java.util.Optional;
import pressrun.classification.Reply;
import pressrun.classification.Stage;
import pressrun.smtp.Outcome;
import pressrun.smtp.Outcome.Accepted;
import pressrun.smtp.Outcome.Deferred;
import pressrun.smtp.Outcome.Reason;
import pressrun.smtp.Outcome.Refused;
import pressrun.smtp.Outcome.Unattempted;

/** One reply that settled something, as a line with a checksum. */
record JournalEntry(long edition, long subscriber, long epoch, Outcome outcome) {
  private static final int FIELDS = 7;
  private static final String NO_REASON = "-";

  /** Whether an outcome is the relay's word; the others are known without a journal. */
  static boolean isWorthIt(Outcome outcome) {
    return outcome instanceof Accepted
        || outcome instanceof Deferred
        || outcome instanceof Refused
        || isRefusedDot(outcome);
  }

  /** The relay's trouble, told after the dot: without a line the message would be in doubt. */
  private static boolean isRefusedDot(Outcome outcome) {
    return outcome instanceof Unattempted unattempted
        && unattempted.stage() == Stage.DOT
        && unattempted.reply().isPresent();
  }

  /** The attempt that it is of. */
  JournalDots.Dot dot() {
    return new JournalDots.Dot(edition, subscriber, epoch);
  }

  String line() {
    return JournalLine.of(edition + " " + subscriber + " " + epoch + " " + oneLine(words(outcome)));
  }

  private static String oneLine(String words) {
    for (int at = 0; at < words.length(); at++) {
      if (Character.isISOControl(words.charAt(at))) {
        return words.replaceAll("\\p{Cc}", "?");
      }
    }
    return words;
  }

  private static String words(Outcome outcome) {
    if (outcome instanceof Accepted accepted) {
      return words(Stage.DOT, NO_REASON, accepted.reply());
    }
    if (outcome instanceof Deferred deferred) {
      return words(deferred.stage(), NO_REASON, deferred.reply());
    }
    if (outcome instanceof Unattempted unattempted) {
      return words(unattempted.stage(), NO_REASON, unattempted.reply().orElseThrow());
    }
    Refused refused = (Refused) outcome;
    return words(refused.stage(), refused.reason().name(), refused.reply());
  }

  private static String words(Stage stage, String reason, Reply reply) {
    return stage + " " + reason + " " + reply.code() + " " + reply.text();
  }

  /** None for a line that says something else, or is torn or damaged. */
  static Optional<JournalEntry> parse(String line) {
    return JournalLine.content(line)
        .map(content -> content.split(" ", FIELDS))
        .filter(words -> words.length == FIELDS)
        .map(JournalEntry::of);
  }

  private static JournalEntry of(String[] words) {
    return new JournalEntry(
        Long.parseLong(words[0]),
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        outcome(
            Stage.valueOf(words[3]), words[4], new Reply(Integer.parseInt(words[5]), words[6])));
  }

  private static Outcome outcome(Stage stage, String reason, Reply reply) {
    if (!reason.equals(NO_REASON)) {
      return new Refused(stage, reply, Reason.valueOf(reason));
    }
    return reply.code() / 100 == 2 ? new Accepted(reply) : new Deferred(stage, reply);
  }
}

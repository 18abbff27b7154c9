package pressrun.delivery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pressrun.classification.ReplyFingerprint;
import pressrun.classification.Stage;
import pressrun.edition.Edition;
import pressrun.smtp.Outcome;
import pressrun.smtp.Outcome.Accepted;
import pressrun.smtp.Outcome.Trouble;
import pressrun.smtp.Outcome.Unattempted;

/**
 * Tells a relay in trouble from a recipient whose refusal only sounds like it: while that recipient
 * is refused again, others are accepted. Counts one relay, across editions; for all threads.
 */
final class TroubleGuard {
  /** So many other recipients in a row, with nothing accepted between them, meet the relay's. */
  private static final int OTHERS_IN_A_ROW = 3;

  /** Bounds the memory, whatever servers say; the oldest are forgotten. */
  private static final int MOST_READERS = 10_000;

  private static final int MOST_TEXTS = 100;

  /** Recipients who met trouble, with how many messages the relay had accepted by then. */
  private final Map<Long, Long> acceptedBefore =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
          return size() > MOST_READERS;
        }
      };

  /** Words that were a recipient's before. */
  private final Set<ReplyFingerprint> recipientsTexts = new HashSet<>();

  /** Recipients who met trouble since a message was last accepted. */
  private final Set<Long> row = new HashSet<>();

  private long accepted;
  private Optional<Long> lastEdition = Optional.empty();

  /** Returns the outcome; trouble that is the recipient's own as {@link Trouble#RECIPIENT}. */
  synchronized Outcome judge(Claim claim, Outcome outcome) {
    if (outcome instanceof Accepted) {
      accepted++;
      row.clear();
      acceptedBefore.remove(claim.subscriber());
    } else if (outcome instanceof Unattempted trouble && mayBeRecipients(trouble)) {
      return judge(claim, trouble);
    }
    return outcome;
  }

  /** Before RCPT no recipient is named; for good, {@link RefusalGuard} judges the sender's. */
  private static boolean mayBeRecipients(Unattempted trouble) {
    boolean forGood = trouble.reply().filter(reply -> reply.code() / 100 == 5).isPresent();
    return trouble.stage().compareTo(Stage.RCPT) >= 0
        && trouble.trouble() != Trouble.EDITION
        && !(trouble.trouble() == Trouble.SENDER && forGood);
  }

  private Outcome judge(Claim claim, Unattempted trouble) {
    boolean recipients = isRecipients(claim, trouble);
    acceptedBefore.putIfAbsent(claim.subscriber(), accepted);
    if (row.size() <= OTHERS_IN_A_ROW) {
      row.add(claim.subscriber());
    }
    if (recipients && recipientsTexts.size() < MOST_TEXTS) {
      text(claim, trouble).ifPresent(recipientsTexts::add);
    }
    lastEdition = recipients ? Optional.empty() : Optional.of(claim.edition());
    return recipients ? trouble.of(Trouble.RECIPIENT) : trouble;
  }

  private boolean isRecipients(Claim claim, Unattempted trouble) {
    long others = row.stream().filter(reader -> reader != claim.subscriber()).count();
    boolean othersAccepted =
        accepted > acceptedBefore.getOrDefault(claim.subscriber(), Long.MAX_VALUE);
    return others < OTHERS_IN_A_ROW
        && (othersAccepted || text(claim, trouble).filter(recipientsTexts::contains).isPresent());
  }

  private static Optional<ReplyFingerprint> text(Claim claim, Unattempted trouble) {
    return trouble.reply().map(reply -> ReplyFingerprint.of(reply, claim.address()));
  }

  /**
   * True when trouble looks like the recipient's own, but may be this session's as well, which a
   * new session shows. After the dot there is no second try.
   */
  synchronized boolean isWorthANewSession(Claim claim, Outcome outcome) {
    return outcome instanceof Unattempted trouble
        && trouble.stage() != Stage.DOT
        && mayBeRecipients(trouble)
        && isRecipients(claim, trouble);
  }

  /**
   * Returns the editions in the order in which the relay is given their messages: those after the
   * one that met its trouble last come first, so that none takes each probe.
   *
   * @param open the oldest first
   */
  synchronized List<Edition> inTurn(List<Edition> open) {
    List<Edition> turns = new ArrayList<>(open);
    lastEdition.ifPresent(
        last ->
            Collections.rotate(
                turns, (int) -open.stream().filter(edition -> edition.id() <= last).count()));
    return turns;
  }
}

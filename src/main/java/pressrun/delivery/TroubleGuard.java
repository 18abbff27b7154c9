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

  private static final int MOST_KINDS = 100;

  /** With others accepted between them. */
  private static final int TIMES = 2;

  /** With words that were seen to pass, a few times may be chance. */
  private static final int TIMES_OF_PASSING = 4;

  /** The words are empty for a connection that broke. */
  private record Kind(Stage stage, Optional<ReplyFingerprint> words) {
    static Kind of(Claim claim, Unattempted trouble) {
      return new Kind(
          trouble.stage(),
          trouble.reply().map(reply -> ReplyFingerprint.of(reply, claim.address())));
    }
  }

  /** Trouble of one recipient: how often, and how many the relay had accepted when it last was. */
  private record Met(Kind kind, int times, long accepted) {}

  private final Map<Long, Met> met =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Met> eldest) {
          return size() > MOST_READERS;
        }
      };

  /** Trouble that was a recipient's before. */
  private final Set<Kind> recipients = new HashSet<>();

  /** Trouble that somebody met, who was accepted the next time. */
  private final Set<Kind> passing = new HashSet<>();

  /** Recipients who met trouble since a message was last accepted. */
  private final Set<Long> row = new HashSet<>();

  private long accepted;
  private Optional<Long> lastEdition = Optional.empty();

  /** Returns the outcome; trouble that is the recipient's own as {@link Trouble#RECIPIENT}. */
  synchronized Outcome judge(Claim claim, Outcome outcome) {
    if (outcome instanceof Accepted) {
      accepted++;
      row.clear();
      Optional.ofNullable(met.remove(claim.subscriber()))
          .ifPresent(before -> passed(before.kind()));
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

  private void passed(Kind kind) {
    recipients.remove(kind);
    addTo(passing, kind);
  }

  private static void addTo(Set<Kind> kinds, Kind kind) {
    if (kinds.size() < MOST_KINDS) {
      kinds.add(kind);
    }
  }

  private Outcome judge(Claim claim, Unattempted trouble) {
    Kind kind = Kind.of(claim, trouble);
    boolean isRecipients = isRecipients(claim, kind);
    met.put(claim.subscriber(), new Met(kind, times(claim), accepted));
    if (row.size() <= OTHERS_IN_A_ROW) {
      row.add(claim.subscriber());
    }
    if (isRecipients && kind.words().isPresent() && !passing.contains(kind)) {
      addTo(recipients, kind);
    }
    lastEdition = isRecipients ? Optional.empty() : Optional.of(claim.edition());
    return isRecipients ? trouble.of(Trouble.RECIPIENT) : trouble;
  }

  private boolean isRecipients(Claim claim, Kind kind) {
    long others = row.stream().filter(reader -> reader != claim.subscriber()).count();
    int enough = passing.contains(kind) ? TIMES_OF_PASSING : TIMES;
    return others < OTHERS_IN_A_ROW && (recipients.contains(kind) || times(claim) >= enough);
  }

  /** Counts this time too, unless nobody was accepted since the last: then it tells nothing new. */
  private int times(Claim claim) {
    return Optional.ofNullable(met.get(claim.subscriber()))
        .map(before -> before.times() + (accepted > before.accepted() ? 1 : 0))
        .orElse(1);
  }

  /**
   * True when trouble looks like the recipient's own, but may be this session's as well, which a
   * new session shows. After the dot there is no second try.
   */
  synchronized boolean isWorthANewSession(Claim claim, Outcome outcome) {
    return outcome instanceof Unattempted trouble
        && trouble.stage() != Stage.DOT
        && mayBeRecipients(trouble)
        && isRecipients(claim, Kind.of(claim, trouble));
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

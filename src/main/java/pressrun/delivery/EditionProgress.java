package pressrun.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pressrun.classification.Reply;
import pressrun.classification.ReplyFingerprint;

/** Counts how the attempts of one edition ended in this process. For all threads. */
final class EditionProgress {
  /** Bounds the memory, whatever servers say. */
  private static final int MOST_TEXTS = 100;

  private static final int TOO_FEW_TO_TELL = 3;

  private static final int MOST_READERS = 1_000;

  private final Map<ReplyFingerprint, PutOff> putOff = new HashMap<>();

  private Instant accepted;
  private long acceptances;
  private long refusals;
  private long attempts;
  private int uncertain;

  /**
   * Readers who were put off with the same words.
   *
   * @param readers at most a thousand
   */
  record PutOff(Reply sample, Set<Long> readers) {}

  EditionProgress(Instant began) {

    this.accepted = began;
  }

  synchronized void accepted(Instant now) {
    accepted = now;
    acceptances++;
    attempts++;
  }

  synchronized void putOff(Claim claim, Reply reply) {
    attempts++;
    ReplyFingerprint text = ReplyFingerprint.of(reply, claim.address());
    if (putOff.size() < MOST_TEXTS || putOff.containsKey(text)) {
      Set<Long> readers =
          putOff.computeIfAbsent(text, like -> new PutOff(reply, new HashSet<>())).readers();
      if (readers.size() < MOST_READERS) {
        readers.add(claim.subscriber());
      }
    }
  }

  synchronized void uncertain() {
    attempts++;
    uncertain++;
  }

  synchronized void refused() {
    attempts++;
    refusals++;
  }

  /** True when nothing was accepted for so long. */
  synchronized boolean standsStill(Duration howLong, Instant now) {
    return !now.isBefore(accepted.plus(howLong));
  }

  /** True when this process has seen a message of the edition accepted. */
  synchronized boolean hasAccepted() {
    return acceptances > 0;
  }

  synchronized boolean wasTried() {
    return attempts > 0;
  }

  /**
   * Returns the readers who were put off with the same words, when there are more of them than
   * others.
   */
  synchronized Optional<PutOff> putOffAlike() {
    return putOff.values().stream()
        .filter(alike -> alike.readers().size() >= TOO_FEW_TO_TELL)
        .filter(alike -> alike.readers().size() > acceptances + refusals)
        .max(Comparator.comparingInt(alike -> alike.readers().size()));
  }

  synchronized int uncertainties() {
    return uncertain;
  }
}

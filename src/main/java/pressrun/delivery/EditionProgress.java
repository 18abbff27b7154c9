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

  private final Map<ReplyFingerprint, Alike> putOff = new HashMap<>();

  private Instant accepted;
  private Instant looked;
  private long attemptsLookedAt;
  private Duration heldBack = Duration.ZERO;
  private long acceptances;
  private long refusals;
  private long attempts;
  private int uncertain;

  /** Readers who were put off with the same words: known ones, and how many more. */
  private static final class Alike {
    private final Reply sample;
    private final Set<Long> known = new HashSet<>();
    private long more;

    Alike(Reply sample) {
      this.sample = sample;
    }

    /** Of those beyond the bound each counts once, with the first attempt. */
    void add(Claim claim) {
      if (known.size() < MOST_READERS) {
        known.add(claim.subscriber());
      } else if (claim.firstAttempt().isEmpty() && !known.contains(claim.subscriber())) {
        more++;
      }
    }

    long readers() {
      return known.size() + more;
    }
  }

  /** Readers who were put off with the same words: one of the replies, and how many they are. */
  record PutOff(Reply sample, long readers) {}

  EditionProgress(Instant began) {
    this.accepted = began;
    this.looked = began;
  }

  synchronized void accepted(Instant now) {
    accepted = now;
    heldBack = Duration.ZERO;
    acceptances++;
    attempts++;
  }

  synchronized void putOff(Claim claim, Reply reply) {
    attempts++;
    ReplyFingerprint text = ReplyFingerprint.of(reply, claim.address());
    if (putOff.size() < MOST_TEXTS || putOff.containsKey(text)) {
      putOff.computeIfAbsent(text, like -> new Alike(reply)).add(claim);
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

  /** True when nothing was tried since the last look. */
  synchronized boolean isIdle() {
    return attempts == attemptsLookedAt;
  }

  /**
   * Notes a look.
   *
   * @param held whether nothing could be tried since the last one, for reasons of our own
   */
  synchronized void looked(Instant now, boolean held) {
    if (held) {
      heldBack = heldBack.plus(Duration.between(looked, now));
    }
    looked = now;
    attemptsLookedAt = attempts;
  }

  /** True when nothing was accepted for so long, without the time in which all was held back. */
  synchronized boolean standsStill(Duration howLong, Instant now) {
    return !now.isBefore(accepted.plus(howLong).plus(heldBack));
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
        .filter(alike -> alike.readers() >= TOO_FEW_TO_TELL)
        .filter(alike -> alike.readers() > acceptances + refusals)
        .max(Comparator.comparingLong(Alike::readers))
        .map(alike -> new PutOff(alike.sample, alike.readers()));
  }

  synchronized int uncertainties() {
    return uncertain;
  }
}

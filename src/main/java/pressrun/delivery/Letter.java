package pressrun.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import pressrun.mail.Message;

/**
 * A claimed delivery and its message on the way to the relay: whether it was committed to, and
 * whether and when its dot went out. Of the courier's thread.
 */
final class Letter {
  /** A commitment older than this is asked for again: its person may have left meanwhile. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final Claim claim;
  private final Message message;
  private Optional<CompletableFuture<Boolean>> mark = Optional.empty();
  private long asked;
  private Optional<Instant> dotAt = Optional.empty();
  private boolean concluded;

  Letter(Claim claim, Message message) {
    this.claim = claim;
    this.message = message;
  }

  Claim claim() {
    return claim;
  }

  Message message() {
    return message;
  }

  /** Asks for the commitment, unless that was a moment ago. */
  void commit(Supplier<CompletableFuture<Boolean>> asking) {
    if (mark.isEmpty() || !isFresh() || mark.get().isCompletedExceptionally()) {
      asked = System.nanoTime();
      mark = Optional.of(asking.get());
    }
  }

  /** True once it is committed to; it was asked for. */
  CompletableFuture<Boolean> mark() {
    return mark.orElseThrow();
  }

  /** Whether it is committed to, since a moment ago. */
  boolean isMarked() {
    return isFresh() && isAnswered(true);
  }

  /** Whether it is known already that there is to be no dot. */
  boolean isRefused() {
    return isAnswered(false);
  }

  private boolean isAnswered(boolean answer) {
    return mark.filter(CompletableFuture::isDone)
        .filter(done -> !done.isCompletedExceptionally())
        .filter(done -> done.join() == answer)
        .isPresent();
  }

  private boolean isFresh() {
    return System.nanoTime() - asked <= FRESH.toNanos();
  }

  /** The dot goes out now. */
  void dot(Instant now) {
    dotAt = Optional.of(now);
  }

  Optional<Instant> dotAt() {
    return dotAt;
  }

  void conclude() {
    concluded = true;
  }

  /** Whether it is known, and noted, how it ended. */
  boolean isConcluded() {
    return concluded;
  }
}

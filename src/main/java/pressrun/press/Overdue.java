package pressrun.press;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Sources whose reading took longer than it may: each is left alone while that reading still runs,
 * and then for a time that doubles with each. For all threads; forgotten with the process.
 */
final class Overdue {
  private static final Duration FIRST = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofHours(24);

  private record Late(int times, long untilNanos) {}

  private final LongSupplier steadyNanos;
  private final Map<String, Late> late = new ConcurrentHashMap<>();
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  /** {@code steadyNanos} only goes forward, as {@link System#nanoTime} does. */
  Overdue(LongSupplier steadyNanos) {
    this.steadyNanos = steadyNanos;
  }

  /** Returns why the source is not read now; empty when it may be. */
  Optional<String> rest(String key) {
    if (running.contains(key)) {
      return Optional.of("its last reading took too long and is still being stopped");
    }
    return Optional.ofNullable(late.get(key))
        .map(found -> Duration.ofNanos(found.untilNanos() - steadyNanos.getAsLong()))
        .filter(left -> !left.isNegative())
        .map(
            left ->
                "reading it took too long; it is read again in %d minutes"
                    .formatted(left.toMinutes() + 1));
  }

  void begins(String key) {
    running.add(key);
  }

  /** In the thread that read it, which is interrupted when it took too long. */
  void ends(String key) {
    if (Thread.currentThread().isInterrupted()) {
      late.compute(key, (known, before) -> next(before == null ? 0 : before.times()));
    } else {
      late.remove(key);
    }
    running.remove(key);
  }

  private Late next(int times) {
    Duration rest = FIRST.multipliedBy(1L << Math.min(times, 6));
    Duration bounded = rest.compareTo(LONGEST) > 0 ? LONGEST : rest;
    return new Late(times + 1, steadyNanos.getAsLong() + bounded.toNanos());
  }
}

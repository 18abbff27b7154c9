package pressrun.press;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final Map<String, Late> late = new HashMap<>();

  /** Number of readings of each source that go on: two newsletters may have the same source. */
  private final Map<String, Integer> running = new HashMap<>();

  private final Set<String> stopping = new HashSet<>();

  /** {@code steadyNanos} only goes forward, as {@link System#nanoTime} does. */
  Overdue(LongSupplier steadyNanos) {
    this.steadyNanos = steadyNanos;
  }

  /** Returns why the source is not read now; empty when it may be. */
  synchronized Optional<String> rest(String key) {
    if (stopping.contains(key)) {
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

  synchronized void begins(String key) {
    running.merge(key, 1, Integer::sum);
  }

  /** Notes that a reading was told to stop; until it has, the source is not read again. */
  synchronized void tookTooLong(String key) {
    if (running.containsKey(key)) {
      stopping.add(key);
    }
  }

  /** In the thread that read it, which is interrupted when it took too long. */
  synchronized void ends(String key) {
    if (Thread.currentThread().isInterrupted()) {
      late.compute(key, (known, before) -> next(before == null ? 0 : before.times()));
    } else {
      late.remove(key);
    }
    running.computeIfPresent(key, (same, count) -> count > 1 ? count - 1 : null);
    if (!running.containsKey(key)) {
      stopping.remove(key);
    }
  }

  private Late next(int times) {
    Duration rest = FIRST.multipliedBy(1L << Math.min(times, 6));
    Duration bounded = rest.compareTo(LONGEST) > 0 ? LONGEST : rest;
    return new Late(times + 1, steadyNanos.getAsLong() + bounded.toNanos());
  }
}

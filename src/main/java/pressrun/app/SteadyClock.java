package pressrun.app;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/** Clock that shows the time at its making, and then only what has passed since: it never jumps. */
public final class SteadyClock extends Clock {
  private final LongSupplier nanoseconds;
  private final Instant began;
  private final long origin;

  /**
   * Begins now.
   *
   * @param nanoseconds such as {@link System#nanoTime}
   */
  public SteadyClock(Instant now, LongSupplier nanoseconds) {
    this.nanoseconds = nanoseconds;
    this.began = now;
    this.origin = nanoseconds.getAsLong();
  }

  @Override
  public Instant instant() {
    return began.plusNanos(nanoseconds.getAsLong() - origin);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("nobody reads the time of day from this clock");
  }
}

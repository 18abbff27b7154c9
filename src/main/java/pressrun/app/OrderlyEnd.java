package pressrun.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long a process that was told to stop may take; what is not done then is left as by a kill,
 * which loses nothing, for a container or a service manager kills soon after.
 */
public final class OrderlyEnd {
  private static final Logger log = LoggerFactory.getLogger(OrderlyEnd.class);

  /** A second and a half after what is in flight had to end; Docker kills after ten. */
  private static final Duration TIME = Duration.ofMillis(9_500);

  private static final int TERMINATED = 128 + 15;

  private OrderlyEnd() {}

  /** Waits until all is done; ends the process when that takes too long. */
  public static void await(CountDownLatch done) {
    try {
      if (!done.await(TIME.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn(
            "not all could be put in order in time, as when the database is away; the next start does");
        Runtime.getRuntime().halt(TERMINATED);
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}

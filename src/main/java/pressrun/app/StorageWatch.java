package pressrun.app;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries every few seconds whether anything can be written, so that it is told within ten seconds
 * when not: an alert could not be kept then. A thread of its own.
 */
public final class StorageWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StorageWatch.class);
  private static final long EVERY_SECONDS = 3;
  private static final Duration SILENCE = Duration.ofSeconds(9);

  private final StorageTrial trial;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final AtomicLong lastEnded = new AtomicLong(System.nanoTime());
  private final Thread thread = new Thread(this::run, "storage-watch");
  private volatile Optional<String> found = Optional.empty();

  private StorageWatch(StorageTrial trial) {
    this.trial = trial;
  }

  public static StorageWatch start(Pressrun pressrun) {
    StorageWatch watch = new StorageWatch(new StorageTrial(pressrun));
    watch.thread.setDaemon(true);
    watch.thread.start();
    return watch;
  }

  /** Returns what cannot be written, and why; empty while all is well. */
  public Optional<String> trouble() {
    long silent = System.nanoTime() - lastEnded.get();
    return silent > SILENCE.toNanos()
        ? Optional.of(
            "nothing can be written: the disk or the database has not answered for %d seconds"
                .formatted(TimeUnit.NANOSECONDS.toSeconds(silent)))
        : found;
  }

  private void run() {
    try (trial) {
      do {
        tell(attempt());
        lastEnded.set(System.nanoTime());
      } while (!stop.await(EVERY_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<String> attempt() {
    try {
      return trial.trouble();
    } catch (RuntimeException failure) {
      log.error("could not try whether anything can be written", failure);
      return Optional.of("nothing could be tried: " + failure);
    }
  }

  private void tell(Optional<String> trouble) {
    if (trouble.isPresent() && !trouble.equals(found)) {
      log.error("{}", trouble.get());
    } else if (trouble.isEmpty() && found.isPresent()) {
      log.info("the data folder and the database can be written again");
    }
    found = trouble;
  }

  @Override
  public void close() {
    stop.countDown();
  }
}

package pressrun.app;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.database.Reason;
import pressrun.delivery.RestoreGuard;

/**
 * Delivers as soon as no other process does: a {@code send} that runs when {@code serve} starts
 * keeps the sender's lock for a while. A thread of its own waits for it.
 */
final class Standby implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Standby.class);
  private static final String ALERT = "sender";
  private static final long AGAIN_SECONDS = 1;

  private final Pressrun pressrun;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread = new Thread(this::await, "standby");
  private volatile Optional<Dispatch> dispatch = Optional.empty();
  private volatile Optional<String> trouble = Optional.empty();

  private Standby(Pressrun pressrun) {
    this.pressrun = pressrun;
    try {
      this.dispatch = Dispatch.start(pressrun);
    } catch (RestoreGuard.SafeMode safe) {
      // The pages work all the same, and say why nothing is sent.
      failed(safe);
    }
  }

  private void failed(RuntimeException failure) {
    String why = "nobody delivers: " + failure.getMessage();
    trouble = Optional.of(why);
    try {
      pressrun.alerts().raise(ALERT, why);
    } catch (RuntimeException away) {
      log.warn("{}; the alert cannot be kept either: {}", why, Reason.of(away));
    }
  }

  /** Delivers from now on, or from when the other process has ended. */
  static Standby start(Pressrun pressrun) {
    Standby standby = new Standby(pressrun);
    if (!standby.delivers()) {
      standby.thread.start();
    }
    return standby;
  }

  private void await() {
    try {
      while (!stop.await(AGAIN_SECONDS, TimeUnit.SECONDS) && !takesOver()) {
        log.debug("another process delivers, or nobody can");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** True when this process delivers and no alert says otherwise. */
  private boolean takesOver() {
    try {
      if (!delivers()) {
        dispatch = Dispatch.start(pressrun);
      }
      trouble = Optional.empty();
      pressrun.alerts().clear(ALERT);
      return delivers();
    } catch (RuntimeException failure) {
      log.debug("cannot take the delivery over", failure);
      if (!delivers()) {
        failed(failure);
      }
      return false;
    }
  }

  boolean delivers() {
    return dispatch.isPresent();
  }

  /** Why nobody delivers; none while this process or another does. */
  Optional<String> trouble() {
    return trouble;
  }

  Optional<Integer> inboxPort() {
    return dispatch.flatMap(Dispatch::inboxPort);
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    dispatch.ifPresent(Dispatch::close);
  }
}

package pressrun.app;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.alert.AlertStore;
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
  private volatile Optional<Dispatch> dispatch;

  private Standby(Pressrun pressrun) {
    this.pressrun = pressrun;
    this.dispatch = first(pressrun);
  }

  /** In safe mode the pages work all the same, and say why nothing is sent. */
  private static Optional<Dispatch> first(Pressrun pressrun) {
    try {
      return Dispatch.start(pressrun);
    } catch (RestoreGuard.SafeMode safe) {
      pressrun.alerts().raise(ALERT, "nobody delivers: " + safe.getMessage());
      return Optional.empty();
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
      while (!delivers() && !stop.await(AGAIN_SECONDS, TimeUnit.SECONDS)) {
        takeOver();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void takeOver() {
    AlertStore alerts = pressrun.alerts();
    try {
      dispatch = Dispatch.start(pressrun);
      if (delivers()) {
        alerts.clear(ALERT);
      }
    } catch (RuntimeException failure) {
      log.debug("cannot take the delivery over", failure);
      alerts.raise(ALERT, "nobody delivers: " + failure.getMessage());
    }
  }

  boolean delivers() {
    return dispatch.isPresent();
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

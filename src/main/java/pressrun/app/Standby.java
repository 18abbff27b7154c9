package pressrun.app;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.database.Reason;
import pressrun.delivery.LivingSender.AnotherSender;
import pressrun.delivery.RestoreGuard;

/**
 * Delivers as soon as no other process does: a {@code send} that runs when {@code serve} starts
 * keeps the sender's lock for a while. A thread of its own waits for it, and notices when this
 * process lost it.
 */
final class Standby implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Standby.class);
  private static final String ALERT = "sender";
  private static final long AGAIN_SECONDS = 1;

  private final Pressrun pressrun;
  private final HeldByNobody heldByNobody;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread = new Thread(this::await, "standby");
  private volatile Optional<Dispatch> dispatch = Optional.empty();
  private volatile Optional<String> trouble = Optional.empty();
  private boolean stopped;
  private boolean mayBeAlerted = true;

  private Standby(Pressrun pressrun) {
    this.pressrun = pressrun;
    this.heldByNobody = new HeldByNobody(pressrun.home().data(), pressrun.livingSender());
    try {
      this.dispatch = Dispatch.start(pressrun);
    } catch (RestoreGuard.SafeMode | AnotherSender refused) {
      // The pages work all the same, and say why nothing is sent.
      failed(String.valueOf(refused.getMessage()));
    }
  }

  private void failed(String reason) {
    String why = "nobody delivers: " + reason;
    trouble = Optional.of(why);
    mayBeAlerted = true;
    try {
      pressrun.alerts().raise(ALERT, why);
    } catch (RuntimeException away) {
      log.warn("{}; the alert cannot be kept either: {}", why, Reason.of(away));
    }
  }

  /** Delivers from now on, or from when the other process has ended. */
  static Standby start(Pressrun pressrun) {
    Standby standby = new Standby(pressrun);
    standby.thread.start();
    return standby;
  }

  private void await() {
    try {
      while (!stop.await(AGAIN_SECONDS, TimeUnit.SECONDS)) {
        look();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      if (!delivers() && !stopped) {
        takeOver();
      }
      Optional<String> lost = dispatch.flatMap(Dispatch::trouble);
      if (lost.isPresent()) {
        giveUp(lost.get());
      } else if (mayBeAlerted && trouble.isEmpty()) {
        pressrun.alerts().clear(ALERT);
        mayBeAlerted = false;
      }
    } catch (RuntimeException failure) {
      log.warn("the sender cannot be looked after, trying again: {}", failure.getMessage());
    }
  }

  private void takeOver() {
    try {
      dispatch = Dispatch.start(pressrun);
      Optional<String> forsaken = delivers() ? Optional.empty() : heldByNobody.trouble();
      if (forsaken.isPresent()) {
        failed(forsaken.get());
        return;
      }
      trouble = Optional.empty();
    } catch (RuntimeException failure) {
      log.debug("cannot take the delivery over", failure);
      if (!delivers()) {
        failed(String.valueOf(failure.getMessage()));
      }
    }
  }

  /** Ends for good: a person must see to it that the lock's file stays. */
  private void giveUp(String reason) {
    stopped = true;
    log.error("{}", reason);
    Optional<Dispatch> ended = dispatch;
    dispatch = Optional.empty();
    trouble = Optional.of("nobody delivers: " + reason);
    ended.ifPresent(Dispatch::close);
    failed(reason);
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

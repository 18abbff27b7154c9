package pressrun.smtp;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One thread that closes every socket whose phase lasts too long; a time-out of the socket itself
 * would start anew with each byte, and does not cover writes.
 */
final class Watchdog implements AutoCloseable {
  private static final long ROUND_MILLIS = 50;

  private final Set<GuardedSocket> watched = ConcurrentHashMap.newKeySet();
  private final CountDownLatch stop = new CountDownLatch(1);

  Watchdog() {
    Thread thread = new Thread(this::run, "smtp-watchdog");
    thread.setDaemon(true);
    thread.start();
  }

  void watch(GuardedSocket socket) {
    watched.add(socket);
  }

  private void run() {
    try {
      while (!stop.await(ROUND_MILLIS, TimeUnit.MILLISECONDS)) {
        watched.removeIf(GuardedSocket::closeWhenLate);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop.countDown();
  }
}

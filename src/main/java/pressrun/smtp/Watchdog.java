package pressrun.smtp;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One thread that closes every socket whose phase lasts too long; a time-out of the socket itself
 * would start anew with each byte, and does not cover writes.
 */
final class Watchdog implements AutoCloseable {
  private static final long ROUND_MILLIS = 50;

  private final Set<GuardedSocket> watched = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "smtp-watchdog");
            thread.setDaemon(true);
            return thread;
          });

  Watchdog() {
    var unused =
        rounds.scheduleWithFixedDelay(
            this::round, ROUND_MILLIS, ROUND_MILLIS, TimeUnit.MILLISECONDS);
  }

  void watch(GuardedSocket socket) {
    watched.add(socket);
  }

  private void round() {
    watched.removeIf(GuardedSocket::closeWhenLate);
  }

  @Override
  public void close() {
    rounds.shutdownNow();
  }
}

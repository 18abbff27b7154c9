package pressrun.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Nobody's server is asked more than two things at once; the others wait. For all threads. */
final class HostTurns {
  private static final int AT_ONCE = 2;

  private final Map<String, Semaphore> hosts = new ConcurrentHashMap<>();

  /**
   * Waits for a turn until the deadline on {@link System#nanoTime()}; false when there was none.
   */
  boolean take(String host, long deadline) {
    try {
      return turns(host).tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void giveBack(String host) {
    turns(host).release();
  }

  private Semaphore turns(String host) {
    return hosts.computeIfAbsent(host, any -> new Semaphore(AT_ONCE, true));
  }
}

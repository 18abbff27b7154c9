package pressrun.cli;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A process that runs a command line, in which the thread that is named first dies of a fault. */
final class DyingThread {
  private DyingThread() {}

  public static void main(String[] arguments) {
    Thread killer = new Thread(() -> kill(arguments[0]), "killer");
    killer.setDaemon(true);
    killer.start();
    System.exit(CommandLineInterface.run(Arrays.copyOfRange(arguments, 1, arguments.length)));
  }

  private static void kill(String name) {
    Optional<Thread> found = Optional.empty();
    while (found.isEmpty()) {
      found =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().equals(name))
              .findAny();
    }
    while (found.get().isAlive()) {
      stop(found.get()); // Some places take it for a fault that a thread survives.
      LockSupport.parkNanos(1_000_000_000);
    }
  }

  /** Throws an error into it, wherever it is. */
  @SuppressWarnings({"deprecation", "removal"})
  private static void stop(Thread thread) {
    thread.stop();
  }
}

package bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pressrun.smtp.Dialer;
import pressrun.smtp.SmtpLimits;
import pressrun.testing.FuzzedSession;

/** Many sessions with servers that answer by grammar and by accident, and what they leave open. */
public final class Fuzz {
  private Fuzz() {}

  public static void main(String[] arguments) throws Exception {
    Options options =
        Options.read(
            arguments,
            """
            --sessions N   how many (10000)
            --threads N    at a time (4)
            --deadline MS  of each phase (200)
            --seed N       of the first (1)""");
    Duration shortly = Duration.ofMillis(options.number("deadline", 200));
    SmtpLimits limits =
        new SmtpLimits(shortly, shortly, shortly, shortly, shortly, Duration.ofSeconds(30));
    try (Dialer dialer = new Dialer(limits)) {
      sessions(dialer, 0, 200, options); // What is loaded and started once is no leak.
      System.gc();
      int threads = Thread.activeCount();
      long sockets = sockets();
      int first = options.number("seed", 1);
      long began = System.nanoTime();
      long wrong = sessions(dialer, first, options.number("sessions", 10_000), options);
      System.gc();
      System.out.printf(
          "%d sessions in %d s: %d violations; threads %d before, %d after; sockets %d and %d%n",
          options.number("sessions", 10_000),
          TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began),
          wrong,
          threads,
          Thread.activeCount(),
          sockets,
          sockets());
      boolean leak = Thread.activeCount() > threads || sockets() > sockets;
      System.exit(wrong == 0 && !leak ? 0 : 1);
    }
  }

  private static long sessions(Dialer dialer, int first, int count, Options options)
      throws InterruptedException {
    AtomicLong wrong = new AtomicLong();
    ExecutorService threads = Executors.newFixedThreadPool(options.number("threads", 4));
    IntStream.range(first, first + count)
        .forEach(
            seed ->
                threads.execute(
                    () -> {
                      List<String> violations = violations(dialer, seed);
                      violations.forEach(System.out::println);
                      wrong.addAndGet(violations.size());
                    }));
    threads.shutdown();
    if (!threads.awaitTermination(2, TimeUnit.HOURS)) {
      throw new IllegalStateException("a session hangs");
    }
    return wrong.get();
  }

  private static List<String> violations(Dialer dialer, long seed) {
    try {
      return FuzzedSession.violations(dialer, seed);
    } catch (RuntimeException defect) {
      return List.of(seed + ": " + defect);
    }
  }

  /** Open ones of this process. */
  private static long sockets() throws Exception {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.filter(Fuzz::isSocket).count();
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (java.io.IOException closed) {
      return false;
    }
  }
}

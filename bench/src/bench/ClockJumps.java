package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sends editions by a process whose time of day is shifted in mid-send, by a library that is loaded
 * before all others: everybody gets one copy, in the time that it takes anyhow.
 */
public final class ClockJumps {
  private static final String HELP =
      """
      --recipients N    in each edition (800)
      --rate R          of the relay (200/s)
      --seconds S       that an edition may take (120)""";

  private static final long HOUR = 3_600;
  private static final long YEAR = 365 * 24 * HOUR;

  /** What the clock shows at first, and from the middle on, in seconds beside the real time. */
  private record Trial(String name, long before, long after) {}

  private static final List<Trial> TRIALS =
      List.of(
          new Trial("set back by 2 h", 0, -2 * HOUR),
          new Trial("2 h ahead, and put right", 2 * HOUR, 0),
          new Trial("jumps ahead by 2 h", 0, 2 * HOUR),
          new Trial("a year ahead, and put right", YEAR, 0),
          new Trial("jumps ahead by a year", 0, YEAR));

  private final Options options;
  private final Path library;

  private ClockJumps(Options options, Path library) {
    this.options = options;
    this.library = library;
  }

  public static void main(String[] arguments) throws Exception {
    Options options = Options.read(arguments, HELP);
    Path folder = Files.createTempDirectory("pressrun-clock");
    Path home = Path.of(System.getProperty("pressrun.home"));
    Path library = folder.resolve("shift.so");
    if (!isCompiled(home.resolve("bench/clock/shift.c"), library)) {
      System.out.println("SKIPPED: no gcc that compiles a library was found, nothing was tried");
      System.exit(0);
    }
    boolean right = true;
    for (Trial trial : TRIALS) {
      right &= new ClockJumps(options, library).run(trial, home, folder.resolve(String.valueOf(trial.hashCode())));
    }
    if (right) {
      Folders.delete(folder);
    }
    System.exit(right ? 0 : 1);
  }

  private static boolean isCompiled(Path source, Path library) throws InterruptedException {
    try {
      return new ProcessBuilder(
                  "gcc", "-O2", "-shared", "-fPIC", "-o", library.toString(), source.toString())
              .inheritIO()
              .start()
              .waitFor()
          == 0;
    } catch (IOException none) {
      return false;
    }
  }

  private boolean run(Trial trial, Path home, Path folder)
      throws IOException, InterruptedException, SQLException {
    int recipients = options.number("recipients", 800);
    Arrivals arrivals = new Arrivals();
    try (Sink sink = Sink.start(0, arrivals)) {
      Installation installation =
          Installation.write(
              folder,
              home,
              new Installation.Wishes(
                  recipients, sink.port(), 4, "    rate: " + options.word("rate", "200/s"), ""));
      Path shift = folder.resolve("shift");
      show(shift, trial.before());
      long began = System.nanoTime();
      Process sender = start(installation, shift);
      while (sender.isAlive() && arrivals.count() < recipients * 2 / 5) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      show(shift, trial.after());
      boolean ended =
          sender.waitFor(options.number("seconds", 120), TimeUnit.SECONDS)
              && sender.exitValue() == 0;
      sender.destroyForcibly().waitFor();
      Judgement judgement =
          Judgement.of(Ledger.read(installation.data()), arrivals.all(), recipients);
      System.out.printf(
          "%-28s %d of %d sent, %d copies too many, %s, %.0f s%n",
          trial.name(),
          judgement.sent(),
          recipients,
          judgement.doubles(),
          ended ? "ended with 0" : "did NOT end with 0",
          (System.nanoTime() - began) / 1e9);
      judgement.violations().stream().limit(5).forEach(System.out::println);
      return ended
          && judgement.violations().isEmpty()
          && judgement.doubles() == 0
          && judgement.sent() == recipients;
    }
  }

  private Process start(Installation installation, Path shift) throws IOException {
    ProcessBuilder sender =
        installation
            .launch("send", "--yes")
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(installation.folder().resolve("log").toFile()));
    sender.environment().put("LD_PRELOAD", library.toString());
    sender.environment().put("PRESSRUN_CLOCK_SHIFT", shift.toString());
    return sender.start();
  }

  private static void show(Path shift, long seconds) throws IOException {
    Files.createDirectories(shift.getParent());
    Path next = shift.resolveSibling("shift.new");
    Files.writeString(next, seconds + "\n");
    Files.move(next, shift, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }
}

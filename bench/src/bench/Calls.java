package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sends a small edition again and again, and each time the system call after the one before is the
 * process' last, or fails: with strace, so on Linux.
 */
public final class Calls {
  private static final String HELP =
      """
      --calls LIST      which ones, as strace names them (fsync,fdatasync)
      --fault WORDS     what happens to the N-th of each thread (signal=KILL; or error=EIO, error=ENOSPC)
      --sticky          and to all after it
      --first N         from the N-th (1)
      --step N          to every N-th (1)
      --last N          up to this one (until there are no more)
      --recipients N    of the edition (200)""";

  private static final long PATIENCE_SECONDS = 20;
  private static final long LONGEST_SECONDS = 120;

  private final Options options;
  private final Path home = Path.of(System.getProperty("pressrun.home"));
  private int violations;
  private int doubles;

  private Calls(Options options) {
    this.options = options;
  }

  public static void main(String[] arguments) throws Exception {
    System.exit(new Calls(Options.read(arguments, HELP)).run() ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException, SQLException {
    int tried = 0;
    int step = options.number("step", 1);
    int last = options.number("last", Integer.MAX_VALUE);
    boolean met = true;
    for (int call = options.number("first", 1); met && call <= last; call += step) {
      met = trial(call);
      tried += met ? 1 : 0;
      System.out.printf(
          "\r%s, %s at %d: %d trials, %d second copies, %d violations",
          calls(), fault(), call, tried, doubles, violations);
    }
    System.out.println();
    return violations == 0;
  }

  private String calls() {
    return options.word("calls", "fsync,fdatasync");
  }

  private String fault() {
    return options.word("fault", "signal=KILL");
  }

  /** False when the process came to its end without so many calls. */
  private boolean trial(int call) throws IOException, InterruptedException, SQLException {
    Path folder = Files.createTempDirectory("pressrun-calls");
    Arrivals arrivals = new Arrivals();
    int recipients = options.number("recipients", 200);
    try (Sink sink = Sink.start(0, arrivals)) {
      Installation.Wishes wishes =
          new Installation.Wishes(recipients, sink.port(), 4, "", "delivery:\n  grace: 1s");
      Installation installation = Installation.write(folder, home, wishes);
      boolean met = runWithFault(installation, call);
      finish(installation);
      Judgement judgement =
          Judgement.of(Ledger.read(installation.data()), arrivals.all(), recipients);
      doubles += judgement.doubles();
      violations += judgement.violations().size();
      judgement.violations().stream()
          .limit(5)
          .forEach(one -> System.out.println("\nat " + call + ": " + one));
      if (!Ledger.integrity(installation.data()).equals("ok")) {
        violations++;
        System.out.println("\nat " + call + ": I8: the database is damaged");
      }
      if (judgement.violations().isEmpty()) {
        Folders.delete(folder);
      } else {
        System.out.println("see " + folder);
      }
      return met;
    }
  }

  /** Whether the fault happened. Whoever goes on trying for ever is told to stop. */
  private boolean runWithFault(Installation installation, int call)
      throws IOException, InterruptedException {
    Path log = installation.folder().resolve("calls");
    List<String> command =
        new ArrayList<>(
            List.of("strace", "-f", "-q", "-o", log.toString(), "-e"));
    command.add("trace=" + calls());
    command.add("-e");
    command.add(
        "inject=%s:%s:when=%d%s"
            .formatted(calls(), fault(), call, options.has("sticky") ? "+" : ""));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            home.resolve("target/pressrun.jar").toString()));
    List<String> words = installation.launch("send", "--yes", "--json").command();
    command.addAll(words.subList(1, words.size()));
    ProcessBuilder traced = new ProcessBuilder(command).redirectErrorStream(true);
    traced.environment().put("PRESSRUN_HOME", home.toString());
    traced.redirectOutput(
        ProcessBuilder.Redirect.appendTo(installation.folder().resolve("log").toFile()));
    Process process = traced.start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.children().forEach(ProcessHandle::destroy);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.children().forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
      }
    }
    String seen = Files.readString(log);
    return seen.contains("(INJECTED)") || seen.contains("killed by");
  }

  private static void finish(Installation installation)
      throws IOException, InterruptedException, SQLException {
    long began = System.nanoTime();
    do {
      installation.start("send", "--yes", "--json").waitFor();
    } while (Ledger.open(Ledger.read(installation.data())) > 0
        && System.nanoTime() - began < TimeUnit.SECONDS.toNanos(LONGEST_SECONDS));
  }
}

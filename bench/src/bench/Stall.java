package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Two nodes share one edition on PostgreSQL. One is stopped (SIGSTOP) until the other has taken its
 * rows over, and then let go on: nothing of what it held may go out by it any more.
 */
public final class Stall {
  private static final String HELP =
      """
      --programs DIR    where initdb and pg_ctl lie (/usr/lib/postgresql/15/bin)
      --seconds S       of one stop; a node is taken for dead after 60 (80)
      --recipients N    in the one edition (20000)
      --connections N   of each node (8)
      --port P          for PostgreSQL (54330)
      --seed N          of the random moment (1)""";

  private final Options options;
  private final Arrivals arrivals;

  private Stall(Options options, Arrivals arrivals) {
    this.options = options;
    this.arrivals = arrivals;
  }

  public static void main(String[] arguments) throws Exception {
    Options options = Options.read(arguments, HELP);
    Path folder = Files.createTempDirectory("pressrun-stall");
    Path cluster = Files.createTempDirectory("pressrun-postgresql");
    Arrivals arrivals = new Arrivals();
    Postgresql server =
        Postgresql.create(
            Path.of(options.word("programs", "/usr/lib/postgresql/15/bin")),
            cluster,
            options.number("port", 54_330));
    boolean right = false;
    try (Sink sink = Sink.start(0, arrivals)) {
      right = new Stall(options, arrivals).run(folder, server, sink);
    } finally {
      server.stopHard();
    }
    Folders.delete(folder);
    Folders.delete(cluster);
    System.exit(right ? 0 : 1);
  }

  private boolean run(Path folder, Postgresql server, Sink sink)
      throws IOException, InterruptedException, SQLException {
    int recipients = options.number("recipients", 20_000);
    Path home = Path.of(System.getProperty("pressrun.home"));
    Installation.Wishes wishes =
        new Installation.Wishes(
            recipients,
            sink.port(),
            options.number("connections", 8),
            "    rate: 300/s",
            server.settings() + "delivery:\n  grace: 5s");
    Installation one = Installation.write(folder.resolve("one"), home, wishes);
    Installation two = Installation.write(folder.resolve("two"), home, wishes);
    Process stopped = one.start("send", "--yes", "--json");
    await(stopped, recipients / 20);
    Process other = two.start("send", "--yes", "--json");
    await(stopped, recipients / 8);
    TimeUnit.MICROSECONDS.sleep(new SplittableRandom(options.number("seed", 1)).nextInt(50_000));
    signal("-STOP", stopped);
    int before = arrivals.count();
    TimeUnit.SECONDS.sleep(options.number("seconds", 80));
    System.out.printf("%d taken while one node was stopped%n", arrivals.count() - before);
    signal("-CONT", stopped);
    System.out.printf("they ended with %d and %d%n", stopped.waitFor(), other.waitFor());
    for (int more = 0; more < 20 && Ledger.open(Ledger.at(server.url())) > 0; more++) {
      System.out.printf("going on: ended with %d%n", two.start("send", "--yes").waitFor());
    }
    Judgement judgement = Judgement.of(Ledger.at(server.url()), arrivals.all(), recipients);
    System.out.printf(
        "%d recipients: %d sent, %d held, %d copies too many%n",
        recipients, judgement.sent(), judgement.held(), judgement.doubles());
    judgement.violations().stream().limit(20).forEach(System.out::println);
    System.out.printf("%d violations%n", judgement.violations().size());
    return judgement.violations().isEmpty();
  }

  private void await(Process sender, int goal) throws InterruptedException {
    while (sender.isAlive() && arrivals.count() < goal) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  private static void signal(String name, Process process)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", name, String.valueOf(process.pid())).start().waitFor();
  }
}

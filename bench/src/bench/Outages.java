package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Sends one edition and stops PostgreSQL hard at random moments, again and again. */
public final class Outages {
  private static final String HELP =
      """
      --programs DIR    where initdb and pg_ctl lie, such as /usr/lib/postgresql/15/bin
      --stops N         how often (20)
      --recipients N    in the one edition (20000)
      --connections N   to the relay (8)
      --rate R          of the relay, such as 1000/s (as fast as it goes)
      --port P          for PostgreSQL (54329)
      --seed N          of the random moments (1)
      --keep            leaves the folder there""";

  private final Options options;
  private final Arrivals arrivals;
  private final Installation installation;
  private final Postgresql server;
  private final SplittableRandom random;

  private Outages(
      Options options, Arrivals arrivals, Installation installation, Postgresql server) {
    this.options = options;
    this.arrivals = arrivals;
    this.installation = installation;
    this.server = server;
    this.random = new SplittableRandom(options.number("seed", 1));
  }

  public static void main(String[] arguments) throws Exception {
    Options options = Options.read(arguments, HELP);
    Path folder = Files.createTempDirectory("pressrun-outages");
    Path cluster = Files.createTempDirectory("pressrun-postgresql");
    Arrivals arrivals = new Arrivals();
    Postgresql server =
        Postgresql.create(
            Path.of(options.word("programs", "/usr/lib/postgresql/15/bin")),
            cluster,
            options.number("port", 54_329));
    boolean right = false;
    try (Sink sink = Sink.start(0, arrivals)) {
      Installation.Wishes wishes =
          new Installation.Wishes(
              options.number("recipients", 20_000),
              sink.port(),
              options.number("connections", 8),
              options.has("rate") ? "    rate: " + options.word("rate", "") : "",
              server.settings() + "delivery:\n  grace: 2s");
      Path home = Path.of(System.getProperty("pressrun.home"));
      Installation installation = Installation.write(folder, home, wishes);
      right = new Outages(options, arrivals, installation, server).run();
    } finally {
      server.stopHard();
    }
    if (right && !options.has("keep")) {
      Folders.delete(folder);
      Folders.delete(cluster);
    }
    System.exit(right ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException, SQLException {
    int stops = options.number("stops", 20);
    int share = options.number("recipients", 20_000) / (stops + 1);
    Process sender = installation.start("send", "--yes", "--json");
    int stopped = 0;
    while (stopped < stops) {
      if (!reach(sender, arrivals.count() + 1 + random.nextInt(share))) {
        if (arrivals.count() >= options.number("recipients", 20_000)) {
          break;
        }
        System.out.printf("%nit gave up with %d%n", sender.waitFor());
        sender = installation.start("send", "--yes", "--json");
        continue;
      }
      TimeUnit.MICROSECONDS.sleep(random.nextInt(20_000));
      server.stopHard();
      stopped++;
      TimeUnit.MILLISECONDS.sleep(random.nextInt(1_500));
      server.start();
      System.out.printf("\rstop %d of %d, %d taken", stopped, stops, arrivals.count());
    }
    int code = sender.waitFor();
    System.out.printf("%nthe sender ended with %d%n", code);
    for (int more = 0; more < 20 && Ledger.open(Ledger.at(server.url())) > 0; more++) {
      System.out.printf("going on: ended with %d%n", installation.start("send", "--yes").waitFor());
    }
    return tell(stopped);
  }

  private boolean reach(Process sender, int goal) throws InterruptedException {
    while (sender.isAlive() && arrivals.count() < goal) {
      TimeUnit.MICROSECONDS.sleep(200);
    }
    return sender.isAlive();
  }

  private boolean tell(int stopped) throws SQLException, IOException, InterruptedException {
    int recipients = options.number("recipients", 20_000);
    Judgement judgement =
        Judgement.of(Ledger.at(server.url()), arrivals.all(), recipients);
    System.out.printf(
        "%d recipients, %d stops: %d sent, %d held, %d copies too many (%.2f a stop)%n",
        recipients,
        stopped,
        judgement.sent(),
        judgement.held(),
        judgement.doubles(),
        (double) judgement.doubles() / Math.max(1, stopped));
    judgement.violations().stream().limit(20).forEach(System.out::println);
    System.out.printf("%d violations%n", judgement.violations().size());
    return judgement.violations().isEmpty() && installation.start("audit").waitFor() == 0;
  }
}

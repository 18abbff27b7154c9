package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Sends one edition and kills the sender with SIGKILL at random moments until it is done. */
public final class KillSweep {
  private static final long LONGEST_MINUTES = 120;
  private static final int SPREAD_MICROS = 20_000;

  private final Options options;
  private final Arrivals arrivals;
  private final Installation installation;
  private final SplittableRandom random;

  private KillSweep(Options options, Arrivals arrivals, Installation installation) {
    this.options = options;
    this.arrivals = arrivals;
    this.installation = installation;
    this.random = new SplittableRandom(options.number("seed", 1));
  }

  public static void main(String[] arguments) throws Exception {
    Options options =
        Options.read(
            arguments,
            """
            --kills N        how often (200)
            --recipients N   in the one edition (10000)
            --connections N  to the relay (8)
            --reply MS       what the relay thinks before it answers the dot (0)
            --uncertain W    resend or hold (resend)
            --grace S        seconds before an uncertain message is sent again (2)
            --rate R         of the relay, such as 100/s (as fast as it goes)
            --serve          kills serve, which sends by timetable, instead of send
            --seed N         of the random moments (1)
            --keep           leaves the folder there""");
    Path folder = Files.createTempDirectory("pressrun-kill");
    Arrivals arrivals = new Arrivals();
    try (Sink sink = Sink.start(options.number("reply", 0), arrivals)) {
      String more =
          "delivery:\n  uncertain: %s\n  grace: %ds\nweb:\n  public_port: 0\n  operator_port: 0"
              .formatted(options.word("uncertain", "resend"), options.number("grace", 2));
      Installation.Wishes wishes =
          new Installation.Wishes(
              options.number("recipients", 10_000),
              sink.port(),
              options.number("connections", 8),
              options.has("rate") ? "    rate: " + options.word("rate", "") : "",
              more);
      Path home = Path.of(System.getProperty("pressrun.home"));
      boolean right =
          new KillSweep(options, arrivals, Installation.write(folder, home, wishes)).run();
      if (!options.has("keep")) {
        Folders.delete(folder);
      }
      System.exit(right ? 0 : 1);
    }
  }

  private boolean run() throws Exception {
    int kills = options.number("kills", 200);
    int recipients = options.number("recipients", 10_000);
    int killed = 0;
    while (killed < kills && killOnce(recipients / kills / 2)) {
      killed++;
      System.out.printf("\rkill %d of %d, %d taken", killed, kills, arrivals.count());
    }
    System.out.println();
    finish();
    return tell(killed, recipients);
  }

  /** False when it was done before it could be killed. */
  private boolean killOnce(int share) throws IOException, InterruptedException {
    Process sender = start();
    int goal = arrivals.count() + 1 + random.nextInt(Math.max(1, 2 * share - 1));
    // Some die while they start, some while they recover, most while they send.
    long patience = random.nextInt(10) == 0 ? random.nextLong(2_000_000_000L) : Long.MAX_VALUE;
    long began = System.nanoTime();
    while (sender.isAlive()
        && arrivals.count() < goal
        && System.nanoTime() - began < patience) {
      Thread.onSpinWait();
      TimeUnit.MICROSECONDS.sleep(50);
    }
    // An arrival is no random moment: its reply is on the way. What follows is.
    TimeUnit.MICROSECONDS.sleep(random.nextInt(SPREAD_MICROS));
    boolean alive = sender.isAlive();
    sender.destroyForcibly().waitFor();
    return alive;
  }

  private Process start() throws IOException {
    return options.has("serve")
        ? installation.start("serve")
        : installation.start("send", "--yes", "--json");
  }

  /** Lets it come to its end undisturbed. */
  private void finish() throws IOException, InterruptedException, SQLException {
    if (options.has("serve")) {
      serveToTheEnd();
    } else {
      sendToTheEnd();
    }
  }

  private void serveToTheEnd() throws IOException, InterruptedException, SQLException {
    Process sender = start();
    do {
      TimeUnit.SECONDS.sleep(1);
    } while (sender.isAlive() && Ledger.open(Ledger.read(installation.data())) > 0);
    sender.destroy();
    System.out.println("serve ended on SIGTERM with " + sender.waitFor());
  }

  private void sendToTheEnd() throws IOException, InterruptedException, SQLException {
    long began = System.nanoTime();
    while (System.nanoTime() - began < TimeUnit.MINUTES.toNanos(LONGEST_MINUTES)) {
      if (installation.start("send", "--yes", "--json").waitFor() == 2) {
        throw new IllegalStateException("Pressrun refuses: see " + installation.folder() + "/log");
      }
      if (Ledger.open(Ledger.read(installation.data())) == 0) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }

  private boolean tell(int killed, int recipients) throws SQLException {
    List<Ledger.Row> ledger = Ledger.read(installation.data());
    Judgement judgement = Judgement.of(ledger, arrivals.all(), recipients);
    String integrity = Ledger.integrity(installation.data());
    System.out.printf(
        "%d recipients, %d kills: %d sent, %d held, %d copies too many (%.2f a kill), database %s%n",
        recipients,
        killed,
        judgement.sent(),
        judgement.held(),
        judgement.doubles(),
        (double) judgement.doubles() / Math.max(1, killed),
        integrity);
    judgement.violations().stream().limit(20).forEach(System.out::println);
    System.out.printf("%d violations%n", judgement.violations().size());
    return judgement.violations().isEmpty() && integrity.equals("ok");
  }
}

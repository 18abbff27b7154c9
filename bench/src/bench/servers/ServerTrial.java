package bench.servers;

import bench.Evidence;
import bench.Installation;
import bench.Judgement;
import bench.Ledger;
import bench.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sends one edition through a server with one limit, and judges what the server passed on. */
final class ServerTrial {
  private static final int CONNECTIONS = 8;
  private static final int LONGEST_SECONDS = 300;
  private static final int DRAIN_SECONDS = 60;
  private static final int QUIET_MILLIS = 3_000;

  /** The waits are shorter than the standard, as the servers' limits count in shorter times. */
  private static final String SHORT =
      """
      delivery:
        grace: 10s
        expiry: 10m
        patience:
          retry: 2s, 5s, 10s, 20s
          rest: 1s
          longest_rest: 5s
          login: 5s
          pace: 5s
      web:
        public_port: 0
        operator_port: 0
      """;

  private final Installation installation;
  private final List<String> broken = new ArrayList<>();

  private ServerTrial(Installation installation) {
    this.installation = installation;
  }

  static ServerReport run(MailServer server, String limit, int readers, Path folder)
      throws IOException, InterruptedException, SQLException {
    Path home = Path.of(System.getProperty("pressrun.home"));
    Signatures signatures = Signatures.create(folder, home);
    Stored stored = new Stored(folder.resolve("stored"));
    long began = System.nanoTime();
    try (Sink sink = Sink.start(0, stored::accept);
        MailServer.Running running = server.start(folder.resolve("server"), sink.port(), limit)) {
      Installation.Wishes wishes =
          new Installation.Wishes(
              readers,
              running.port(),
              CONNECTIONS,
              server.relayKeys(),
              SHORT + signatures.section());
      ServerTrial trial = new ServerTrial(Installation.write(folder, home, wishes));
      trial.send();
      trial.serve();
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
      drain(stored, readers);
      return trial.report(server, readers, stored, signatures, seconds);
    }
  }

  private void send() throws IOException, InterruptedException, SQLException {
    Process sender = installation.start("send", "--yes");
    if (!sender.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      broken.add("send did not end within " + LONGEST_SECONDS + " s");
      sender.destroy();
      sender.waitFor();
    }
  }

  /** Sends the rest as an operator would; an edition that a limit paused is a fault. */
  private void serve() throws IOException, InterruptedException, SQLException {
    if (Evidence.isPaused(installation.data())) {
      broken.add("the edition was paused");
      installation.start("resume", "--yes").waitFor();
    }
    if (Ledger.open(Ledger.read(installation.data())) == 0) {
      return;
    }
    Process service = installation.start("serve");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    while (System.nanoTime() < end
        && service.isAlive()
        && Ledger.open(Ledger.read(installation.data())) > 0) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
    service.destroy();
    service.waitFor();
  }

  /** Waits until the server has passed on everything, and nothing more came for a while. */
  private static void drain(Stored stored, int readers) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
    int before = -1;
    while (System.nanoTime() < end && (stored.count() < readers || stored.count() != before)) {
      before = stored.count();
      TimeUnit.MILLISECONDS.sleep(QUIET_MILLIS);
    }
  }

  private ServerReport report(
      MailServer server, int readers, Stored stored, Signatures signatures, long seconds)
      throws IOException, InterruptedException, SQLException {
    if (installation.start("audit").waitFor() != 0) {
      broken.add("the audit finds a gap");
    }
    Evidence end = Evidence.read(installation.data());
    Files.write(installation.folder().resolve("alerts"), end.alerts());
    return new ServerReport(
        server,
        Judgement.of(Ledger.read(installation.data()), stored.arrivals(), readers),
        end,
        stored.count(),
        signatures.valid(stored.files()),
        broken,
        seconds);
  }
}

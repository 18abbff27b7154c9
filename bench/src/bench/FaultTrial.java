package bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import pressrun.testing.Certificates;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Given;
import pressrun.testing.SmtpFaultServer.Point;

/** One edition through a relay with one fault: send, serve until all is done, and the judgement. */
final class FaultTrial {
  private static final String SHORT =
      """
      delivery:
        grace: 3s
        expiry: %s
        patience:
          retry: 1s, 1s, 2s
          rest: 200ms
          longest_rest: 2s
          login: 3s
          pace: 250ms
        deadlines:
          session: 2s
          command: 2s
          body: 20s
          reply: 4s
      web:
        public_port: 0
        operator_port: 0""";

  private static final int PATIENCE_SECONDS = 40;
  private static final int LONGEST_SECONDS = 180;
  private static final int PAUSES_BORNE = 3;

  private final Fault fault;
  private final int percent;
  private final int recipients;
  private final Installation installation;
  private final SmtpFaultServer server;
  private final Chance chance;
  private int pauses;

  private FaultTrial(
      Fault fault, int percent, int recipients, Installation installation, SmtpFaultServer server) {
    this.fault = fault;
    this.percent = percent;
    this.recipients = recipients;
    this.installation = installation;
    this.server = server;
    Chance.Plan plan =
        fault.reaction() == Reaction.ALL_ALIKE
            ? Chance.Plan.inARow(20, recipients * percent / 100)
            : Chance.Plan.share(percent);
    this.chance = new Chance(plan, fault.act().apply(server));
  }

  /** The report, and what is wrong about it. */
  record Ended(FaultReport report, List<String> faults, long seconds) {}

  static Ended run(Fault fault, int percent, int recipients, Path folder) throws Exception {
    long began = System.nanoTime();
    boolean tls = fault.classes().contains("Unattempted TLS");
    Certificates certificates = Certificates.of(folder, "localhost");
    try (SmtpFaultServer server =
        new SmtpFaultServer(
            tls ? Optional.of(certificates.server()) : Optional.empty(), false)) {
      Installation installation = install(fault, percent, recipients, folder, server.port());
      FaultTrial trial = new FaultTrial(fault, percent, recipients, installation, server);
      FaultReport report = trial.run();
      List<String> wrong = new ArrayList<>(report.faults());
      wrong.addAll(trial.judge());
      return new Ended(report, wrong, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
    }
  }

  private static Installation install(
      Fault fault, int percent, int recipients, Path folder, int port)
      throws IOException {
    StringBuilder more = new StringBuilder();
    if (fault.isOfTheConnection()) {
      more.append("    messages_per_connection: 1\n");
    }
    if (fault.point() == Point.AUTH) {
      more.append("    user: press\n    password: correct horse battery\n");
    }
    Path home = Path.of(System.getProperty("pressrun.home"));
    Installation.Wishes wishes =
        new Installation.Wishes(
            recipients, port, Reaction.CONNECTIONS, more.toString().stripTrailing(),
            SHORT.formatted(percent == 100 ? "10s" : "2m"));
    Installation installation = Installation.write(folder, home, wishes);
    if (fault.classes().contains("Unattempted TLS")) {
      Path file = folder.resolve("config/pressrun.yml");
      Files.writeString(
          file,
          Files.readString(file)
              .replace("host: 127.0.0.1", "host: localhost")
              .replace("tls: none", "tls: starttls"));
    }
    return installation;
  }

  private FaultReport run() throws IOException, InterruptedException, SQLException {
    offer();
    send();
    int asked =
        fault.point() == Point.GREETING ? chance.happened() : (int) server.count("EHLO");
    Evidence broken = Evidence.read(installation.data());
    if (percent == 100 && !fault.reaction().unsent().contains("EXPIRED")) {
      chance.mend();
    }
    if (Ledger.open(Ledger.read(installation.data())) > 0) {
      serve();
    }
    Evidence end = Evidence.read(installation.data());
    return new FaultReport(fault, percent, chance.happened(), asked, pauses, broken, end);
  }

  /** The first connection is send's own look at the relay; it is spared. */
  private void offer() {
    server.offering("PIPELINING");
    if (fault.point() == Point.AUTH) {
      server.offering("AUTH PLAIN");
    }
    if (fault.classes().contains("Unattempted TLS")) {
      server.offering("STARTTLS");
    }
    server.when(fault.point(), chance);
    server.when(
        Point.QUIT,
        () -> {
          chance.begin();
          return fault.point() == Point.QUIT ? chance.get() : Optional.empty();
        });
  }

  private Process start(String... words) throws IOException {
    ProcessBuilder builder =
        installation
            .launch(words)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(installation.folder().resolve("log").toFile()));
    builder
        .environment()
        .put(
            "JAVA_TOOL_OPTIONS",
            "-Djavax.net.ssl.trustStorePassword=changeit -Djavax.net.ssl.trustStore="
                + installation.folder().resolve("localhost.p12"));
    return builder.start();
  }

  /** What a fault without end keeps from ending is ended as an operator would. */
  private void send() throws IOException, InterruptedException {
    Process sender = start("send", "--yes", "--json");
    int seconds = percent == 100 ? PATIENCE_SECONDS : LONGEST_SECONDS;
    if (!sender.waitFor(seconds, TimeUnit.SECONDS)) {
      sender.destroy();
    }
    sender.waitFor();
  }

  private void serve() throws IOException, InterruptedException, SQLException {
    Process service = start("serve");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    while (System.nanoTime() < end
        && service.isAlive()
        && Ledger.open(Ledger.read(installation.data())) > 0) {
      if (Evidence.isPaused(installation.data())) {
        pauses++;
        if (pauses == PAUSES_BORNE) {
          chance.mend();
        }
        start("resume").waitFor();
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    service.destroy();
    service.waitFor();
  }

  /** I1 to I4, I8 and I9 of one edition. */
  private List<String> judge() throws SQLException, IOException, InterruptedException {
    List<Ledger.Row> ledger = Ledger.read(installation.data());
    List<Given> copies = fault.taken() ? server.given() : server.accepted();
    List<Arrivals.Arrival> arrivals =
        copies.stream()
            .filter(given -> given.bytes().length > 0)
            .map(
                given -> Arrivals.Arrival.of(given.recipient(), ByteBuffer.wrap(given.bytes())))
            .toList();
    Judgement judgement =
        Judgement.of(ledger, arrivals, recipients, fault.reaction().unsent());
    List<String> wrong = new ArrayList<>(judgement.violations().stream().limit(3).toList());
    Set<String> accepted =
        server.accepted().stream().map(Given::recipient).collect(Collectors.toSet());
    ledger.stream()
        .filter(row -> row.state().equals("SENT") && !accepted.contains(row.address()))
        .limit(3)
        .forEach(row -> wrong.add("I4: " + row.address() + " was never accepted"));
    if (!Ledger.integrity(installation.data()).equals("ok")) {
      wrong.add("I8: the database is damaged");
    }
    if (start("audit").waitFor() != 0) {
      wrong.add("I9: the audit finds a gap");
    }
    return wrong;
  }
}

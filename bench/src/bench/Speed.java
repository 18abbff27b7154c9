package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Pressrun and the usual mailers send the same digest, in turn, and are measured alike. */
public final class Speed {
  private static final String HELP =
      """
      --rounds N        how often each is measured, in turn (5)
      --recipients N    of Pressrun (20000)
      --connections N   of everybody (10)
      --share N         the slower ones send only one N-th of it (10)
      --nodemailer DIR  a folder in which nodemailer is installed (left out without)
      --alone           Pressrun only
      --sign            Pressrun and nodemailer sign with RSA of 2048 bits (DKIM)
      --smtp-source     also Postfix's, which must be on the path, and our sessions without the ledger
      --sink PORT       a sink of another process that answers XSTAT (our own, in this process)
      --round-trip MS   how far away the sink is (0)
      --folder DIR      where the ledger lies, so which disk is measured (the temporary folder)""";

  private final Options options;
  private final Path home = Path.of(System.getProperty("pressrun.home"));
  private final Path folder;
  private final Target target;
  private final int port;

  private Speed(Options options, Path folder, Target target, int port) {
    this.options = options;
    this.folder = folder;
    this.target = target;
    this.port = port;
  }

  public static void main(String[] arguments) throws Exception {
    Options options = Options.read(arguments, HELP);
    Path base = Path.of(options.word("folder", System.getProperty("java.io.tmpdir")));
    Path folder = Files.createTempDirectory(base, "pressrun-speed");
    try (Sink sink = Sink.start(0, (recipient, message) -> {})) {
      Target target =
          options.has("sink") ? Target.outside(options.number("sink", 0)) : Target.of(sink);
      try (Delay delay = Delay.before(target.port(), options.number("round-trip", 0))) {
        int port = options.has("round-trip") ? delay.port() : target.port();
        new Speed(options, folder, target, port).run();
      }
    }
    Folders.delete(folder);
    System.exit(0);
  }

  private void run() throws IOException, InterruptedException, GeneralSecurityException {
    List<Contender> contenders = contenders();
    Map<String, List<Meter.Run>> runs = new LinkedHashMap<>();
    Meter meter = new Meter(target);
    for (int round = 1; round <= options.number("rounds", 5); round++) {
      for (Contender contender : contenders) {
        Meter.Run run = meter.run(contender.prepare(), contender.messages());
        runs.computeIfAbsent(contender.name(), name -> new ArrayList<>()).add(run);
        System.out.printf(
            "round %d  %-22s %,8.0f/s  %,7.0f us  %6.2f s (first after %.2f s, last after %.2f s)%n",
            round,
            contender.name(),
            run.rate(),
            run.cpu(),
            run.wall(),
            run.first(),
            run.last());
      }
    }
    tell(runs);
    if (options.has("sign")) {
      Signature.tellBare(Digest.size(folder.resolve("digest")));
    }
    if (options.has("round-trip")) {
      tellRoundTrips(runs);
    }
  }

  private void tellRoundTrips(Map<String, List<Meter.Run>> runs) {
    double seconds = options.number("round-trip", 0) / 1_000.0;
    int connections = options.number("connections", 10);
    runs.forEach(
        (name, ofOne) -> {
          double each = median(ofOne, Meter.Run::rate) / connections;
          System.out.printf(
              "%s: %.1f messages/s a connection, %.2f round trips a message%n",
              name, each, 1 / (each * seconds));
        });
  }

  private List<Contender> contenders() throws IOException, InterruptedException {
    int recipients = options.number("recipients", 20_000);
    int connections = options.number("connections", 10);
    int fewer = recipients / options.number("share", 10);
    Optional<Path> key = options.has("sign") ? Optional.of(Signature.key(folder)) : Optional.empty();
    Installation.Wishes wishes =
        Installation.Wishes.plain(port, connections)
            .with(key.map(Signature::section).orElse(""));
    Path digest = Digest.write(folder, home, wishes);
    System.out.printf("%,d bytes a message%n", Digest.size(digest));
    List<Contender> contenders = new ArrayList<>();
    contenders.add(Contender.pressrun(home, folder.resolve("pressrun"), recipients, wishes));
    if (options.has("alone")) {
      return contenders;
    }
    if (key.isEmpty()) {
      contenders.add(Contender.angus(digest, fewer, connections, port));
    }
    if (options.has("nodemailer")) {
      Path installed = Path.of(options.word("nodemailer", ""));
      contenders.add(
          Contender.nodemailer(home, installed, digest, fewer, connections, port, key));
    }
    if (options.has("smtp-source")) {
      contenders.add(Contender.session(digest, 5 * recipients, connections, port));
      contenders.add(
          Contender.smtpSource(Digest.size(digest), 5 * recipients, connections, port));
    }
    return contenders;
  }

  private static void tell(Map<String, List<Meter.Run>> runs) {
    System.out.println("\n| sender | messages/s | CPU us/message | wall s per 20,000 | Pressrun is |");
    System.out.println("|---|---|---|---|---|");
    List<Meter.Run> ours = runs.get("Pressrun");
    for (Map.Entry<String, List<Meter.Run>> entry : runs.entrySet()) {
      List<Meter.Run> theirs = entry.getValue();
      System.out.printf(
          "| %s | %,.0f | %,.0f | %.2f | %s |%n",
          entry.getKey(),
          median(theirs, Meter.Run::rate),
          median(theirs, Meter.Run::cpu),
          median(theirs, Speed::wall),
          theirs == ours ? "" : ratios(ours, theirs));
    }
  }

  private static double wall(Meter.Run run) {
    return run.wall() / run.messages() * 20_000;
  }

  /** Of runs that followed each other, so that the machine's mood is in both. */
  private static String ratios(List<Meter.Run> ours, List<Meter.Run> theirs) {
    List<double[]> pairs = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      Meter.Run our = ours.get(i);
      Meter.Run their = theirs.get(i);
      pairs.add(
          new double[] {
            our.rate() / their.rate(), their.cpu() / our.cpu(), wall(their) / wall(our)
          });
    }
    return "%.1f x the rate, 1/%.1f of the CPU, 1/%.1f of the time"
        .formatted(
            median(pairs, pair -> pair[0]),
            median(pairs, pair -> pair[1]),
            median(pairs, pair -> pair[2]));
  }

  private static <T> double median(List<T> values, ToDoubleFunction<T> figure) {
    double[] sorted = values.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}

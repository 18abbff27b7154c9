package bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Brings trouble over a {@code serve} that is sending, one kind after the other: when it is told,
 * where, when sending goes on by itself after the end of the trouble, and what came of the readers.
 */
public final class Trouble {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration TOLD_WITHIN = Duration.ofSeconds(10);
  private static final Duration BACK_WITHIN = Duration.ofSeconds(60);

  private final Options options;
  private final HttpClient client = HttpClient.newHttpClient();

  private Trouble(Options options) {
    this.options = options;
  }

  public static void main(String[] arguments) throws Exception {
    Options options =
        Options.read(
            arguments,
            """
            --recipients N   of each edition (3000)
            --rate R         of the relay, such as 200/s (150/s)
            --lasts S        how long each trouble lasts, in seconds (15)
            --programs DIR   where initdb and pg_ctl lie (/usr/lib/postgresql/15/bin)
            --port P         for PostgreSQL (54331)
            --only WORD      only troubles whose names hold this word
            --keep           leaves the folders there""");
    boolean right = new Trouble(options).run();
    System.exit(right ? 0 : 1);
  }

  private boolean run() throws Exception {
    List<TroubleKind> kinds =
        TroubleKind.all(
            Path.of(options.word("programs", "/usr/lib/postgresql/15/bin")),
            options.number("port", 54_331));
    System.out.println(
        "| trouble | told after | where | back after | lost | second copies | named | |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    boolean right = true;
    for (TroubleKind kind : kinds) {
      if (!kind.name().contains(options.word("only", ""))) {
        continue;
      }
      Optional<String> missing = kind.missing();
      if (missing.isPresent()) {
        System.out.printf("| %s | SKIPPED: %s | | | | | | |%n", kind.name(), missing.get());
      } else {
        right &= tried(kind);
      }
    }
    return right;
  }

  private boolean tried(TroubleKind kind) throws Exception {
    Path folder = Files.createTempDirectory("pressrun-trouble");
    Arrivals arrivals = new Arrivals();
    int page = freePort();
    int recipients = options.number("recipients", 3_000);
    try (Sink sink = Sink.start(0, arrivals)) {
      String database = kind.prepare(folder.resolve("data"));
      Installation.Wishes wishes =
          new Installation.Wishes(
              recipients,
              sink.port(),
              4,
              "    rate: " + options.word("rate", "150/s"),
              database
                  + "delivery:\n  grace: 2s\nweb:\n  public_port: 0\n  operator_port: "
                  + page);
      Installation installation =
          Installation.write(folder, Path.of(System.getProperty("pressrun.home")), wishes);
      Process serve = installation.start("serve");
      try {
        return during(kind, arrivals, page)
            && after(kind, installation, arrivals, recipients, page);
      } finally {
        serve.destroy();
        serve.waitFor();
        kind.cleanUp();
      }
    } finally {
      if (!options.has("keep")) {
        Folders.delete(folder);
      }
    }
  }

  private long took;
  private String where = "";

  private boolean during(TroubleKind kind, Arrivals arrivals, int page) throws Exception {
    if (!until(() -> arrivals.count() > 300)) {
      System.out.printf("| %s | nothing was sent before it | | | | | | **no** |%n", kind.name());
      return false;
    }
    kind.begin();
    long began = System.nanoTime();
    until(() -> !isWell(page));
    took = Duration.ofNanos(System.nanoTime() - began).toSeconds();
    where = "health" + (shows(page, "/alerts") ? ", pages" : "");
    long left = options.number("lasts", 15) - took;
    TimeUnit.SECONDS.sleep(Math.max(1, left));
    kind.end();
    return true;
  }

  private boolean after(
      TroubleKind kind, Installation installation, Arrivals arrivals, int recipients, int page)
      throws Exception {
    long ended = System.nanoTime();
    int before = arrivals.count();
    boolean isBack = until(() -> isWell(page) && arrivals.count() > before);
    long back = Duration.ofNanos(System.nanoTime() - ended).toSeconds();
    until(() -> arrivals.count() >= recipients && kind.open(installation.data()) == 0);
    Judgement judgement =
        Judgement.of(kind.ledger(installation.data()), arrivals.all(), recipients);
    boolean right =
        isBack
            && took <= TOLD_WITHIN.toSeconds()
            && back <= BACK_WITHIN.toSeconds()
            && judgement.violations().isEmpty();
    System.out.printf(
        "| %s | %d s | %s | %d s | %d | %d | %s | %s |%n",
        kind.name(),
        took,
        where,
        back,
        recipients - judgement.sent() - judgement.held(),
        judgement.doubles(),
        judgement.violations().isEmpty() ? "each" : "NOT: " + judgement.violations().get(0),
        right ? "as it should be" : "**no**");
    return right;
  }

  private static boolean until(BooleanSupplier isSo) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isSo.getAsBoolean() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
    return isSo.getAsBoolean();
  }

  private boolean isWell(int page) {
    return ask(page, "/health").filter(answer -> answer.statusCode() == 200).isPresent();
  }

  private boolean shows(int page, String path) {
    return ask(page, path)
        .filter(
            answer ->
                answer.statusCode() == 503
                    || answer.body().contains("can be written")
                    || answer.body().contains("cannot be used"))
        .isPresent();
  }

  private Optional<HttpResponse<String>> ask(int page, String path) {
    try {
      return Optional.of(
          client.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + page + path))
                  .timeout(Duration.ofSeconds(9))
                  .build(),
              HttpResponse.BodyHandlers.ofString()));
    } catch (IOException noAnswer) {
      return Optional.empty();
    } catch (InterruptedException stopping) {
      throw new IllegalStateException(stopping);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

package bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Many feeds collected side by side, each on a host of its own; and how fast feeds are parsed. */
public final class Collect {
  private static final String HELP =
      """
      --feeds N    how many, each on its own address of this machine (200)
      --items N    in each feed (50)
      --rounds N   of which the median counts (5)""";

  private Collect() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.read(arguments, HELP);
    int feeds = options.number("feeds", 200);
    int items = options.number("items", 50);
    int rounds = options.number("rounds", 5);
    Path home = Path.of(System.getProperty("pressrun.home"));
    ParsingSpeed.print(items, rounds);
    System.setProperty("sun.net.httpserver.nodelay", "true");
    ExecutorService threads = Executors.newCachedThreadPool();
    HttpServer server = HttpServer.create(new InetSocketAddress(0), 0);
    server.setExecutor(threads);
    List<byte[]> bodies = bodies(feeds, items);
    List<byte[]> longer = bodies(feeds, items + 1);
    AtomicReference<List<byte[]>> served = new AtomicReference<>(bodies);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = served.get().get(Integer.parseInt(exchange.getRequestURI().getPath().substring(1)));
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    System.out.printf(
        "%n%d feeds of %d items, %.1f MB%n%n| reading | wall s | CPU s | peak MiB |%n|---|---|---|---|%n",
        feeds, items, bodies.stream().mapToInt(body -> body.length).sum() / 1e6);
    List<Run> first = new ArrayList<>();
    List<Run> again = new ArrayList<>();
    List<Run> more = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Path folder = Files.createTempDirectory("pressrun-collect");
      Installation installation = declare(folder, home, server.getAddress().getPort(), feeds);
      served.set(bodies);
      first.add(run(installation));
      again.add(run(installation));
      require(seen(installation.data()) == (long) feeds * items, "an entry is missing");
      served.set(longer);
      more.add(run(installation));
      require(seen(installation.data()) == (long) feeds * (items + 1), "a new entry is missing");
      Folders.delete(folder);
    }
    print("first, all of it kept", first);
    print("again, nothing new", again);
    print("again, one new in each", more);
    server.stop(0);
    threads.shutdownNow();
    System.exit(0);
  }

  private static List<byte[]> bodies(int feeds, int items) {
    List<byte[]> bodies = new ArrayList<>();
    for (int feed = 0; feed < feeds; feed++) {
      String body = MadeUpFeed.of(feed % MadeUpFeed.FORMATS, feed, items);
      bodies.add(body.getBytes(StandardCharsets.UTF_8));
    }
    return bodies;
  }

  private static Installation declare(Path folder, Path home, int port, int feeds)
      throws IOException {
    Installation installation =
        Installation.write(folder, home, Installation.Wishes.plain(1, 1));
    Path main = folder.resolve("config/pressrun.yml");
    Files.writeString(main, "http: {allow_loopback: true}\n", StandardOpenOption.APPEND);
    StringBuilder sources = new StringBuilder();
    for (int feed = 0; feed < feeds; feed++) {
      sources.append(
          "  - name: Feed %d%n    feed: http://127.0.%d.%d:%d/%d%n"
              .formatted(feed, 1 + feed / 250, 1 + feed % 250, port, feed));
    }
    Path file = folder.resolve("config/newsletters/proof.yml");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("  - name: Desk\n    folder: articles\n", sources.toString()));
    return installation;
  }

  private record Run(double wall, double cpu, long peak) {}

  private static Run run(Installation installation) throws IOException, InterruptedException {
    long began = System.nanoTime();
    Process process = installation.start("collect");
    Duration cpu = Duration.ZERO;
    long peak = 0;
    do {
      Duration now = process.info().totalCpuDuration().orElse(cpu);
      cpu = now.compareTo(cpu) > 0 ? now : cpu;
      peak = Math.max(peak, Memory.peak(process.pid()));
    } while (!process.waitFor(5, TimeUnit.MILLISECONDS));
    double wall = (System.nanoTime() - began) / 1e9;
    require(process.exitValue() == 0, "collect ended with " + process.exitValue());
    return new Run(wall, cpu.toNanos() / 1e9, peak);
  }

  private static long seen(Path data) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("pressrun.db"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM entry")) {
      return row.getLong(1);
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }

  private static void print(String name, List<Run> runs) {
    System.out.printf(
        "| %s | %.2f | %.2f | %d |%n",
        name,
        median(runs.stream().map(Run::wall).toList()),
        median(runs.stream().map(Run::cpu).toList()),
        (long) median(runs.stream().map(run -> (double) run.peak()).toList()) / 1_024);
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}

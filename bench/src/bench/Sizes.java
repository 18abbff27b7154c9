package bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/** The same edition for few and for very many: planning, first message, cost of each, memory. */
public final class Sizes {
  private static final String HELP =
      """
      --recipients A,B  the sizes (20000,1000000)
      --heap SIZE       the most heap Java may take (256m)
      --sink PORT       a sink of another process that answers XSTAT (our own, in this process)
      --folder DIR      where the ledger lies (the temporary folder)""";

  private Sizes() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.read(arguments, HELP);
    Path base = Path.of(options.word("folder", System.getProperty("java.io.tmpdir")));
    Path home = Path.of(System.getProperty("pressrun.home"));
    List<Integer> sizes =
        Arrays.stream(options.word("recipients", "20000,1000000").split(","))
            .map(Integer::valueOf)
            .toList();
    System.out.println("| recipients | planned s | first after s | messages/s | CPU us/message | peak MiB |");
    System.out.println("|---|---|---|---|---|---|");
    try (Sink sink = Sink.start(0, (recipient, message) -> {})) {
      Target target =
          options.has("sink") ? Target.outside(options.number("sink", 0)) : Target.of(sink);
      for (int size : sizes) {
        Path folder = Files.createTempDirectory(base, "pressrun-sizes");
        Installation installation =
            Installation.write(
                folder, home, Installation.Wishes.plain(target.port(), 10).of(size));
        if (installation.start("editions").waitFor() != 0) {
          throw new IllegalStateException("see " + folder.resolve("log"));
        }
        ProcessBuilder send = installation.launch("send", "--yes");
        send.environment().put("JAVA_TOOL_OPTIONS", "-Xmx" + options.word("heap", "256m"));
        Meter.Run run = new Meter(target).run(send, size);
        System.out.printf(
            "| %,d | %.2f | %.2f | %,.0f | %,.0f | %d |%n",
            size,
            planned(installation.data()),
            run.first(),
            run.rate(),
            run.cpu(),
            run.peak() / 1_024);
        Folders.delete(folder);
      }
    }
    System.exit(0);
  }

  /** From the freeze to the last row of the ledger, in seconds. */
  private static double planned(Path data) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("pressrun.db"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT queued_at - frozen_at FROM edition")) {
      return row.getLong(1) / 1_000.0;
    }
  }
}

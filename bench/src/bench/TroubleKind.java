package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import pressrun.testing.SilencingProxy;

/** One kind of trouble with the place where Pressrun writes. */
abstract class TroubleKind {
  private final String name;

  private TroubleKind(String name) {
    this.name = name;
  }

  static List<TroubleKind> all(Path programs, int port) {
    return List.of(
        new FullDisk(),
        new Locked(),
        new Removed(),
        new Stopped(programs, port),
        new Silent(programs, port),
        new ReadOnlyServer(programs, port));
  }

  String name() {
    return name;
  }

  /** Why it cannot be tried here. */
  Optional<String> missing() {
    return Optional.empty();
  }

  /** Returns what belongs into the configuration. */
  String prepare(Path data) throws Exception {
    Files.createDirectories(data);
    return "";
  }

  abstract void begin() throws Exception;

  abstract void end() throws Exception;

  void cleanUp() throws Exception {}

  List<Ledger.Row> ledger(Path data) throws SQLException {
    return Ledger.read(data);
  }

  /** How many rows are not settled yet; 1 while that cannot be read. */
  long open(Path data) {
    try {
      List<Ledger.Row> rows = ledger(data);
      return rows.isEmpty() ? 1 : Ledger.open(rows);
    } catch (SQLException away) {
      return 1;
    }
  }

  private static void call(String... words) throws IOException, InterruptedException {
    int code = new ProcessBuilder(words).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IllegalStateException(String.join(" ", words) + " ended with " + code);
    }
  }

  /** A file system of its own in memory, which only root can mount. */
  private abstract static class OwnDisk extends TroubleKind {
    Path disk = Path.of("");

    private OwnDisk(String name) {
      super(name);
    }

    @Override
    Optional<String> missing() {
      return System.getProperty("user.name").equals("root")
          ? Optional.empty()
          : Optional.of("only root can mount a disk for it");
    }

    @Override
    String prepare(Path data) throws Exception {
      disk = Files.createDirectories(data);
      call("mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", disk.toString());
      return "";
    }

    @Override
    void cleanUp() throws Exception {
      call("umount", disk.toString());
    }
  }

  private static final class FullDisk extends OwnDisk {
    private FullDisk() {
      super("disk full");
    }

    @Override
    void begin() throws Exception {
      Path fill = disk.resolve("fill");
      byte[] block = new byte[4_096];
      try (var out = Files.newOutputStream(fill)) {
        while (true) {
          out.write(block);
        }
      } catch (IOException full) {
        // So it should be.
      }
    }

    @Override
    void end() throws Exception {
      Files.delete(disk.resolve("fill"));
    }
  }

  private static final class Locked extends TroubleKind {
    private Path data = Path.of("");
    private Optional<Connection> holder = Optional.empty();

    private Locked() {
      super("SQLite locked by another program");
    }

    @Override
    String prepare(Path folder) throws Exception {
      data = folder;
      return super.prepare(folder);
    }

    @Override
    void begin() throws Exception {
      Connection connection =
          DriverManager.getConnection(
              "jdbc:sqlite:" + data.resolve("pressrun.db") + "?busy_timeout=60000");
      holder = Optional.of(connection);
      try (Statement statement = connection.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
      }
    }

    @Override
    void end() throws Exception {
      try (Connection connection = holder.orElseThrow();
          Statement statement = connection.createStatement()) {
        statement.execute("ROLLBACK");
      }
    }
  }

  private static final class Removed extends TroubleKind {
    private Path data = Path.of("");

    private Removed() {
      super("SQLite's file moved away and back");
    }

    @Override
    String prepare(Path folder) throws Exception {
      data = folder;
      return super.prepare(folder);
    }

    @Override
    void begin() throws Exception {
      Files.move(data.resolve("pressrun.db"), data.resolve("moved.db"));
    }

    @Override
    void end() throws Exception {
      Files.move(data.resolve("moved.db"), data.resolve("pressrun.db"));
    }
  }

  /** A server of its own. */
  private abstract static class Server extends TroubleKind {
    private final Path programs;
    private final int port;
    Optional<Postgresql> server = Optional.empty();
    private Path cluster = Path.of("");

    private Server(String name, Path programs, int port) {
      super(name);
      this.programs = programs;
      this.port = port;
    }

    @Override
    Optional<String> missing() {
      return Files.isExecutable(programs.resolve("initdb"))
          ? Optional.empty()
          : Optional.of("there is no PostgreSQL in " + programs);
    }

    @Override
    String prepare(Path data) throws Exception {
      Files.createDirectories(data);
      cluster = Files.createTempDirectory("pressrun-postgresql");
      server = Optional.of(Postgresql.create(programs, cluster, port));
      return server.get().settings();
    }

    @Override
    List<Ledger.Row> ledger(Path data) throws SQLException {
      return Ledger.at(server.orElseThrow().url());
    }

    void tell(String... commands) throws SQLException {
      try (Connection connection = DriverManager.getConnection(server.orElseThrow().url());
          Statement statement = connection.createStatement()) {
        for (String command : commands) {
          statement.execute(command);
        }
      }
    }

    int port() {
      return port;
    }

    @Override
    void cleanUp() throws Exception {
      server.orElseThrow().stopHard();
      Folders.delete(cluster);
    }
  }

  private static final class Stopped extends Server {
    private Stopped(Path programs, int port) {
      super("PostgreSQL stopped hard", programs, port);
    }

    @Override
    void begin() throws Exception {
      server.orElseThrow().stopHard();
    }

    @Override
    void end() throws Exception {
      server.orElseThrow().start();
    }
  }

  private static final class Silent extends Server {
    private Optional<SilencingProxy> proxy = Optional.empty();

    private Silent(Path programs, int port) {
      super("connections to PostgreSQL die silently, new ones work", programs, port);
    }

    @Override
    String prepare(Path data) throws Exception {
      String settings = super.prepare(data);
      proxy = Optional.of(new SilencingProxy(port()));
      return settings.replace(":" + port() + "/", ":" + proxy.get().port() + "/");
    }

    @Override
    void begin() {
      proxy.orElseThrow().silence();
    }

    @Override
    void end() {}

    @Override
    void cleanUp() throws Exception {
      proxy.orElseThrow().close();
      super.cleanUp();
    }
  }

  private static final class ReadOnlyServer extends Server {
    private ReadOnlyServer(Path programs, int port) {
      super("PostgreSQL answers readers only", programs, port);
    }

    @Override
    void begin() throws Exception {
      tell(
          "ALTER SYSTEM SET default_transaction_read_only = on", "SELECT pg_reload_conf()");
    }

    @Override
    void end() throws Exception {
      tell(
          "SET default_transaction_read_only = off",
          "ALTER SYSTEM SET default_transaction_read_only = off",
          "SELECT pg_reload_conf()");
    }
  }
}

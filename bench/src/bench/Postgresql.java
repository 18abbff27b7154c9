package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL server of its own on loopback, that can be stopped as by a power cut. */
final class Postgresql {
  private final Path programs;
  private final Path folder;
  private final int port;

  private Postgresql(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /** Makes a cluster in a new folder and starts it. */
  static Postgresql create(Path programs, Path folder, int port)
      throws IOException, InterruptedException {
    Postgresql server = new Postgresql(programs, folder, port);
    Files.createDirectories(folder);
    if (isRoot()) { // PostgreSQL refuses to run as root.
      call(List.of("chown", "nobody", folder.toString()));
    }
    server.run("initdb", "-U", "pressrun", "-A", "trust", "-D", folder.resolve("cluster").toString());
    server.start();
    return server;
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=pressrun";
  }

  String settings() {
    return "secret: a-secret-of-the-proof-0123456789abcdef\n"
        + "database:\n  url: jdbc:postgresql://127.0.0.1:%d/postgres\n  user: pressrun\n".formatted(port);
  }

  void start() throws IOException, InterruptedException {
    run(
        "pg_ctl",
        "-w",
        "-D",
        folder.resolve("cluster").toString(),
        "-l",
        folder.resolve("log").toString(),
        "-o",
        "-c listen_addresses=127.0.0.1 -p " + port + " -k " + folder,
        "start");
  }

  /** Without writing anything down first. */
  void stopHard() throws IOException, InterruptedException {
    run("pg_ctl", "-w", "-D", folder.resolve("cluster").toString(), "-m", "immediate", "stop");
  }

  private void run(String program, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("setpriv", "--reuid=nobody", "--clear-groups"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(words));
    call(command);
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static void call(List<String> command) throws IOException, InterruptedException {
    int code =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (code != 0) {
      throw new IllegalStateException(command + " ended with " + code);
    }
  }
}

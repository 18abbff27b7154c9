package bench.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A mail server of somebody else, started by a script under bench/servers.
 *
 * @param doubtsBorne how many messages may be uncertain, because the server drops a session
 */
record MailServer(String name, Path script, Path tools, int doubtsBorne) {
  private static final int NOT_INSTALLED = 77;
  private static final int START_SECONDS = 30;

  static List<MailServer> all(Path home, Path tools) {
    Path scripts = home.resolve("bench/servers");
    return List.of(
        new MailServer("Postfix", scripts.resolve("postfix.sh"), tools, 0),
        new MailServer("Exim", scripts.resolve("exim.sh"), tools, 0),
        new MailServer("OpenSMTPD", scripts.resolve("opensmtpd.sh"), tools, 0),
        new MailServer("Sendmail", scripts.resolve("sendmail.sh"), tools, 0),
        new MailServer("Dovecot", scripts.resolve("dovecot.sh"), tools, 1),
        new MailServer("smtp-server", scripts.resolve("smtp-server.sh"), tools, 0));
  }

  /** Says why a server that is installed could not be started. */
  static final class NotStarted extends IOException {
    NotStarted(String message) {
      super(message);
    }
  }

  /** Empty when the server is not installed. */
  Optional<String> version() throws IOException, InterruptedException {
    Process asked = script("version").redirectErrorStream(true).start();
    String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    int code = asked.waitFor();
    if (code == NOT_INSTALLED) {
      return Optional.empty();
    }
    if (code != 0) {
      throw new IOException(script + " ended with " + code + ": " + said);
    }
    return Optional.of(said);
  }

  /** The server's limits in the words of its configuration; an empty line is none. */
  List<String> limits() throws IOException {
    return answer("limits").lines().toList();
  }

  /** Keys of pressrun.yml that this relay needs. */
  String relayKeys() throws IOException {
    return answer("relay").stripTrailing();
  }

  private String answer(String question) throws IOException {
    return new String(
        script(question).start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private ProcessBuilder script(String... words) {
    List<String> command =
        Stream.concat(Stream.of("sh", script.toString()), Stream.of(words)).toList();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("TOOLS", tools.toString());
    return builder;
  }

  Running start(Path folder, int sink, String limit) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path said = folder.resolve("said");
    ProcessBuilder builder =
        script("run", folder.toString(), "" + port, "" + sink, limit)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    Running running = new Running(builder.start(), port);
    if (!running.greets()) {
      running.close();
      throw new NotStarted(name + " does not start: " + Files.readString(said).strip());
    }
    return running;
  }

  /** The server's process and those that it started. */
  record Running(Process process, int port) implements AutoCloseable {

    private boolean greets() throws InterruptedException {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
      while (System.nanoTime() < end && process.isAlive()) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
          socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(START_SECONDS));
          return socket.getInputStream().read() > 0;
        } catch (IOException notYet) {
          TimeUnit.MILLISECONDS.sleep(100);
        }
      }
      return false;
    }

    @Override
    public void close() {
      List<ProcessHandle> all = process.descendants().collect(Collectors.toList());
      process.destroy();
      ended(process.toHandle());
      all.forEach(ProcessHandle::destroy);
      all.forEach(Running::ended);
    }

    private static void ended(ProcessHandle handle) {
      try {
        handle.onExit().get(10, TimeUnit.SECONDS);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException late) {
        handle.destroyForcibly();
      }
    }
  }
}

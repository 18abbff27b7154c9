package pressrun.inbox;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * An SMTP server on loopback that takes mail for anybody and keeps it as {@code .eml} files; it
 * forwards nothing. A thread for each connection; nothing received stays in memory.
 */
public final class Inbox implements AutoCloseable {
  private static final int IDLE_MILLIS = 5 * 60 * 1000;
  private static final int START_MILLIS = 10_000;

  private final SmtpServer server;

  private Inbox(SmtpServer server) {
    this.server = server;
  }

  /**
   * Listens until closed; messages go into {@code folder}, which is made when it is missing.
   *
   * @param port 0 for any free one
   * @throws PortTaken when something else listens there
   */
  public static Inbox start(int port, Path folder, Clock clock) {
    try {
      Files.createDirectories(folder);
      refuseTaken(port);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot open the inbox at " + folder, failure);
    }
    String loopback = InetAddress.getLoopbackAddress().getHostAddress();
    ServerSetup setup = new ServerSetup(port, loopback, ServerSetup.PROTOCOL_SMTP);
    SmtpServer server = new KeepingServer(setup, new Keeper(folder, clock));
    server.setClientSocketTimeout(IDLE_MILLIS);
    server.setDaemon(true);
    server.startService();
    if (!running(server)) {
      throw new PortTaken(port);
    }
    return new Inbox(server);
  }

  private static boolean running(SmtpServer server) {
    try {
      return server.waitTillRunning(START_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** GreenMail would throw in a thread of its own, where nobody can tell the operator. */
  private static void refuseTaken(int port) throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (BindException taken) {
      throw new PortTaken(port);
    }
  }

  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.stopService();
  }

  /** Something else listens on the inbox's port. */
  public static final class PortTaken extends RuntimeException {
    PortTaken(int port) {
      super("port " + port + " is taken by another program; choose another for the inbox");
    }
  }

  private static final class KeepingServer extends SmtpServer {
    private final KeepingCommands commands;

    KeepingServer(ServerSetup setup, Keeper keeper) {
      super(setup, new Managers());
      managers.getUserManager().setAuthRequired(false);
      commands = new KeepingCommands(keeper);
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket socket) {
      return new SmtpHandler(commands, managers.getSmtpManager(), socket);
    }
  }
}

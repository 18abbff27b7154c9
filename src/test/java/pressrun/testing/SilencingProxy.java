package pressrun.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes connections on to a server, and can make those that are open die without a word, as after
 * a fail-over: they stay open, and nothing comes through any more. New ones work.
 */
public final class SilencingProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final int server;
  private final AtomicInteger generation = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  public SilencingProxy(int server) {
    this.server = server;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    threads.execute(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** From now on nothing comes through the connections that are open. */
  public void silence() {
    generation.incrementAndGet();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Socket onward = new Socket(InetAddress.getLoopbackAddress(), server);
        client.setTcpNoDelay(true);
        onward.setTcpNoDelay(true);
        int born = generation.get();
        threads.execute(() -> pass(client, onward, born));
        threads.execute(() -> pass(onward, client, born));
      }
    } catch (IOException closed) {
      // No more is wanted.
    }
  }

  private void pass(Socket from, Socket to, int born) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      byte[] buffer = new byte[8_192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (born == generation.get()) {
          to.getOutputStream().write(buffer, 0, read);
        }
      }
    } catch (IOException gone) {
      // One of the two has ended it.
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    threads.shutdownNow();
  }
}

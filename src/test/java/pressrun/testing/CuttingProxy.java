package pressrun.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes a connection on to a server, and cuts it after so many bytes of one direction. */
public final class CuttingProxy implements AutoCloseable {
  /** Whose bytes are counted. */
  public enum Direction {
    TO_SERVER,
    TO_CLIENT
  }

  private final ServerSocket listener;
  private final int server;
  private final Direction counted;
  private final AtomicInteger left;
  private final AtomicInteger passed = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  public CuttingProxy(int server, Direction counted, int bytes) {
    this.server = server;
    this.counted = counted;
    this.left = new AtomicInteger(bytes);
    try {
      listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    threads.execute(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** How many bytes of the counted direction went through. */
  public int passed() {
    return passed.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Socket onward = new Socket(InetAddress.getLoopbackAddress(), server);
        client.setTcpNoDelay(true);
        onward.setTcpNoDelay(true);
        threads.execute(() -> pass(client, onward, Direction.TO_SERVER));
        threads.execute(() -> pass(onward, client, Direction.TO_CLIENT));
      }
    } catch (IOException closed) {
      // No more is wanted.
    }
  }

  private void pass(Socket from, Socket to, Direction direction) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8_192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        int through = direction == counted ? Math.min(read, left.getAndAdd(-read)) : read;
        if (direction == counted) {
          passed.addAndGet(Math.max(0, through));
        }
        out.write(buffer, 0, Math.max(0, through));
        if (through < read) {
          return; // Both sockets are closed, whatever was on its way.
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

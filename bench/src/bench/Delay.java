package bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Stands between a sender and a sink as a long line does: adds latency and nothing else. */
final class Delay implements AutoCloseable {
  private final ServerSocket listener;
  private final int onward;
  private final long oneWayNanos;

  private record Chunk(byte[] bytes, long due) {}

  private Delay(ServerSocket listener, int onward, long oneWayNanos) {
    this.listener = listener;
    this.onward = onward;
    this.oneWayNanos = oneWayNanos;
  }

  /** A port on loopback that leads to another, half the round trip away. */
  static Delay before(int port, long roundTripMillis) throws IOException {
    ServerSocket listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Delay delay =
        new Delay(listener, port, TimeUnit.MILLISECONDS.toNanos(roundTripMillis) / 2);
    daemon(delay::accept);
    return delay;
  }

  int port() {
    return listener.getLocalPort();
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "delay");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket near = listener.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), onward);
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        carry(near, far);
        carry(far, near);
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void carry(Socket from, Socket to) {
    BlockingQueue<Chunk> line = new LinkedBlockingQueue<>();
    daemon(() -> in(from, line));
    daemon(() -> out(line, to));
  }

  private void in(Socket from, BlockingQueue<Chunk> line) {
    byte[] buffer = new byte[65_536];
    try {
      InputStream stream = from.getInputStream();
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        line.add(new Chunk(Arrays.copyOf(buffer, read), System.nanoTime() + oneWayNanos));
      }
    } catch (IOException ended) {
      // Told to the other side below.
    }
    line.add(new Chunk(new byte[0], System.nanoTime() + oneWayNanos));
  }

  private static void out(BlockingQueue<Chunk> line, Socket to) {
    try (to) {
      OutputStream stream = to.getOutputStream();
      for (Chunk chunk = line.take(); chunk.bytes().length > 0; chunk = line.take()) {
        TimeUnit.NANOSECONDS.sleep(chunk.due() - System.nanoTime());
        stream.write(chunk.bytes());
      }
    } catch (IOException ended) {
      // The other side has hung up.
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}

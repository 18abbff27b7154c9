package pressrun.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets that give a limited number of bytes and then fail, for the HTTP library reads a status
 * line, a chunk's size or a trailer of any length. For all threads.
 */
final class BoundedSockets extends SocketFactory {
  private final long limit;

  /**
   * Bounds what one connection, used for one answer, may bring.
   *
   * @param limit in bytes as they come from the network, TLS included
   */
  BoundedSockets(long limit) {
    this.limit = limit;
  }

  @Override
  public Socket createSocket() {
    return new Bounded(limit);
  }

  private static final class Bounded extends Socket {
    private final long limit;

    Bounded(long limit) {
      this.limit = limit;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new Counted(super.getInputStream(), limit);
    }
  }

  private static final class Counted extends FilterInputStream {
    private final long limit;
    private long count;

    Counted(InputStream in, long limit) {
      super(in);
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count(read);
      return read;
    }

    private void count(int read) throws IOException {
      count += Math.max(0, read);
      if (count > limit) {
        throw new BoundedBody.Refused("the answer is larger than " + limit + " bytes");
      }
    }
  }

  /** A socket that connects by itself would get past the client's judgement of the address. */
  private static IllegalStateException unguarded() {
    return new IllegalStateException(
        "only the guarded client connects, after it judged the address");
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw unguarded();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw unguarded();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw unguarded();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw unguarded();
  }
}

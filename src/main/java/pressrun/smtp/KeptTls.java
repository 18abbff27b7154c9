package pressrun.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the TLS socket over the one that is there and keeps it, for Angus does not give it out. The
 * host that the certificate must be for is the one of the settings, whatever Angus thinks.
 */
final class KeptTls extends SSLSocketFactory {
  private final SSLSocketFactory factory;
  private final RelaySettings relay;
  private @Nullable Socket last;

  KeptTls(SSLSocketFactory factory, RelaySettings relay) {
    this.factory = factory;
    this.relay = relay;
  }

  Optional<Socket> last() {
    return Optional.ofNullable(last);
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    Socket made = factory.createSocket(socket, relay.host(), port, autoClose);
    last = made;
    return made;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return factory.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return factory.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw onlyOverOurs();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw onlyOverOurs();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw onlyOverOurs();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw onlyOverOurs();
  }

  private static IOException onlyOverOurs() {
    return new IOException("connections are opened by the dialer only");
  }
}

package pressrun.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/** Looks names up and judges the result: what it returns is what gets connected to. */
final class GuardedDns implements Dns {
  private final Dns names;
  private final HttpSettings.Loopback loopback;

  GuardedDns(Dns names, HttpSettings.Loopback loopback) {
    this.names = names;
    this.loopback = loopback;
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    List<InetAddress> found = names.lookup(host);
    for (InetAddress address : found) {
      if (!NetworkTable.open(address, loopback)) {
        throw new ClosedNetwork(host);
      }
    }
    return found;
  }

  static String closed(String host) {
    return Printable.shortened(host, 100)
        + " leads into a private or reserved network; sources must be public";
  }

  /** The name leads into a network that must not be asked. */
  static final class ClosedNetwork extends UnknownHostException {
    private static final long serialVersionUID = 1;

    ClosedNetwork(String host) {
      super(closed(host));
    }
  }
}

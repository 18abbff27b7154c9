package pressrun.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Networks that must not be asked: everything that is not the public Internet (IANA special-purpose
 * address registries, RFC 6890), also when it is written inside an IPv6 address.
 */
final class NetworkTable {
  private static final List<Network> LOOPBACK = networks("127.0.0.0/8", "::1/128");
  private static final List<Network> CLOSED =
      networks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          // Where Azure answers questions about the machine itself.
          "168.63.129.16/32",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.31.196.0/24",
          "192.52.193.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "192.175.48.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          // Only 2000::/3 is given out as public; the rest holds mapped, NAT64 and local addresses.
          "::/3",
          "4000::/2",
          "8000::/1",
          // Teredo and other protocol assignments, documentation, 6to4.
          "2001::/23",
          "2001:db8::/32",
          "2002::/16",
          "2620:4f:8000::/48",
          "3fff::/20");

  private NetworkTable() {}

  /** Whether a connection to this address may be opened. */
  static boolean open(InetAddress address, HttpSettings.Loopback loopback) {
    byte[] bytes = address.getAddress();
    if (isLoopback(address)) {
      return loopback == HttpSettings.Loopback.ALLOWED;
    }
    return !within(CLOSED, bytes);
  }

  static boolean isLoopback(InetAddress address) {
    return within(LOOPBACK, address.getAddress());
  }

  private static boolean within(List<Network> networks, byte[] address) {
    return networks.stream().anyMatch(network -> network.holds(address));
  }

  private static List<Network> networks(String... written) {
    return Arrays.stream(written).map(Network::parse).toList();
  }

  @SuppressWarnings("ArrayRecordComponent") // compared only bit by bit, below
  private record Network(byte[] prefix, int bits) {
    static Network parse(String written) {
      int slash = written.indexOf('/');
      try {
        return new Network(
            InetAddress.getByName(written.substring(0, slash)).getAddress(),
            Integer.parseInt(written.substring(slash + 1)));
      } catch (UnknownHostException impossible) {
        throw new IllegalArgumentException(written, impossible);
      }
    }

    boolean holds(byte[] address) {
      if (address.length != prefix.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}

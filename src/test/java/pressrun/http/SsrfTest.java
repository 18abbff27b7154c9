package pressrun.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pressrun.http.HttpSettings.Loopback;
import pressrun.testing.FaultServer;

/**
 * Server-side request forgery (CWE-918): whatever network an address leads into, every connection
 * of this client ends at one canary, which must never see one.
 */
final class SsrfTest {
  /** One address of each network that is not public. */
  private static final List<String> CLOSED =
      List.of(
          "0.0.0.0",
          "10.0.0.1",
          "100.64.0.1",
          "127.0.0.1",
          "127.8.8.8",
          "169.254.169.254",
          "168.63.129.16",
          "172.16.0.1",
          "172.31.255.254",
          "192.0.0.192",
          "192.0.2.1",
          "192.31.196.1",
          "192.52.193.1",
          "192.88.99.1",
          "192.168.1.1",
          "192.175.48.1",
          "198.18.0.1",
          "198.51.100.1",
          "203.0.113.1",
          "224.0.0.1",
          "240.0.0.1",
          "255.255.255.255");

  private static final List<String> CLOSED_SIX =
      List.of(
          "::",
          "::1",
          "0:0:0:0:0:0:0:1",
          "::ffff:0:127.0.0.1",
          "100::1",
          "2001::1",
          "2001:20::1",
          "2001:db8::1",
          "2620:4f:8000::1",
          "3fff::1",
          "5f00::1",
          "fc00::1",
          "fd00:ec2::254",
          "fe80::1",
          "fe80::1%25lo",
          "fec0::1",
          "ff02::1",
          "64:ff9b:1::7f00:1");

  /** Shapes that have fooled other readers of addresses; all of them mean this machine. */
  private static final List<String> SHAPES =
      List.of(
          "http://localhost/canary",
          "http://LOCALHOST./canary",
          "http://open.example.org@127.0.0.1/canary",
          "http://127.0.0.1:80@open.example.org/canary",
          "http://open.example.org:80@127.0.0.1/canary",
          "http://127.0.0.1\\@open.example.org/canary",
          "http://open.example.org\\@127.0.0.1/canary",
          "http:\\\\127.0.0.1\\canary",
          "http:/127.0.0.1/canary",
          "http:127.0.0.1/canary",
          "http://127.0.0.1#@open.example.org/canary",
          "http://127.0.0.1?@open.example.org/canary",
          "http://127。0。0。1/canary",
          "http://１２７.0.0.1/canary",
          "http://①②⑦.0.0.1/canary",
          "http://%31%32%37.0.0.1/canary",
          "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/canary",
          "http://127.0.0.1%00.example.org/canary",
          "http://127.0.0.1%2f.example.org/canary",
          "http://127.0.0.1\r\nHost: open.example.org/canary",
          "http://127.0.0.1\t/canary",
          " http://127.0.0.1/canary",
          "http://[::1]:80/canary",
          "http://[::1%25lo]/canary",
          "http://[::ffff:7f00:1]/canary",
          "http://0/canary",
          "http://127.1/canary",
          "http://127.0.1/canary",
          "http://inside.example.org/canary",
          "http://mixed.example.org/canary",
          "gopher://127.0.0.1/canary",
          "file:///etc/hostname",
          "file://127.0.0.1/canary",
          "ftp://127.0.0.1/canary",
          "jar:http://127.0.0.1/canary!/",
          "dict://127.0.0.1/canary",
          "ldap://127.0.0.1/canary",
          "netdoc:///etc/hostname",
          "data:text/xml,<rss/>",
          "javascript:alert(1)",
          "//127.0.0.1/canary",
          "///127.0.0.1/canary",
          "https://127.0.0.1/canary");

  private final FaultServer canary = new FaultServer();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger rebound = new AtomicInteger();
  private final GuardedClient client =
      new GuardedClient(
          new HttpSettings(
              Duration.ofSeconds(5), Duration.ofSeconds(20), 1 << 20, Loopback.REFUSED, "Test"),
          new Names(),
          new ToTheCanary());

  @AfterEach
  void close() {
    client.close();
    canary.close();
  }

  static List<String> addresses() {
    Stream<String> four = CLOSED.stream().flatMap(SsrfTest::spellings);
    Stream<String> six = CLOSED_SIX.stream().map(address -> "[" + address + "]");
    Stream<String> hosts = Stream.concat(four, six).map(host -> "http://" + host + "/canary");
    return Stream.concat(hosts, SHAPES.stream()).toList();
  }

  /** Dotted, decimal, octal, hexadecimal, short, and inside IPv6 in five ways. */
  private static Stream<String> spellings(String dotted) {
    int[] part = Stream.of(dotted.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
    long number = ((long) part[0] << 24) | (part[1] << 16) | (part[2] << 8) | part[3];
    String six = String.format("%x:%x", number >> 16, number & 0xFFFF);
    return Stream.of(
        dotted,
        dotted + ".",
        String.valueOf(number),
        String.format("0x%x", number),
        String.format("0%o", number),
        String.format("0%o.0%o.0%o.0%o", part[0], part[1], part[2], part[3]),
        String.format("0x%x.0x%x.0x%x.0x%x", part[0], part[1], part[2], part[3]),
        String.format("%d.%d", part[0], number & 0xFFFFFF),
        "[::ffff:" + dotted + "]",
        "[::" + dotted + "]",
        "[64:ff9b::" + six + "]",
        "[2002:" + six + "::1]",
        "[2001:0:" + six + "::1]");
  }

  @Test
  void noSpellingOfAClosedNetworkIsAskedDirectly() {
    canary.answer("/", 200, "never to be seen");
    List<String> asked = new ArrayList<>();
    for (String written : addresses()) {
      Stream.concat(plain(written).stream(), WebAddress.resolve(Optional.empty(), written).stream())
          .filter(
              address ->
                  !Optional.ofNullable(address.getHost()).equals(Optional.of("open.example.org")))
          .forEach(address -> reached(written, address).ifPresent(asked::add));
    }

    assertThat(addresses()).hasSizeGreaterThan(300);
    assertThat(asked).isEmpty();
    assertThat(connections).hasValue(0);
    assertThat(canary.asked()).isZero();
  }

  @Test
  void noRedirectLeadsIntoAClosedNetwork() {
    List<String> written = addresses().stream().filter(SsrfTest::fitsAHeader).toList();
    AtomicInteger next = new AtomicInteger();
    canary.on(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Location", written.get(next.get()));
          exchange.sendResponseHeaders(302, -1);
        });
    AtomicInteger reached = new AtomicInteger();
    canary.on("/canary", exchange -> reached.incrementAndGet());
    for (int i = 0; i < written.size(); i++) {
      next.set(i);
      FetchOutcome outcome = client.fetch(request(URI.create("http://open.example.org/feed")));
      assertThat(outcome).as(written.get(i)).isInstanceOf(FetchOutcome.Failed.class);
    }

    assertThat(reached).hasValue(0);
  }

  @Test
  void theLastOfFiveHopsIsJudgedLikeTheFirst() {
    for (int hop = 1; hop < 5; hop++) {
      canary.redirect("/hop" + hop, 302, "http://open.example.org/hop" + (hop + 1));
    }
    canary.redirect("/hop5", 302, "http://inside.example.org/canary");
    canary.answer("/canary", 200, "never to be seen");

    assertThat(reached("", URI.create("http://open.example.org/hop1"))).isEmpty();
    assertThat(canary.asked()).isEqualTo(5);
  }

  @Test
  void aNameThatChangesItsAddressIsJudgedWhereItIsConnectedTo() {
    canary.answer("/", 200, "<rss/>", "Connection: close");
    URI address = URI.create("http://rebinding.example.org/");

    assertThat(client.fetch(request(address))).isInstanceOf(FetchOutcome.Fetched.class);
    assertThat(connections).hasValue(1);
    assertThat(reached("", address)).isEmpty();
    assertThat(connections).as("the second time it said 127.0.0.1").hasValue(1);
  }

  private Optional<String> reached(String written, URI address) {
    return client.fetch(request(address)) instanceof FetchOutcome.Failed
        ? Optional.empty()
        : Optional.of(written + " as " + address);
  }

  private static Optional<URI> plain(String written) {
    try {
      return Optional.of(new URI(written));
    } catch (java.net.URISyntaxException none) {
      return Optional.empty();
    }
  }

  private static boolean fitsAHeader(String written) {
    return written.chars().allMatch(c -> c > ' ' && c < 0x7F)
        && !written.endsWith("@open.example.org/canary")
        && WebAddress.resolve(Optional.empty(), written)
            .filter(address -> address.getHost().equals("open.example.org"))
            .isEmpty();
  }

  private static FetchRequest request(URI address) {
    return new FetchRequest(address, Optional.empty(), Optional.empty(), "*/*");
  }

  /** Names of a test are not asked for anywhere; numbers are what the system takes them for. */
  private final class Names implements Dns {
    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
      return switch (host) {
        case "open.example.org" -> List.of(numbers("1.1.1.1"));
        case "inside.example.org", "localhost", "localhost." -> List.of(numbers("127.0.0.1"));
        case "mixed.example.org" -> List.of(numbers("1.1.1.1"), numbers("10.0.0.1"));
        case "rebinding.example.org" ->
            List.of(numbers(rebound.getAndIncrement() == 0 ? "1.1.1.1" : "127.0.0.1"));
        default -> {
          if (!host.matches("[0-9a-fA-FxX.:%lo]+")) {
            throw new UnknownHostException(host);
          }
          yield List.of(InetAddress.getAllByName(host));
        }
      };
    }
  }

  private static InetAddress numbers(String host) throws UnknownHostException {
    return InetAddress.getAllByName(host)[0];
  }

  /** Wherever a connection was to lead, it leads to the canary. */
  private final class ToTheCanary extends SocketFactory {
    @Override
    public Socket createSocket() {
      return new Socket() {
        @Override
        public void connect(SocketAddress anywhere, int timeout) throws IOException {
          connections.incrementAndGet();
          super.connect(
              new InetSocketAddress(
                  InetAddress.getLoopbackAddress(), canary.address("/").getPort()),
              timeout);
        }
      };
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }
  }
}

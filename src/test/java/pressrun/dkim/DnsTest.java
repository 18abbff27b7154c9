package pressrun.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pressrun.dkim.PublishedKeys.Answer;
import pressrun.testing.NameServer;

final class DnsTest {
  private static final String LONG = "v=DKIM1; k=rsa; p=" + "AbCd".repeat(100);

  @Test
  void aRecordOfSeveralStringsIsOneTextAndNoRecordIsNone() throws IOException {
    try (NameServer server = new NameServer()) {
      server.publish("long._domainkey.example.org", LONG);
      Dns dns = new Dns(Optional.of(server.address()));
      assertThat(dns.at("long._domainkey.example.org"))
          .isEqualTo(new Answer.Records(List.of(LONG)));
      assertThat(dns.at("none._domainkey.example.org")).isEqualTo(new Answer.Records(List.of()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ldap://%s/x", "rmi://%s/x", "dns://%s/x", "java:comp/env", ""})
  void aSignatureCannotMakeItConnectElsewhere(String selector) throws IOException {
    try (ServerSocket canary = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String place = selector.formatted("127.0.0.1:" + canary.getLocalPort());
      assertThat(new Dns(Optional.of("127.0.0.1:1")).at(place))
          .isEqualTo(new Answer.Records(List.of()));
      canary.setSoTimeout(1);
      assertThat(connected(canary)).isFalse();
    }
  }

  private static boolean connected(ServerSocket canary) throws IOException {
    try {
      canary.accept().close();
      return true;
    } catch (SocketTimeoutException nobody) {
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ns.example.org, true",
    "127.0.0.1:5353, true",
    "127.0.0.1:99999, false",
    "::1, false",
    "a b, false",
    "a/b, false"
  })
  void aServerIsAHostWithOrWithoutAPort(String text, boolean right) {
    assertThat(Dns.isServer(text)).isEqualTo(right);
  }
}

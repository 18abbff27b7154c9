package pressrun.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pressrun.http.HttpSettings.Loopback;

final class NetworkTableTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.168.1.1",
        "198.19.0.1",
        "203.0.113.9",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:0:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::a00:1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "5f00::1"
      })
  void aNetworkThatIsNotPublicIsClosed(String address) throws UnknownHostException {
    assertThat(open(address, Loopback.REFUSED)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "9.9.9.9", "172.32.0.1", "100.128.0.1", "2606:4700::1111"})
  void aPublicAddressIsOpen(String address) throws UnknownHostException {
    assertThat(open(address, Loopback.REFUSED)).isTrue();
  }

  @Test
  void forTrialsLoopbackIsOpenedAndNothingElse() throws UnknownHostException {
    assertThat(open("127.0.0.1", Loopback.ALLOWED)).isTrue();
    assertThat(open("::1", Loopback.ALLOWED)).isTrue();
    assertThat(open("10.0.0.1", Loopback.ALLOWED)).isFalse();
    assertThat(open("2002:7f00:1::", Loopback.ALLOWED)).isFalse();
  }

  private static boolean open(String literal, Loopback loopback) throws UnknownHostException {
    return NetworkTable.open(InetAddress.getByName(literal), loopback);
  }
}

package pressrun.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://example.org, a, https://example.org/a",
    "https://example.org/x/y, a, https://example.org/x/a",
    "https://example.org/x/y, ?p=1, https://example.org/x/y?p=1",
    "https://example.org/x, //cdn.example.org/p.jpg, https://cdn.example.org/p.jpg",
    "https://example.org/, /a b|c?q=100%, https://example.org/a%20b%7Cc?q=100%25",
    "https://example.org/, https://example.com/기사, https://example.com/%EA%B8%B0%EC%82%AC",
  })
  void anAddressIsResolvedAgainstWhereItStands(String base, String written, String expected) {
    assertThat(WebAddress.resolve(Optional.of(URI.create(base)), written))
        .contains(URI.create(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "http://256/, http://0.0.1.0/",
    "http://0x7f.1/, http://127.0.0.1/",
    "http://00000177.0.0.1/, http://127.0.0.1/",
    "http://2130706433/, http://127.0.0.1/",
    "http://％３１９２.0x00A80001/, ",
    "http://１２７.1/, http://127.0.0.1/",
    "http://0x/, http://0.0.0.0/",
    "http://7up.example.org/, http://7up.example.org/",
  })
  void aHostOfNumbersIsReadAsBrowsersDo(String written, String expected) {
    assertThat(WebAddress.resolve(Optional.empty(), written).map(URI::toString))
        .isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void controlsAroundAnAddressAreCutOff() {
    assertThat(WebAddress.resolve(Optional.empty(), "\u0000\u001B https://example.org/ \r\u001F"))
        .contains(URI.create("https://example.org/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/hostname",
        "mailto:a@example.org",
        "http://",
        "http://ho%3Cst/",
        "http://a<b/",
        "http://[::1",
        "http://4294967296/",
        "http://1.2.3.4.5/",
        "http://192.0.2.256/",
        "http://name.0x7f/",
        ""
      })
  void whatIsNoWebAddressIsNone(String written) {
    assertThat(WebAddress.resolve(Optional.empty(), written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "bounces.example.org, example.org",
    "a.news.example.org, example.org",
    "press.example.co.uk, example.co.uk",
    "co.uk, co.uk",
    "'', ''"
  })
  void whatSomebodyRegisteredIsFoundByTheListOfPublicSuffixes(String host, String registered) {
    assertThat(WebAddress.registered(host)).isEqualTo(registered);
  }
}

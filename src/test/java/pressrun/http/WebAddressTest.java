package pressrun.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
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
        ""
      })
  void whatIsNoWebAddressIsNone(String written) {
    assertThat(WebAddress.resolve(Optional.empty(), written)).isEmpty();
  }
}

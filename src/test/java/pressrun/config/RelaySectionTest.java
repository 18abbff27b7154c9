package pressrun.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pressrun.smtp.RelaySettings;
import pressrun.testing.Certificates;

/** The keys of a relay that hold a name or name a file. */
final class RelaySectionTest {
  private final Path folder;

  RelaySectionTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void makeFolder() throws IOException {
    Files.createDirectories(folder.resolve("newsletters"));
  }

  private ConfigOutcome read(String key, String value) throws IOException {
    String relay = "relays:\n  - host: mail.example.org\n    " + key + ": " + value + "\n";
    Files.writeString(
        folder.resolve("pressrun.yml"),
        "base_url: https://news.example.org/\nsecret: more than sixteen letters\n" + relay);
    return ConfigReader.read(folder, Map.of());
  }

  private RelaySettings right(String key, String value) throws IOException {
    ConfigOutcome outcome = read(key, value);
    assertThat(outcome).isInstanceOf(ConfigOutcome.Valid.class);
    return ((ConfigOutcome.Valid) outcome).settings().relays().get(0);
  }

  private String wrong(String key, String value) throws IOException {
    ConfigOutcome outcome = read(key, value);
    assertThat(outcome).isInstanceOf(ConfigOutcome.Invalid.class);
    List<Problem> problems = ((ConfigOutcome.Invalid) outcome).problems();
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).key()).isEqualTo("relays[1]." + key);
    assertThat(problems.get(0).toString()).startsWith(folder.resolve("pressrun.yml") + ":5:");
    return problems.get(0).message();
  }

  /** Two certificates that are good. */
  private String signed() {
    Certificates certificates = Certificates.signed(folder, "mail.example.org");
    return certificates.pem() + certificates.ownPem();
  }

  private String expired() {
    return Certificates.expired(folder, "mail.example.org").ownPem();
  }

  private String file(String content) throws IOException {
    Files.writeString(folder.resolve("ca.pem"), content, StandardCharsets.ISO_8859_1);
    return "ca.pem";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          news.example.org | news.example.org
          News.Example.ORG | news.example.org
          bücher.example | xn--bcher-kva.example
          "[192.0.2.1]" | [192.0.2.1]
          "[IPv6:2001:db8::1]" | [IPv6:2001:db8::1]
          """)
  void aNameToGreetWithIsRead(String written, String name) throws IOException {
    String quoted = name.startsWith("[") ? "\"" + name + "\"" : written;
    assertThat(right("helo", quoted).helo()).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mailhost",
        "localhost",
        "https://news.example.org",
        "news.example.org:587",
        "news example.org",
        "news_1.example.org",
        "courier@example.org",
        "\"[example.org]\"",
        "\"[300.0.2.1]\"",
        "-news.example.org"
      })
  void aNameThatIsNoFullOneIsShownWithWhatIsExpected(String written) throws IOException {
    assertThat(wrong("helo", written))
        .contains("full name", "news.example.org", "found \"" + written.replace("\"", ""));
  }

  @Test
  void anAddressToGreetWithStandsInBracketsAndQuotes() throws IOException {
    assertThat(wrong("helo", "192.0.2.1")).contains("written \"[192.0.2.1]\"");
    assertThat(wrong("helo", "2001:db8::1")).contains("written \"[IPv6:2001:db8::1]\"");
    assertThat(wrong("helo", "[192.0.2.1]")).contains("found a list", "quotes");
  }

  @Test
  void oneOrSeveralCertificatesAreRead() throws IOException {
    String signed = signed();
    String expired = expired();
    assertThat(right("ca_file", file(signed)).trusted()).hasSize(2);
    assertThat(right("ca_file", file("# our own\r\n" + signed)).trusted()).hasSize(2);
    assertThat(right("ca_file", file(expired + signed)).trusted()).hasSize(3);
    assertThat(right("ca_file", file("\u00ef\u00bb\u00bf" + signed)).trusted()).hasSize(2);
  }

  @Test
  void aFileWithoutAGoodCertificateIsShown() throws IOException {
    String signed = signed();
    String expired = expired();
    assertThat(wrong("ca_file", "missing.pem")).contains("missing.pem is not there");
    assertThat(wrong("ca_file", file(""))).contains("PEM", "BEGIN CERTIFICATE", "ca.pem");
    assertThat(wrong("ca_file", file("-----BEGIN PRIVATE KEY-----\nMII\n")))
        .contains("a private key");
    assertThat(wrong("ca_file", file("0\u0082\u0001\u00d8"))).contains("DER");
    assertThat(wrong("ca_file", file(signed.substring(0, 200)))).contains("damaged or cut short");
    assertThat(wrong("ca_file", file(signed.replace("M", "!")))).contains("damaged or cut short");
    assertThat(wrong("ca_file", file(expired))).contains("CN=mail.example.org", "ended on 20");
    assertThat(wrong("ca_file", "newsletters")).contains("cannot be read");
  }

  @Test
  void thePortThatIsEncryptedFromTheStartDoesNotGoWithStartTls() throws IOException {
    assertThat(wrong("port", "465")).contains("tls: implicit", "587");
    assertThat(right("port", "465\n    tls: implicit").port()).isEqualTo(465);
  }
}

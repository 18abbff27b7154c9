package pressrun.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pressrun.smtp.Outcome.Trouble;
import pressrun.smtp.Outcome.Unattempted;
import pressrun.smtp.RelaySettings.Tls;
import pressrun.testing.Certificates;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Point;

/** Relays whose certificate Java does not know, and relays spoken to with the wrong kind of TLS. */
final class CertificateTest {
  private static final String OFFER = "250-fault.example.org\r\n250 STARTTLS\r\n";

  private final Dialer dialer = new Dialer(SmtpLimits.standard());
  private final Path folder;

  CertificateTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void close() {
    dialer.close();
  }

  private static SmtpFaultServer server(Certificates certificate, Tls tls) {
    return new SmtpFaultServer(Optional.of(certificate.server()), tls == Tls.IMPLICIT)
        .at(Point.EHLO, SmtpFaultServer.say(OFFER));
  }

  private ConnectResult open(SmtpFaultServer server, Tls tls, List<X509Certificate> trusted) {
    return dialer.open(
        new RelaySettings(
            "main",
            "localhost",
            server.port(),
            tls,
            Optional.empty(),
            RelaySettings.Limits.of(1),
            OptionalInt.empty(),
            false,
            Optional.empty(),
            trusted));
  }

  private void connects(SmtpFaultServer server, Tls tls, List<X509Certificate> trusted) {
    ConnectResult result = open(server, tls, trusted);
    assertThat(result).isInstanceOf(ConnectResult.Connected.class);
    ((ConnectResult.Connected) result).connection().close();
  }

  private String refusal(SmtpFaultServer server, Tls tls, List<X509Certificate> trusted) {
    Unattempted why = ((ConnectResult.Failed) open(server, tls, trusted)).why();
    assertThat(why.trouble()).isEqualTo(Trouble.TLS);
    assertThat(why.why()).contains("localhost:" + server.port());
    return why.why();
  }

  @ParameterizedTest
  @EnumSource(names = {"STARTTLS", "IMPLICIT"})
  void anAuthorityOfTheOperatorsOwnIsTrusted(Tls tls) {
    Certificates certificate = Certificates.signed(folder, "localhost");
    Certificates other = Certificates.of(folder, "other.example.org");
    try (SmtpFaultServer server = server(certificate, tls)) {
      connects(server, tls, List.of(certificate.trusted()));
      connects(server, tls, List.of(other.trusted(), certificate.trusted()));
    }
  }

  @Test
  void aCertificateThatTheServerSignedItselfIsTrusted() {
    Certificates certificate = Certificates.of(folder, "localhost");
    try (SmtpFaultServer server = server(certificate, Tls.STARTTLS)) {
      connects(server, Tls.STARTTLS, List.of(certificate.trusted()));
    }
  }

  @Test
  void oneRelaysAuthorityIsNotAnothers() {
    Certificates certificate = Certificates.signed(folder, "localhost");
    try (SmtpFaultServer server = server(certificate, Tls.STARTTLS)) {
      connects(server, Tls.STARTTLS, List.of(certificate.trusted()));
      assertThat(refusal(server, Tls.STARTTLS, List.of()))
          .contains("CN=localhost", "put its certificate", "`ca_file`");
    }
  }

  @Test
  void whatTheFileDoesNotVouchForIsToldOfTheFile() {
    Certificates certificate = Certificates.signed(folder, "localhost");
    Certificates other = Certificates.of(folder, "other.example.org");
    try (SmtpFaultServer server = server(certificate, Tls.STARTTLS)) {
      assertThat(refusal(server, Tls.STARTTLS, List.of(other.trusted())))
          .contains("the relay's `ca_file` does not cover this certificate")
          .doesNotContain("put its certificate");
      assertThat(server.count("MAIL")).isZero();
    }
  }

  @Test
  void theNameIsVerifiedAllTheSameAndTheNamesOfTheCertificateAreTold() {
    Certificates certificate = Certificates.signed(folder, "mail.example.org");
    try (SmtpFaultServer server = server(certificate, Tls.IMPLICIT)) {
      assertThat(refusal(server, Tls.IMPLICIT, List.of(certificate.trusted())))
          .contains("for mail.example.org", "`host`");
    }
  }

  @Test
  void implicitTlsOnAPortThatBeginsInTheClearIsRecognised() {
    try (SmtpFaultServer server = new SmtpFaultServer()) {
      assertThat(refusal(server, Tls.IMPLICIT, List.of())).contains("`tls: starttls`");
    }
  }

  @Test
  void aRefusedStartTlsIsToldInTheRelaysWords() {
    try (SmtpFaultServer server = new SmtpFaultServer()) {
      server.at(Point.EHLO, SmtpFaultServer.say(OFFER));
      server.at(Point.STARTTLS, SmtpFaultServer.say("454 4.7.0 TLS not available: local problem"));
      assertThat(refusal(server, Tls.STARTTLS, List.of()))
          .contains("refused STARTTLS: 454 4.7.0 TLS not available: local problem");
    }
  }

  @Test
  void anEndOfTheHandshakeIsTold() {
    try (SmtpFaultServer server = new SmtpFaultServer()) {
      server.at(Point.EHLO, SmtpFaultServer.say(OFFER));
      server.at(Point.STARTTLS, SmtpFaultServer.sayAndHangUp("220 go on"));
      assertThat(refusal(server, Tls.STARTTLS, List.of())).contains("no protected connection to");
    }
  }
}

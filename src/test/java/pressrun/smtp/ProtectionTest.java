package pressrun.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.classification.Stage;
import pressrun.mail.Message;
import pressrun.smtp.Outcome.Trouble;
import pressrun.smtp.Outcome.Unattempted;
import pressrun.smtp.RelaySettings.Credentials.Password;
import pressrun.smtp.RelaySettings.Tls;
import pressrun.testing.Certificates;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Point;

/** Nothing goes out less protected than asked for. */
final class ProtectionTest {
  private static final String OFFER =
      "250-fault.example.org\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN\r\n";
  private static final Message MESSAGE =
      new Message(
          "<1@example.org>",
          "letter@example.org",
          "mina@example.org",
          "Subject: x\r\n\r\nx\r\n".getBytes(StandardCharsets.UTF_8));

  private final Path folder;

  ProtectionTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static RelaySettings relay(SmtpFaultServer server, String host, Tls tls) {
    return new RelaySettings(
        "main",
        host,
        server.port(),
        tls,
        Optional.of(new Password("letters", "correct horse")),
        RelaySettings.Limits.of(1),
        OptionalInt.empty(),
        false,
        Optional.empty(),
        List.of());
  }

  private static RelaySettings relay(
      SmtpFaultServer server, String host, Tls tls, Certificates trusted) {
    RelaySettings plain = relay(server, host, tls);
    return new RelaySettings(
        plain.name(),
        plain.host(),
        plain.port(),
        plain.tls(),
        plain.credentials(),
        plain.limits(),
        plain.weight(),
        plain.builtIn(),
        plain.helo(),
        List.of(trusted.trusted()));
  }

  private static Unattempted refusal(Dialer dialer, RelaySettings relay) {
    return ((ConnectResult.Failed) dialer.open(relay)).why();
  }

  private static Outcome send(Dialer dialer, RelaySettings relay) {
    ConnectResult result = dialer.open(relay);
    assertThat(result).isInstanceOf(ConnectResult.Connected.class);
    try (SmtpConnection connection = ((ConnectResult.Connected) result).connection()) {
      return connection.send(MESSAGE, () -> CompletableFuture.completedFuture(true));
    }
  }

  private static String login() {
    byte[] plain = "\0letters\0correct horse".getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(plain);
  }

  @Test
  void aTokenIsReadAnewForEachConnection() throws IOException {
    Path file = folder.resolve("token");
    try (SmtpFaultServer server = new SmtpFaultServer();
        Dialer dialer = new Dialer(SmtpLimits.standard())) {
      server.at(
          Point.EHLO, SmtpFaultServer.say("250-fault.example.org\r\n250 AUTH PLAIN XOAUTH2\r\n"));
      RelaySettings relay =
          new RelaySettings(
              "main",
              "127.0.0.1",
              server.port(),
              Tls.NONE,
              Optional.of(new RelaySettings.Credentials.Token("letters", file)),
              RelaySettings.Limits.of(1),
              OptionalInt.empty(),
              false,
              Optional.empty(),
              List.of());
      assertThat(refusal(dialer, relay).trouble()).isEqualTo(Outcome.Trouble.CREDENTIALS);
      for (String token : List.of("morning", "evening")) {
        Files.writeString(file, "\uFEFF" + token + "\r\n");
        assertThat(send(dialer, relay)).isInstanceOf(Outcome.Accepted.class);
        String said = "user=letters\1auth=Bearer " + token + "\1\1";
        assertThat(server.commands())
            .contains(
                "AUTH XOAUTH2 "
                    + Base64.getEncoder().encodeToString(said.getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  @Test
  void startTlsProtectsPasswordAndMail() {
    Certificates certificate = Certificates.of(folder, "localhost");
    Optional<SSLContext> tls = Optional.of(certificate.server());
    try (SmtpFaultServer server = new SmtpFaultServer(tls, false);
        Dialer dialer = new Dialer(SmtpLimits.standard())) {
      server.at(Point.EHLO, SmtpFaultServer.say(OFFER));
      assertThat(send(dialer, relay(server, "localhost", Tls.STARTTLS, certificate)))
          .isInstanceOf(Outcome.Accepted.class);
      assertThat(server.commands()).contains("AUTH PLAIN " + login());
      assertThat(server.accepted()).hasSize(1);
    }
  }

  @Test
  void implicitTlsProtectsTheGreetingToo() {
    Certificates certificate = Certificates.of(folder, "localhost");
    try (SmtpFaultServer server = new SmtpFaultServer(Optional.of(certificate.server()), true);
        Dialer dialer = new Dialer(SmtpLimits.standard())) {
      server.at(Point.EHLO, SmtpFaultServer.say(OFFER));
      assertThat(send(dialer, relay(server, "localhost", Tls.IMPLICIT, certificate)))
          .isInstanceOf(Outcome.Accepted.class);
    }
  }

  @Test
  void fault6ARelayThatOffersNoStartTlsIsNeverSpokenToInTheClear() {
    try (SmtpFaultServer server = new SmtpFaultServer();
        Dialer dialer = new Dialer(SmtpLimits.standard())) {
      server.at(Point.EHLO, SmtpFaultServer.say("250-fault.example.org\r\n250 AUTH PLAIN\r\n"));
      Unattempted why = refusal(dialer, relay(server, "localhost", Tls.STARTTLS));
      assertThat(why.trouble()).isEqualTo(Trouble.TLS);
      assertThat(why.why())
          .contains("localhost:" + server.port() + ": it offers no STARTTLS", "tls: none");
      assertThat(server.count("AUTH") + server.count("MAIL")).isZero();
    }
  }

  @Test
  void fault6ARefusedStartTlsIsNoWayAroundIt() {
    try (SmtpFaultServer server = new SmtpFaultServer();
        Dialer dialer = new Dialer(SmtpLimits.standard())) {
      server.at(Point.EHLO, SmtpFaultServer.say(OFFER));
      server.at(Point.STARTTLS, SmtpFaultServer.say("454 4.7.0 not now"));
      assertThat(refusal(dialer, relay(server, "localhost", Tls.STARTTLS)).trouble())
          .isEqualTo(Trouble.TLS);
      assertThat(server.count("AUTH") + server.count("MAIL")).isZero();
    }
  }

  @Test
  void fault6ACertificateThatNobodyKnowsIsRefused() {
    Certificates certificate = Certificates.of(folder, "localhost");
    Optional<SSLContext> tls = Optional.of(certificate.server());
    try (SmtpFaultServer server = new SmtpFaultServer(tls, false);
        Dialer dialer = new Dialer(SmtpLimits.standard())) {
      server.at(Point.EHLO, SmtpFaultServer.say(OFFER));
      Unattempted why = refusal(dialer, relay(server, "localhost", Tls.STARTTLS));
      assertThat(why.trouble()).isEqualTo(Trouble.TLS);
      assertThat(why.why()).contains("CN=localhost", "good until 20", "unable to find valid");
      assertThat(server.count("AUTH") + server.count("MAIL")).isZero();
    }
  }

  @Test
  void fault6ACertificateOfAnotherHostIsRefused() {
    Certificates certificate = Certificates.of(folder, "other.example.org");
    Optional<SSLContext> tls = Optional.of(certificate.server());
    for (Tls kind : new Tls[] {Tls.STARTTLS, Tls.IMPLICIT}) {
      try (SmtpFaultServer server = new SmtpFaultServer(tls, kind == Tls.IMPLICIT);
          Dialer dialer = new Dialer(SmtpLimits.standard())) {
        server.at(Point.EHLO, SmtpFaultServer.say(OFFER));
        Unattempted why = refusal(dialer, relay(server, "localhost", kind, certificate));
        assertThat(why.trouble()).isEqualTo(Trouble.TLS);
        assertThat(why.why()).contains("to localhost", "CN=other.example.org", "good until 20");
        assertThat(server.count("AUTH")).isZero();
      }
    }
  }

  @Test
  void fault6AnExpiredCertificateIsRefusedAndItsEndIsNamed() {
    Certificates certificate = Certificates.expired(folder, "localhost");
    Optional<SSLContext> tls = Optional.of(certificate.server());
    try (SmtpFaultServer server = new SmtpFaultServer(tls, true);
        Dialer dialer = new Dialer(SmtpLimits.standard())) {
      Unattempted why = refusal(dialer, relay(server, "localhost", Tls.IMPLICIT, certificate));
      assertThat(why.trouble()).isEqualTo(Trouble.TLS);
      assertThat(why.why())
          .containsPattern("CN=localhost for localhost, good until [0-9]{4}-[0-9]{2}-.*NotAfter");
      assertThat(server.count("AUTH")).isZero();
    }
  }

  @Test
  void fault7ARefusedPasswordIsToldWithoutThePassword() {
    try (SmtpFaultServer server = new SmtpFaultServer();
        Dialer dialer = new Dialer(SmtpLimits.standard())) {
      server.at(Point.EHLO, SmtpFaultServer.say("250-fault.example.org\r\n250 AUTH PLAIN\r\n"));
      server.at(Point.AUTH, SmtpFaultServer.say("535 5.7.8 correct horse is wrong"));
      Unattempted why = refusal(dialer, relay(server, "127.0.0.1", Tls.NONE));
      assertThat(why.trouble()).isEqualTo(Trouble.CREDENTIALS);
      assertThat(why.why()).contains("535").doesNotContain("correct horse");
      assertThat(server.count("AUTH")).isEqualTo(1);
      assertThat(server.count("EHLO")).isEqualTo(1);
    }
  }

  @Test
  void fault7ARelayThatAsksForNoPasswordIsNotTakenForOurs() {
    try (SmtpFaultServer server = new SmtpFaultServer();
        Dialer dialer = new Dialer(SmtpLimits.standard())) {
      Unattempted why = refusal(dialer, relay(server, "127.0.0.1", Tls.NONE));
      assertThat(why.stage()).isEqualTo(Stage.AUTH);
      assertThat(server.count("MAIL")).isZero();
    }
  }

  @Test
  void fault8APassingLoginTroubleIsTheConnections() {
    try (SmtpFaultServer server = new SmtpFaultServer();
        Dialer dialer = new Dialer(SmtpLimits.standard())) {
      server.at(Point.EHLO, SmtpFaultServer.say("250-fault.example.org\r\n250 AUTH PLAIN\r\n"));
      server.at(Point.AUTH, SmtpFaultServer.say("454 4.7.0 try later"));
      assertThat(refusal(dialer, relay(server, "127.0.0.1", Tls.NONE)).trouble())
          .isEqualTo(Trouble.CONNECTION);
    }
  }

  @Test
  void anotherMachineIsNotSpokenToInTheClearUnlessAskedFor() {
    RelaySettings afar =
        new RelaySettings(
            "main",
            "192.0.2.1",
            25,
            Tls.NONE,
            Optional.empty(),
            RelaySettings.Limits.of(1),
            OptionalInt.empty(),
            false,
            Optional.empty(),
            List.of());
    try (Dialer dialer = new Dialer(SmtpLimits.standard())) {
      assertThat(refusal(dialer, afar).trouble()).isEqualTo(Trouble.TLS);
    }
  }

  @Test
  void aPasswordNeverGoesInTheClearToAnotherMachine() {
    RelaySettings afar =
        new RelaySettings(
            "main",
            "192.0.2.1",
            25,
            Tls.UNPROTECTED,
            Optional.of(new Password("a", "b")),
            RelaySettings.Limits.of(1),
            OptionalInt.empty(),
            false,
            Optional.empty(),
            List.of());
    try (Dialer dialer = new Dialer(SmtpLimits.standard())) {
      assertThat(refusal(dialer, afar).trouble()).isEqualTo(Trouble.TLS);
    }
  }
}

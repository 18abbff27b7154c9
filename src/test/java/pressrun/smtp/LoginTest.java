package pressrun.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pressrun.classification.Stage;
import pressrun.smtp.Outcome.Trouble;
import pressrun.smtp.Outcome.Unattempted;
import pressrun.smtp.RelaySettings.Credentials;
import pressrun.smtp.RelaySettings.Credentials.Password;
import pressrun.smtp.RelaySettings.Credentials.Token;
import pressrun.smtp.RelaySettings.Tls;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Act;
import pressrun.testing.SmtpFaultServer.Point;

/** Logging in at relays that offer, ask and refuse in all the ways that were reported. */
final class LoginTest {
  private static final Credentials PASSWORD = new Password("press", "correct horse");

  private final SmtpFaultServer server = new SmtpFaultServer();
  private final Dialer dialer = new Dialer(SmtpLimits.standard());
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    dialer.close();
    server.close();
  }

  private void offers(String... lines) {
    StringBuilder reply = new StringBuilder("250-fault.example.org\r\n");
    for (String line : lines) {
      reply.append("250-").append(line).append("\r\n");
    }
    server.at(Point.EHLO, SmtpFaultServer.say(reply + "250 8BITMIME\r\n"));
  }

  private void answers(String... replies) {
    server.at(Point.AUTH, List.of(replies).stream().map(SmtpFaultServer::say).toArray(Act[]::new));
  }

  /** Says each text, hears a line after each but the last. */
  private Act asking(String... texts) {
    return (socket, out) -> {
      for (int i = 0; i < texts.length; i++) {
        SmtpFaultServer.say(texts[i]).on(socket, out);
        if (i < texts.length - 1) {
          heard.add(line(socket.getInputStream()));
        }
      }
      return true;
    };
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  private ConnectResult open(Credentials credentials) {
    return dialer.open(
        new RelaySettings(
            "main",
            "127.0.0.1",
            server.port(),
            Tls.NONE,
            Optional.of(credentials),
            RelaySettings.Limits.of(1),
            OptionalInt.empty(),
            false,
            Optional.empty(),
            List.of()));
  }

  private void letsIn(Credentials credentials) {
    ConnectResult result = open(credentials);
    assertThat(result).isInstanceOf(ConnectResult.Connected.class);
    ((ConnectResult.Connected) result).connection().close();
  }

  private Unattempted refusal(Credentials credentials) {
    Unattempted why = ((ConnectResult.Failed) open(credentials)).why();
    assertThat(why.stage()).isEqualTo(Stage.AUTH);
    assertThat(why.toString())
        .doesNotContain("correct horse")
        .doesNotContain(encoded("\0press\0correct horse"))
        .doesNotContain(encoded("correct horse"));
    return why;
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AUTH PLAIN",
        "AUTH LOGIN PLAIN",
        "auth plain login",
        "AUTH=PLAIN",
        "AUTH=LOGIN PLAIN",
        "AUTH  GSSAPI   PLAIN ",
        "AUTH GSSAPI,PLAIN",
        "AUTH=\r\n250-AUTH PLAIN",
        "AUTH PLAIN\r\n250-AUTH=LOGIN",
        "AUTH LOGIN\r\n250-AUTH PLAIN",
        "AUTH LOGIN PLAIN\r\n250-SIZE 52428800\r\n250-AUTH=LOGIN",
        "X-EXPS GSSAPI NTLM\r\n250-AUTH NTLM PLAIN"
      })
  void anOfferOfPlainIsUnderstoodInEveryForm(String offer) {
    offers(offer);
    letsIn(PASSWORD);
    assertThat(server.commands()).contains("AUTH PLAIN " + encoded("\0press\0correct horse"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "504 5.7.4 Unrecognized authentication type",
        "504 5.5.4 Unrecognized authentication mechanism",
        "504 5.3.3 AUTH mechanism PLAIN not available",
        "504 PLAIN authentication is not permitted by this server.",
        "504 Unknown mechanism <PLAIN>",
        "502 Invalid input from 192.0.2.1 to newxmesmtp",
        "501 5.5.2 Cannot decode AUTH parameter",
        "500 5.5.1 Command unrecognized",
        "534 5.7.9 Authentication mechanism is too weak",
        "538 5.7.11 Encryption required for requested authentication mechanism",
        "500 5.5.1 Unrecognized command",
        "502 5.5.1 AUTH PLAIN not implemented",
        "501 5.5.2 Unsupported AUTH type"
      })
  void theNextMechanismIsTriedWhereTheFirstIsNotTakenAfterAll(String reply) {
    offers("AUTH PLAIN LOGIN");
    server.at(
        Point.AUTH,
        SmtpFaultServer.say(reply),
        asking("334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6", "235 2.7.0 welcome"));
    letsIn(PASSWORD);
    assertThat(heard).containsExactly(encoded("press"), encoded("correct horse"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "535 5.7.8 Error: authentication failed: Invalid authentication mechanism",
        "535 5.7.3 Authentication unsuccessful",
        "535 5.7.139 Authentication unsuccessful, basic authentication is disabled",
        "534 5.7.9 Application-specific password required",
        "550 5.7.1 account suspended"
      })
  void aPasswordThatWasRefusedIsNotSaidAgainByAnotherMechanism(String reply) {
    offers("AUTH PLAIN LOGIN CRAM-MD5");
    answers(reply);
    Unattempted why = refusal(PASSWORD);
    assertThat(why.trouble()).isEqualTo(Trouble.CREDENTIALS);
    assertThat(why.why()).contains(reply, "`user` and `password`");
    assertThat(server.count("AUTH")).isEqualTo(1);
  }

  @Test
  void aRelayThatTakesNoneOfWhatItOffersIsToldWithAllItsWords() {
    offers("AUTH PLAIN LOGIN");
    answers("504 5.7.4 no PLAIN here", "504 5.7.4 no LOGIN here");
    assertThat(refusal(PASSWORD).why())
        .contains("PLAIN: 504 5.7.4 no PLAIN here; LOGIN: 504 5.7.4 no LOGIN here")
        .contains("offers PLAIN, LOGIN; Pressrun speaks PLAIN");
  }

  @Test
  void aLoginThatIsRefusedInTheClearIsToldWithTheKey() {
    offers("AUTH PLAIN", "STARTTLS");
    answers("530 Must issue a STARTTLS command first");
    assertThat(refusal(PASSWORD).why())
        .contains("530 Must issue a STARTTLS command first", "`tls: starttls`")
        .doesNotContain("`password`");
  }

  @Test
  void cramMd5IsSpokenWhereNothingElseFits() {
    offers("AUTH GSSAPI CRAM-MD5");
    server.at(
        Point.AUTH,
        asking("334 " + encoded("<1896.697170952@fault.example.org>"), "235 2.7.0 welcome"));
    letsIn(new Password("tim", "tanstaaftanstaaf"));
    assertThat(heard).hasSize(1);
    assertThat(new String(Base64.getDecoder().decode(heard.get(0)), StandardCharsets.UTF_8))
        .matches("tim [0-9a-f]{32}");
  }

  @Test
  void whatIsOfferedAndWhatIsSpokenAreNamedWhereNothingFits() {
    offers("AUTH GSSAPI NTLM");
    Unattempted why = refusal(PASSWORD);
    assertThat(why.trouble()).isEqualTo(Trouble.CREDENTIALS);
    assertThat(why.why())
        .contains("offers GSSAPI, NTLM; Pressrun speaks PLAIN, LOGIN, CRAM-MD5, XOAUTH2");
    assertThat(server.count("AUTH")).isZero();
  }

  @Test
  void aRelayThatWantsATokenIsToldWithTheKeyForIt() {
    offers("AUTH XOAUTH2");
    assertThat(refusal(PASSWORD).why()).contains("offers XOAUTH2", "`token_file`");
  }

  @Test
  void aRelayThatOffersNoLoginIsToldInWords() {
    Unattempted why = refusal(PASSWORD);
    assertThat(why.trouble()).isEqualTo(Trouble.CREDENTIALS);
    assertThat(why.why())
        .contains("127.0.0.1:" + server.port(), "offers none (AUTH)", "587", "`user`");
    assertThat(server.count("MAIL")).isZero();
  }

  @Test
  void aLoginThatIsOfferedOnlyAfterStartTlsIsToldWithTheKey() {
    offers("STARTTLS");
    assertThat(refusal(PASSWORD).why()).contains("`tls: starttls`");
  }

  @Test
  void aSecretThatIsRepeatedInAnyFormIsNotShown() {
    offers("AUTH PLAIN");
    answers(
        "535 5.7.8 cannot take "
            + encoded("\0press\0correct horse")
            + " for correct horse of press");
    assertThat(refusal(PASSWORD).why()).contains("535 5.7.8 cannot take *** for ***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "454 4.7.0 Temporary authentication failure",
        "421 4.7.0 Too many login attempts",
        "435 4.7.8 busy"
      })
  void aLoginThatIsPutOffIsNotTheSecretsFault(String reply) {
    offers("AUTH PLAIN LOGIN");
    answers(reply);
    Unattempted why = refusal(PASSWORD);
    assertThat(why.trouble()).isNotEqualTo(Trouble.CREDENTIALS);
    assertThat(why.why()).contains(reply).doesNotContain("`password`");
    assertThat(server.count("AUTH")).isEqualTo(1);
  }

  @Test
  void aRelayThatHangsUpAtTheLoginIsTheConnectionsTrouble() {
    offers("AUTH PLAIN");
    server.at(Point.AUTH, SmtpFaultServer.hangUp());
    assertThat(refusal(PASSWORD).trouble()).isEqualTo(Trouble.CONNECTION);
  }

  @Test
  void lettersBeyondAsciiAreSaidInUtf8() {
    offers("AUTH PLAIN");
    letsIn(new Password("jürgen", "grüße"));
    assertThat(server.commands()).contains("AUTH PLAIN " + encoded("\0jürgen\0grüße"));
  }

  @Test
  void aTokenThatIsRefusedEndsTheDialogueAndItsKeyIsNamed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("token");
    Files.writeString(file, "\uFEFFmorning\r\n");
    offers("AUTH PLAIN LOGIN XOAUTH2");
    server.at(
        Point.AUTH,
        asking("334 eyJzdGF0dXMiOiI0MDEifQ==", "535 5.7.8 Username and Password not accepted"));
    Unattempted why = refusal(new Token("press", file));
    assertThat(why.why()).contains("535 5.7.8", "`token_file`").doesNotContain("morning");
    assertThat(heard).containsExactly("");
    assertThat(server.commands())
        .contains("AUTH XOAUTH2 " + encoded("user=press\1auth=Bearer morning\1\1"));
  }
}

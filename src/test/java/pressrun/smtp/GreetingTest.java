package pressrun.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pressrun.classification.Stage;
import pressrun.smtp.Outcome.Trouble;
import pressrun.smtp.Outcome.Unattempted;
import pressrun.smtp.RelaySettings.Credentials;
import pressrun.smtp.RelaySettings.Tls;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Act;
import pressrun.testing.SmtpFaultServer.Point;

/** The name given in EHLO, and the relay's first word when it does not let us in. */
final class GreetingTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final SmtpFaultServer server = new SmtpFaultServer();
  private SmtpLimits limits = new SmtpLimits(LONG, LONG, LONG, LONG, LONG, LONG);

  @AfterEach
  void close() {
    server.close();
  }

  private RelaySettings relay(Tls tls, Optional<Credentials> credentials, String helo) {
    return new RelaySettings(
        "main",
        "localhost",
        server.port(),
        tls,
        credentials,
        RelaySettings.Limits.of(1),
        OptionalInt.empty(),
        false,
        Optional.of(helo).filter(name -> !name.isEmpty()),
        List.of());
  }

  private void connects(RelaySettings relay) {
    try (Dialer dialer = new Dialer(limits)) {
      ConnectResult result = dialer.open(relay);
      assertThat(result).isInstanceOf(ConnectResult.Connected.class);
      ((ConnectResult.Connected) result).connection().close();
    }
  }

  private Unattempted refusal(Tls tls) {
    return refusal(relay(tls, Optional.empty(), "news.example.org"));
  }

  private Unattempted refusal(RelaySettings relay) {
    try (Dialer dialer = new Dialer(limits)) {
      return ((ConnectResult.Failed) dialer.open(relay)).why();
    }
  }

  private String place() {
    return "localhost:" + server.port();
  }

  @ParameterizedTest
  @ValueSource(strings = {"news.example.org", "[192.0.2.1]", "[IPv6:2001:db8::1]"})
  void theNameOfTheSettingsIsGiven(String name) {
    connects(relay(Tls.NONE, Optional.empty(), name));
    assertThat(server.commands().get(0)).isEqualTo("EHLO " + name);
  }

  @Test
  void withoutAKeyAFullNameOrTheAddressIsGiven() {
    connects(relay(Tls.NONE, Optional.empty(), ""));
    String expected = MachineName.find().orElse("[127.0.0.1]");
    assertThat(server.commands().get(0)).isEqualTo("EHLO " + expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mailhost",
        "localhost",
        "localhost.localdomain",
        "laptop.local",
        "ip-10-0-0-1.ec2.internal",
        "nas.fritz.box",
        "router.home.arpa",
        "press.web_default",
        "192.0.2.1",
        "under_score.example.org"
      })
  void aNameThatIsNotAFullOneIsNotGiven(String name) {
    assertThat(MachineName.find(() -> name, LONG)).isEmpty();
  }

  @Test
  void aFullNameOfTheMachineIsGiven() {
    assertThat(MachineName.find(() -> "News.Example.org", LONG)).contains("news.example.org");
  }

  @Test
  void aResolverThatDoesNotAnswerIsNotWaitedFor() {
    CountDownLatch never = new CountDownLatch(1);
    assertThat(
            MachineName.find(
                () -> {
                  never.await();
                  return "news.example.org";
                },
                Duration.ofMillis(1)))
        .isEmpty();
    never.countDown();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "504 5.5.2 <news.example.org>: Helo command rejected: need fully-qualified hostname",
        "501 5.5.4 Invalid domain name",
        "501 Syntactically invalid EHLO argument(s)",
        "550 5.7.1 Helo command rejected: You are not me",
        "550 Access denied - Invalid HELO name (See RFC2821 4.1.1.1)",
        "554 5.7.1 <news.example.org>: Helo command rejected: Access denied"
      })
  void aNameThatIsRefusedIsToldWithTheKey(String reply) {
    server.at(Point.EHLO, SmtpFaultServer.say(reply), SmtpFaultServer.say("503 too late"));
    for (Tls tls : List.of(Tls.NONE, Tls.STARTTLS)) {
      server.at(Point.EHLO, SmtpFaultServer.say(reply));
      Unattempted why = refusal(tls);
      assertThat(why.why()).contains(reply, "greeted it as news.example.org", "`helo`");
      assertThat(why.stage()).isEqualTo(Stage.CONNECT);
      assertThat(why.trouble()).isEqualTo(Trouble.CREDENTIALS);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "421 4.3.2 Service not available, closing transmission channel",
        "421 4.7.0 Try again later, closing connection. (EHLO) v6-20020a50 - gsmtp",
        "554 5.7.1 Service unavailable; Client host blocked",
        "550 5.5.0 you may not send",
        "451 4.7.1 greylisted at EHLO",
        "521 does not accept mail"
      })
  void theFirstRefusalIsKeptAndNothingElseIsSaid(String reply) {
    for (Tls tls : List.of(Tls.NONE, Tls.STARTTLS)) {
      Act later = SmtpFaultServer.say("503 5.5.1 bad sequence");
      server.at(Point.EHLO, SmtpFaultServer.say(reply), later);
      assertThat(refusal(tls).why()).contains(reply).doesNotContain("503");
    }
    assertThat(server.count("HELO")).isZero();
  }

  @Test
  void aNameThatIsPutOffIsToldWithTheKeyToo() {
    server.at(
        Point.EHLO,
        SmtpFaultServer.say(
            "421 EHLO MXIN201 Your HELO/EHLO news.example.org is not matching your DNS"
                + " configuration"));
    Unattempted why = refusal(Tls.STARTTLS);
    assertThat(why.trouble()).isEqualTo(Trouble.CONNECTION);
    assertThat(why.why()).contains("421 EHLO MXIN201", "`helo`");
  }

  @Test
  void whatIsSaidToEhloIsToldWhereHeloIsRefusedToo() {
    server.at(
        Point.EHLO,
        SmtpFaultServer.say("500 5.5.1 first word"),
        SmtpFaultServer.say("503 5.5.1 second word"));
    assertThat(refusal(Tls.NONE).why()).contains("500 5.5.1 first word");
    assertThat(server.count("HELO")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"500 what?", "502 5.5.1 not implemented", "501 what is EHLO"})
  void aServerThatOnlyKnowsHeloIsUsed(String reply) {
    server.at(Point.EHLO, SmtpFaultServer.say(reply), SmtpFaultServer.say("250 fault.example.org"));
    connects(relay(Tls.NONE, Optional.empty(), ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "554 5.7.1 No SMTP service here for 192.0.2.7",
        "554 5.7.1 You are not allowed to connect.",
        "421 fault.example.org You talk too soon",
        "554-mx.example.org\r\n554 Your access was rejected due to bad reputation",
        "421 4.7.0 try again later",
        "521 fault.example.org does not accept mail",
        "450 4.3.2 overloaded"
      })
  void theGreetingsRefusalIsToldInItsWords(String reply) {
    String last = reply.substring(reply.lastIndexOf('\n') + 5);
    for (Act act : List.of(SmtpFaultServer.say(reply), SmtpFaultServer.sayAndHangUp(reply))) {
      server.at(Point.GREETING, act);
      for (Tls tls : List.of(Tls.NONE, Tls.STARTTLS)) {
        Unattempted why = refusal(tls);
        assertThat(why.why())
            .startsWith(place() + " answered " + reply.substring(0, 3))
            .contains(last);
        assertThat(why.stage()).isEqualTo(Stage.CONNECT);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 400 Bad Request",
    "* OK [CAPABILITY IMAP4rev1] ready",
    "+OK POP3 ready",
    "SSH-2.0-OpenSSH_9.6"
  })
  void aPortOfAnotherServiceIsToldWithWhatItSays(String greeting) {
    server.at(Point.GREETING, SmtpFaultServer.sayAndHangUp(greeting));
    assertThat(refusal(Tls.STARTTLS).why()).contains(place(), greeting, "`port`");
  }

  @Test
  void aGreetingThatIsCutShortIsShown() {
    server.at(Point.GREETING, SmtpFaultServer.sayAndHangUp("554-blocked by our list"));
    assertThat(refusal(Tls.STARTTLS).why()).contains("554-blocked by our list");
  }

  @Test
  void aPortThatKeepsSilentIsPerhapsEncryptedFromTheStart() {
    limits = new SmtpLimits(SHORT, LONG, LONG, LONG, LONG, LONG);
    server.at(Point.GREETING, server.silence());
    assertThat(refusal(Tls.STARTTLS).why())
        .contains("no greeting from " + place(), "no answer in time", "`tls: implicit`");
  }

  @Test
  void aConnectionThatEndsWithoutAWordIsTold() {
    server.at(Point.GREETING, SmtpFaultServer.hangUp());
    assertThat(refusal(Tls.NONE).why())
        .contains("no greeting from " + place(), "closed the connection without a word");
  }

  @Test
  void anAlertOfTlsInPlaceOfAGreetingIsRecognised() {
    server.at(Point.GREETING, SmtpFaultServer.sayAndHangUp("\25\3\3\0\2\2\n"));
    assertThat(refusal(Tls.STARTTLS).why()).contains("answers in TLS", "`tls: implicit`");
  }

  @Test
  void aServerThatEndsAfterEhloIsTold() {
    server.at(Point.EHLO, SmtpFaultServer.hangUp());
    assertThat(refusal(Tls.STARTTLS).why()).contains("closed the connection without an answer");
  }
}

package pressrun.delivery;

import static pressrun.testing.SmtpFaultServer.say;
import static pressrun.testing.SmtpFaultServer.sayAndHangUp;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import pressrun.testing.SmtpFaultServer;
import pressrun.testing.SmtpFaultServer.Act;
import pressrun.testing.SmtpFaultServer.Point;

/** A behaviour of relays that was reported in public. */
record Oddity(String report, String does, Consumer<SmtpFaultServer> script) {
  @Override
  public String toString() {
    return report + ": " + does;
  }

  /** Acts at a point from the so-manieth time in each session on. */
  private static void inSession(SmtpFaultServer server, Point point, int from, Act act) {
    AtomicInteger asked = new AtomicInteger();
    server.when(
        Point.EHLO,
        () -> {
          asked.set(0);
          return Optional.empty();
        });
    server.when(point, () -> asked.incrementAndGet() >= from ? Optional.of(act) : Optional.empty());
  }

  /** Acts at a point from the so-manieth time on, as often as this; then behaves. */
  private static void some(SmtpFaultServer server, Point point, int from, int times, Act act) {
    AtomicInteger asked = new AtomicInteger();
    server.when(
        point,
        () -> {
          int nth = asked.incrementAndGet();
          return nth >= from && nth < from + times ? Optional.of(act) : Optional.empty();
        });
  }

  private static final List<Oddity> HARMLESS =
      List.of(
          new Oddity(
              "knadh/listmonk#2683",
              "a 421 that counts the messages of the session, at MAIL",
              server ->
                  inSession(
                      server,
                      Point.MAIL,
                      6,
                      say(
                          "421 Connection closed by server. Maximum message count per session reached."))),
          new Oddity(
              "knadh/listmonk#1518",
              "a bare 421 after five messages",
              server ->
                  inSession(
                      server,
                      Point.MAIL,
                      6,
                      say("421 Service not available, closing transmission channel."))),
          new Oddity(
              "terminal42/contao-notification_center#226",
              "a 451 of two lines about the session's limit, which stays open",
              server ->
                  inSession(
                      server,
                      Point.MAIL,
                      4,
                      say(
                          "451-Requested action aborted\r\n451 Mails per session limit exceeded\r\n"))),
          new Oddity(
              "stalwartlabs/stalwart#1384",
              "the session's limit told at DATA",
              server ->
                  inSession(
                      server,
                      Point.DATA,
                      4,
                      say("452 4.4.5 Maximum number of messages per session exceeded."))),
          new Oddity(
              "OpenSMTPD",
              "the session's limit told as too many recipients",
              server ->
                  inSession(
                      server,
                      Point.RCPT,
                      8,
                      say("452 4.5.3 Too many recipients: Too many messages sent"))),
          new Oddity(
              "GoDaddy",
              "a 550 that asks for a new session",
              server ->
                  inSession(
                      server,
                      Point.MAIL,
                      5,
                      say(
                          "550 Too many messages for this session. Please open a new session. IB510"))),
          new Oddity(
              "frappe/frappe#40837",
              "each MAIL after a refused DATA is nested until RSET",
              server -> some(server, Point.DATA, 3, 1, say("451 4.3.0 try again"))),
          new Oddity(
              "nodemailer/nodemailer#1149",
              "sessions that end by their age",
              server ->
                  inSession(
                      server,
                      Point.MAIL,
                      9,
                      say("421 SMTP session maximum lifetime has been reached, please reconnect"))),
          new Oddity(
              "symfony/symfony#39044",
              "a 451 for a session that idled",
              server ->
                  inSession(
                      server,
                      Point.MAIL,
                      7,
                      sayAndHangUp("451 4.4.2 Timeout waiting for data from client."))),
          new Oddity(
              "knadh/listmonk#2313",
              "a cut without a word between messages",
              server -> inSession(server, Point.MAIL, 8, SmtpFaultServer.hangUp())),
          new Oddity(
              "dahlia/upyo#37",
              "251 to each RCPT",
              server ->
                  server.at(
                      Point.RCPT, say("251 User not local; will forward to <other@example.net>"))),
          new Oddity(
              "luxsci",
              "252 to each RCPT",
              server -> server.at(Point.RCPT, say("252 2.0.0 cannot verify, but will attempt"))),
          new Oddity(
              "postalserver/postal#1010",
              "a 550 that is a rate",
              server -> some(server, Point.RCPT, 10, 3, say("550 Connection frequency limited"))),
          new Oddity(
              "nodemailer/nodemailer#1555",
              "a rate whose reason stands in the second line",
              server ->
                  some(
                      server,
                      Point.RCPT,
                      8,
                      4,
                      say(
                          "550-Requested action not taken: mailbox unavailable\r\n550 Failure sending mail. Try again later.\r\n"))),
          new Oddity(
              "in2code-de/luxletter#247",
              "too many connections at the greeting",
              server ->
                  some(
                      server,
                      Point.GREETING,
                      2,
                      3,
                      say("421 Too many concurrent SMTP connections; please try again later."))),
          new Oddity(
              "nodemailer/nodemailer#1613",
              "too many connections after the dot, as 432",
              server ->
                  some(
                      server,
                      Point.DOT,
                      6,
                      2,
                      say("432 4.3.2 Concurrent connections limit exceeded."))),
          new Oddity(
              "knadh/listmonk#164",
              "a submission rate as 421, then connections that end at once",
              server -> {
                some(
                    server,
                    Point.MAIL,
                    6,
                    1,
                    say(
                        "421 4.4.2 Message submission rate for this client has exceeded the configured limit"));
                some(server, Point.GREETING, 2, 2, SmtpFaultServer.hangUp());
              }),
          new Oddity(
              "coopdevs/timeoverflow#820",
              "an allowance told at DATA with 421",
              server ->
                  some(
                      server,
                      Point.DATA,
                      11,
                      2,
                      say(
                          "421 Domain example.org is not allowed to send: recipient limit exceeded, try again after Sun, 05 Oct 2025 19:22:44 UTC"))),
          new Oddity(
              "geeksforsocialchange/PlaceCal#2297",
              "an account's quota as 450 after the dot",
              server ->
                  some(
                      server,
                      Point.DOT,
                      11,
                      3,
                      say(
                          "450 Your account reached its email quota limit. Contact support to increase it. #MS42204"))),
          new Oddity("voodoodyne/subethasmtp#77", "SIZE 0", server -> server.offering("SIZE 0")),
          new Oddity(
              "chatmail/async-smtp#72",
              "354 although the only recipient was refused for now",
              server -> {
                server.offering("PIPELINING");
                some(server, Point.RCPT, 5, 1, say("450 4.2.0 greylisted"));
                some(server, Point.DATA, 5, 1, say("354 go on all the same"));
              }),
          new Oddity(
              "internetstandards/Internet.nl#797",
              "a greeting in another charset",
              server ->
                  some(
                      server,
                      Point.GREETING,
                      1,
                      1,
                      sayAndHangUp(
                          "550 black ip. (\u00b7\u00a2\u00d0\u00c5IP\u00b1\u00bb\u00bd\u00fb\u00d6\u00b9)"))),
          new Oddity(
              "jstedfast/MailKit#587",
              "a pipelined group whose first command is lost",
              server -> {
                server.offering("PIPELINING");
                some(server, Point.RCPT, 3, 1, say("503 5.5.1 Need MAIL before RCPT"));
              }),
          new Oddity(
              "defuse/email-spoofing#3",
              "a text that names the reader and means pipelining",
              server -> {
                server.offering("PIPELINING");
                some(
                    server,
                    Point.RCPT,
                    3,
                    1,
                    say(
                        "503 5.5.0 <reader@example.org>: Recipient address rejected: Improper use of SMTP command pipelining"));
              }),
          new Oddity(
              "chatmail/filtermail#143",
              "a 421 by itself after the session idled",
              server -> inSession(server, Point.MAIL, 10, say("421 4.4.2 command timeout"))),
          new Oddity(
              "Purelymail/purelymail-issues#262",
              "a request to wait at RCPT",
              server ->
                  some(
                      server,
                      Point.RCPT,
                      7,
                      2,
                      say("450 4.3.2 Please wait to send more emails; you are sending too fast"))),
          new Oddity(
              "Mailtrap",
              "a 550 for too many in a second",
              server ->
                  some(
                      server,
                      Point.DOT,
                      7,
                      3,
                      say("550 5.7.0 Requested action not taken: too many emails per second"))),
          new Oddity(
              "Amazon SES",
              "a throttling failure as 454 after the dot",
              server ->
                  some(
                      server,
                      Point.DOT,
                      4,
                      3,
                      say("454 Throttling failure: Maximum sending rate exceeded."))));

  static Stream<Oddity> thatHarmNobody() {
    return HARMLESS.stream();
  }

  static Stream<Oddity> thatPause() {
    return Stream.of(
        new Oddity(
            "decke/smtprelay#210",
            "554 after the dot while the relay's next hop is away",
            server -> server.at(Point.DOT, say("554 Error: transaction failed"))),
        new Oddity(
            "zou-yu/worker-mailer#23",
            "the message's form, refused to all",
            server ->
                server.at(Point.DOT, say("550 MIME boundary length exceeded (see RFC 2046)."))),
        new Oddity(
            "OpenSMTPD/OpenSMTPD#1134",
            "a line too long, in the middle of DATA",
            server -> server.at(Point.DOT, say("500 5.0.0 Line too long"))),
        new Oddity(
            "mautic/mautic#9222",
            "a blocklist, told of each reader",
            server ->
                server.at(
                    Point.RCPT,
                    say(
                        "550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3150)."))),
        new Oddity(
            "gen-smtp/gen_smtp#283",
            "an error at MAIL whatever is asked",
            server -> server.at(Point.MAIL, say("555 5.5.4 unsupported parameter"))));
  }
}

package pressrun.smtp;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import pressrun.classification.Reply;
import pressrun.classification.ReplyMeaning;
import pressrun.classification.ReplyTable;
import pressrun.classification.Stage;
import pressrun.smtp.Outcome.Trouble;
import pressrun.smtp.Outcome.Unattempted;

/**
 * Says why a session did not get as far as MAIL: the relay's own first word, and the key in the
 * relay's settings that is most likely wrong.
 */
final class TurnedAway {
  /** Of what is no reply the beginning shows what it is. */
  private static final int MOST_SAID = 80;

  private static final String STARTTLS_HINT =
      "; that port begins in the clear, as 587 and 25 do: write `tls: starttls` for it, or another"
          + " `port`";
  private static final String IMPLICIT_HINT =
      "; a port that is encrypted from the start, mostly 465, is as silent: write `tls: implicit` for"
          + " it, or another `port`";

  private final RelaySettings relay;
  private final Optional<Login> login;
  private final AngusSession session;
  private final GuardedSocket socket;

  TurnedAway(
      RelaySettings relay, Optional<Login> login, AngusSession session, GuardedSocket socket) {
    this.relay = relay;
    this.login = login;
    this.session = session;
    this.socket = socket;
  }

  /** The handshake of {@code tls: implicit} failed. */
  Unattempted withoutTls(Exception failure) {
    return new Unattempted(Stage.TLS, Trouble.TLS, tlsReason(failure));
  }

  /** The session ended with this failure. */
  Unattempted by(MessagingException failure) {
    Stage stage = session.stage();
    Optional<Reply> refusal = session.refusal().filter(last -> !socket.late());
    if (session.lacksStartTls()) {
      return new Unattempted(Stage.TLS, Trouble.TLS, withoutStartTls());
    }
    if (stage == Stage.TLS) {
      return new Unattempted(Stage.TLS, Trouble.TLS, atStartTls(failure));
    }
    if (stage == Stage.AUTH && failure instanceof AuthenticationFailedException refused) {
      return atLogin(String.valueOf(refused.getMessage()), refusal);
    }
    if (refusal.filter(this::isAboutName).isPresent()) {
      return aboutName(refusal.get());
    }
    String why =
        refusal
            .map(reply -> place() + " answered " + words(reply))
            .orElseGet(() -> brokenOff(failure));
    return Classification.notLetIn(stage, refusal, why);
  }

  private Unattempted aboutName(Reply reply) {
    String why =
        place()
            + " answered "
            + words(reply)
            + "; Pressrun greeted it as "
            + session.helo()
            + ": the relay's `helo` sets another name, the full one that this machine has in the DNS";
    return reply.code() / 100 == 5
        ? new Unattempted(Stage.CONNECT, Trouble.CREDENTIALS, why)
        : Classification.notLetIn(Stage.CONNECT, Optional.of(reply), why);
  }

  private String words(Reply reply) {
    String text = reply.code() + " " + reply.text();
    return login.map(said -> said.keptOutOf(text)).orElse(text);
  }

  /** True of a refusal of EHLO; before it the relay does not know the name. */
  private boolean isAboutName(Reply reply) {
    if (!session.isGreeted()) {
      return false;
    }
    ReplyMeaning meaning = ReplyTable.shipped().meaning(Stage.RCPT, reply, "");
    return reply.code() == 501 || meaning == ReplyMeaning.HELO;
  }

  private String brokenOff(Exception failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    if (session.isGreeted()) {
      return session.lastWords().isEmpty()
          ? place() + " closed the connection without an answer"
          : "no SMTP reply from " + place() + said();
    }
    if (session.isSpokenToInTls()) {
      return "no greeting from " + place() + ": it answers in TLS" + IMPLICIT_HINT;
    }
    if (session.lastWords().isEmpty()) {
      boolean clear = relay.tls() != RelaySettings.Tls.IMPLICIT;
      return "no greeting from " + place() + silence(cause) + (clear ? IMPLICIT_HINT : "");
    }
    return "no SMTP greeting from " + place() + said() + "; is the relay's `port` right?";
  }

  private String silence(Throwable cause) {
    if (socket.late()) {
      return ": no answer in time";
    }
    return cause instanceof IOException
        ? ": " + reason(socket, cause)
        : ": it closed the connection without a word";
  }

  private String said() {
    String words = session.lastWords();
    return ": it said \"" + words.substring(0, Math.min(words.length(), MOST_SAID)) + "\"";
  }

  private String place() {
    return relay.host() + ":" + relay.port();
  }

  private Unattempted atLogin(String why, Optional<Reply> refusal) {
    if (!session.offersAuth()) {
      return new Unattempted(Stage.AUTH, Trouble.CREDENTIALS, withoutAuth());
    }
    String atPlace = "login at " + place() + ": " + why;
    if (refusal.isEmpty()) {
      return new Unattempted(Stage.AUTH, Trouble.CREDENTIALS, atPlace);
    }
    return Classification.notLetIn(Stage.AUTH, refusal, atPlace);
  }

  private String withoutAuth() {
    boolean clear = relay.tls() != RelaySettings.Tls.IMPLICIT && session.offersStartTls();
    String hint =
        clear
            ? "it may after STARTTLS: write `tls: starttls`"
            : "a login goes to port 587 or, with `tls: implicit`, 465; to a relay that wants none,"
                + " leave out "
                + login.map(Login::keys).orElse("`user`");
    return "no login at " + place() + ": the relay offers none (AUTH); " + hint;
  }

  private String withoutStartTls() {
    boolean here = socket.getInetAddress().isLoopbackAddress();
    return noTls()
        + "it offers no STARTTLS; "
        + (here
            ? "being on this machine it may be spoken to in the clear, by `tls: none`"
            : "for a port that is encrypted from the start, mostly 465, write `tls: implicit`");
  }

  private String atStartTls(Exception failure) {
    Optional<Reply> refusal = session.refusal();
    return refusal.isPresent() && !socket.late()
        ? noTls() + "it refused STARTTLS: " + words(refusal.get())
        : tlsReason(failure);
  }

  private String tlsReason(Exception failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    String why = reason(socket, cause);
    return noTls() + why + tlsHint(why.toLowerCase(Locale.ROOT));
  }

  private String tlsHint(String why) {
    if (why.contains("unrecognized ssl message")) {
      return STARTTLS_HINT;
    }
    if (why.contains("unable to find valid certification path")) {
      return relay.trusted().isEmpty()
          ? "; if you trust it, put its certificate, or that of who signed it, in a file and name"
              + " that as the relay's `ca_file`"
          : "; the relay's `ca_file` does not cover this certificate: ask for the right file";
    }
    if (why.contains("no name matching") || why.contains("no subject alternative")) {
      return "; the relay's `host` must be a name that the certificate is for";
    }
    return why.contains("protocol_version") || why.contains("not accepted by client preferences")
        ? "; Pressrun speaks TLS 1.2 and 1.3"
        : "";
  }

  private String noTls() {
    return "no protected connection to " + place() + ": ";
  }

  /** Returns the reason of a failure in words fit to be read. */
  static String reason(GuardedSocket socket, Throwable failure) {
    String why = socket.late() ? "no answer in time" : String.valueOf(failure.getMessage());
    return ReplyReader.shortened(ReplyReader.printable(why));
  }
}

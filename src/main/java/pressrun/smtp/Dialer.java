package pressrun.smtp;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import pressrun.classification.Reply;
import pressrun.classification.Stage;
import pressrun.smtp.Outcome.Trouble;
import pressrun.smtp.Outcome.Unattempted;

/** Opens connections to relays, and watches their deadlines with one thread; for all threads. */
public final class Dialer implements AutoCloseable {
  /** A greeting, two EHLO replies, certificates and an AUTH dialogue. */
  private static final int SESSION_BYTES = 4 * GuardedSocket.REPLY_BYTES;

  private final SmtpLimits limits;
  private final SSLSocketFactory tls;
  private final Watchdog watchdog = new Watchdog();

  public Dialer(SmtpLimits limits) {
    this(limits, NamingTrust.factory(null));
  }

  Dialer(SmtpLimits limits, SSLSocketFactory tls) {
    this.limits = limits;
    this.tls = tls;
  }

  /** Connects, protects and authenticates as the settings ask; never less protected than that. */
  public ConnectResult open(RelaySettings relay) {
    try {
      Unattempted last = failed(Stage.CONNECT, Trouble.CONNECTION, "no address");
      for (InetAddress address : InetAddress.getAllByName(relay.host())) {
        Optional<Unattempted> refusal = unprotected(relay, address);
        if (refusal.isPresent()) {
          return new ConnectResult.Failed(refusal.get());
        }
        GuardedSocket socket = new GuardedSocket(limits.connect());
        watchdog.watch(socket);
        try {
          socket.setTcpNoDelay(true);
          InetAddress named = InetAddress.getByAddress(relay.host(), address.getAddress());
          socket.connect(
              new InetSocketAddress(named, relay.port()), (int) limits.connect().toMillis());
        } catch (IOException failure) {
          close(socket);
          last = failed(Stage.CONNECT, Trouble.CONNECTION, reason(socket, failure));
          continue;
        }
        return begin(relay, socket);
      }
      return new ConnectResult.Failed(last);
    } catch (IOException unknownHost) {
      return new ConnectResult.Failed(
          failed(Stage.CONNECT, Trouble.CONNECTION, "unknown host " + relay.host()));
    }
  }

  private static Optional<Unattempted> unprotected(RelaySettings relay, InetAddress address) {
    boolean clear =
        relay.tls() == RelaySettings.Tls.NONE || relay.tls() == RelaySettings.Tls.UNPROTECTED;
    if (!clear || address.isLoopbackAddress()) {
      return Optional.empty();
    }
    if (relay.tls() == RelaySettings.Tls.NONE) {
      return Optional.of(
          failed(Stage.TLS, Trouble.TLS, relay.host() + " is another machine: protect it by TLS"));
    }
    return relay
        .credentials()
        .map(
            secret ->
                failed(
                    Stage.TLS,
                    Trouble.TLS,
                    "a password is not sent in the clear to another machine"));
  }

  private ConnectResult begin(RelaySettings relay, GuardedSocket socket) {
    Optional<Login> login;
    try {
      login =
          relay.credentials().isPresent()
              ? Optional.of(Login.of(relay.credentials().get()))
              : Optional.empty();
    } catch (IOException unreadable) {
      close(socket);
      String why = "the token cannot be read: " + unreadable.getMessage();
      return new ConnectResult.Failed(failed(Stage.AUTH, Trouble.CREDENTIALS, why));
    }
    return begin(relay, login, socket);
  }

  private ConnectResult begin(RelaySettings relay, Optional<Login> login, GuardedSocket socket) {
    socket.arm(limits.session(), SESSION_BYTES);
    KeptTls kept = new KeptTls(tls, relay);
    AngusSession session = new AngusSession(relay, login, properties(relay, login, kept));
    try {
      Socket given = relay.tls() == RelaySettings.Tls.IMPLICIT ? implicit(kept, socket) : socket;
      session.begin(given);
      Socket outermost = kept.last().map(Socket.class::cast).orElse(given);
      return new ConnectResult.Connected(new SmtpConnection(session, socket, outermost, limits));
    } catch (IOException failure) {
      close(socket);
      return new ConnectResult.Failed(
          failed(Stage.TLS, Trouble.TLS, tlsReason(relay, socket, failure)));
    } catch (MessagingException failure) {
      close(socket);
      return new ConnectResult.Failed(notLetIn(relay, login, session, socket, failure));
    }
  }

  private static Socket implicit(KeptTls tls, GuardedSocket socket) throws IOException {
    SSLSocket secured = (SSLSocket) tls.createSocket(socket, "", socket.getPort(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private static Properties properties(RelaySettings relay, Optional<Login> login, KeptTls tls) {
    Properties properties = new Properties();
    properties.put("mail.smtp.ssl.socketFactory", tls);
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.auth", String.valueOf(login.isPresent()));
    properties.put("mail.smtp.auth.mechanisms", login.map(Login::mechanisms).orElse(""));
    properties.put("mail.smtp.quitwait", "false");
    boolean startTls = relay.tls() == RelaySettings.Tls.STARTTLS;
    properties.put("mail.smtp.starttls.enable", String.valueOf(startTls));
    properties.put("mail.smtp.starttls.required", String.valueOf(startTls));
    return properties;
  }

  private static Unattempted notLetIn(
      RelaySettings relay,
      Optional<Login> login,
      AngusSession session,
      GuardedSocket socket,
      MessagingException failure) {
    Stage stage = session.stage();
    Optional<Reply> reply = session.lastReply();
    if (session.lacksStartTls()) {
      return Classification.notLetIn(stage, reply, withoutStartTls(relay, socket));
    }
    if (stage == Stage.TLS) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      return Classification.notLetIn(stage, reply, tlsReason(relay, socket, cause));
    }
    String said =
        reply
            .filter(last -> last.code() >= 400)
            .map(last -> last.code() + " " + withoutSecret(login, last.text()))
            .orElse(reason(socket, failure));
    return Classification.notLetIn(stage, reply.filter(last -> !socket.late()), said);
  }

  private static String withoutSecret(Optional<Login> login, String text) {
    return login.map(said -> said.keptOutOf(text)).orElse(text);
  }

  private static String withoutStartTls(RelaySettings relay, GuardedSocket socket) {
    boolean here = socket.getInetAddress().isLoopbackAddress();
    return "no protected connection to "
        + relay.host()
        + ": it offers no STARTTLS; "
        + (here
            ? "being on this machine it may be spoken to in the clear, by tls: none"
            : "a port that is encrypted from the start, mostly 465, goes by tls: implicit");
  }

  private static String tlsReason(RelaySettings relay, GuardedSocket socket, Throwable failure) {
    return "no protected connection to " + relay.host() + ": " + reason(socket, failure);
  }

  private static String reason(GuardedSocket socket, Throwable failure) {
    String why = socket.late() ? "no answer in time" : String.valueOf(failure.getMessage());
    return ReplyReader.shortened(ReplyReader.printable(why));
  }

  private static Unattempted failed(Stage stage, Trouble trouble, String why) {
    return new Unattempted(stage, trouble, why);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // Nothing is left to be closed.
    }
  }

  @Override
  public void close() {
    watchdog.close();
  }
}

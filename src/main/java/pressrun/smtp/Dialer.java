package pressrun.smtp;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import pressrun.classification.Stage;
import pressrun.smtp.Outcome.Trouble;
import pressrun.smtp.Outcome.Unattempted;

/** Opens connections to relays, and watches their deadlines with one thread; for all threads. */
public final class Dialer implements AutoCloseable {
  /** A greeting, two EHLO replies, certificates and an AUTH dialogue. */
  private static final int SESSION_BYTES = 4 * GuardedSocket.REPLY_BYTES;

  private final SmtpLimits limits;
  private final Map<List<X509Certificate>, SSLSocketFactory> tls = new ConcurrentHashMap<>();
  private final Optional<String> machineName = MachineName.find();
  private final Watchdog watchdog = new Watchdog();

  public Dialer(SmtpLimits limits) {
    this.limits = limits;
  }

  /** Connects, protects and authenticates as the settings ask; never less protected than that. */
  public ConnectResult open(RelaySettings relay) {
    try {
      Unattempted last = unreached(relay, "no address");
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
          last = unreached(relay, TurnedAway.reason(socket, failure));
          continue;
        }
        return begin(relay, socket);
      }
      return new ConnectResult.Failed(last);
    } catch (IOException unknownHost) {
      return new ConnectResult.Failed(
          failed(
              Stage.CONNECT,
              Trouble.CONNECTION,
              "unknown host " + relay.host() + "; is the relay's `host` right?"));
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

  private static Unattempted unreached(RelaySettings relay, String why) {
    String hint =
        relay.port() == 25
            ? "; many networks block port 25, mail is handed in at 587 or 465 (`port`)"
            : "";
    return failed(
        Stage.CONNECT,
        Trouble.CONNECTION,
        "no connection to " + relay.host() + ":" + relay.port() + ": " + why + hint);
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
      String why = "the token cannot be read (`token_file`): " + unreadable.getMessage();
      return new ConnectResult.Failed(failed(Stage.AUTH, Trouble.CREDENTIALS, why));
    }
    return begin(relay, login, socket);
  }

  private ConnectResult begin(RelaySettings relay, Optional<Login> login, GuardedSocket socket) {
    KeptTls kept = new KeptTls(tls.computeIfAbsent(relay.trusted(), NamingTrust::factory), relay);
    AngusSession session = new AngusSession(relay, login, properties(relay, kept));
    TurnedAway turnedAway = new TurnedAway(relay, login, session, socket);
    socket.arm(limits.greeting(), SESSION_BYTES);
    try {
      Socket given = relay.tls() == RelaySettings.Tls.IMPLICIT ? implicit(kept, socket) : socket;
      session.begin(given, machineName, () -> socket.arm(limits.session(), SESSION_BYTES));
      Socket outermost = kept.last().map(Socket.class::cast).orElse(given);
      return new ConnectResult.Connected(new SmtpConnection(session, socket, outermost, limits));
    } catch (IOException failure) {
      close(socket);
      return new ConnectResult.Failed(turnedAway.withoutTls(failure));
    } catch (MessagingException failure) {
      close(socket);
      return new ConnectResult.Failed(turnedAway.by(failure));
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

  private static Properties properties(RelaySettings relay, KeptTls tls) {
    Properties properties = new Properties();
    properties.put("mail.smtp.ssl.socketFactory", tls);
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.quitwait", "false");
    boolean startTls = relay.tls() == RelaySettings.Tls.STARTTLS;
    properties.put("mail.smtp.starttls.enable", String.valueOf(startTls));
    properties.put("mail.smtp.starttls.required", String.valueOf(startTls));
    return properties;
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

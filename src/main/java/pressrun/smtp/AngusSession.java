package pressrun.smtp;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import pressrun.classification.Reply;
import pressrun.classification.Stage;

/**
 * Angus's side of a session: greeting, EHLO, STARTTLS and AUTH. It keeps the stage by itself,
 * because Angus throws the same exception for different ones.
 */
final class AngusSession extends SMTPTransport {
  private final RelaySettings relay;
  private final Optional<Login> login;
  private Stage stage = Stage.CONNECT;
  private boolean greeted;

  AngusSession(RelaySettings relay, Optional<Login> login, Properties properties) {
    super(
        Session.getInstance(properties),
        new URLName("smtp", relay.host(), relay.port(), null, null, null));
    this.relay = relay;
    this.login = login;
  }

  /** Speaks as far as the relay being ready for MAIL. */
  synchronized void begin(Socket socket) throws MessagingException {
    setLocalHost(literal(socket.getLocalAddress()));
    connect(socket);
    if (login.isPresent() && !supportsExtension("AUTH")) {
      stage = Stage.AUTH;
      throw new AuthenticationFailedException("the relay offers no AUTH");
    }
  }

  /** An address literal (RFC 5321, 4.1.3): true on every machine, and no look-up. */
  private static String literal(InetAddress address) {
    String text = address.getHostAddress().replaceAll("%.*", "");
    return address instanceof Inet6Address ? "[IPv6:" + text + "]" : "[" + text + "]";
  }

  /**
   * Angus's own would ask for a password a second time after a refusal, and would then open a
   * connection of its own making.
   */
  @Override
  public synchronized void connect(
      @Nullable String host, int port, @Nullable String user, @Nullable String password)
      throws MessagingException {
    boolean connected =
        protocolConnect(
            relay.host(),
            relay.port(),
            login.map(Login::user).orElse(null),
            login.map(Login::secret).orElse(null));
    if (!connected) {
      throw new AuthenticationFailedException("name and password were not taken");
    }
    setConnected(true);
  }

  @Override
  protected boolean ehlo(String domain) throws MessagingException {
    boolean taken = super.ehlo(domain);
    greeted = true;
    return taken;
  }

  @Override
  protected void startTLS() throws MessagingException {
    stage = Stage.TLS;
    super.startTLS();
    stage = Stage.CONNECT;
  }

  @Override
  public synchronized int simpleCommand(String command) throws MessagingException {
    if (command.startsWith("AUTH")) {
      stage = Stage.AUTH;
    }
    return super.simpleCommand(command);
  }

  /** Where {@link #begin} ended. */
  synchronized Stage stage() {
    return lacksStartTls() ? Stage.TLS : stage;
  }

  /** Whether it ended because the relay does not offer what is insisted on. */
  synchronized boolean lacksStartTls() {
    return greeted
        && relay.tls() == RelaySettings.Tls.STARTTLS
        && stage == Stage.CONNECT
        && !supportsExtension("STARTTLS");
  }

  /** The reply that came last; none when it was none. */
  synchronized Optional<Reply> lastReply() {
    return Optional.ofNullable(getLastServerResponse()).flatMap(ReplyReader::read);
  }

  /** What its answer to EHLO offered. */
  synchronized Capabilities capabilities() {
    return new Capabilities(
        supportsExtension("PIPELINING")
            && relay.limits().pipelining() != RelaySettings.Pipelining.NEVER,
        supportsExtension("8BITMIME"),
        supportsExtension("SMTPUTF8"),
        supportsExtension("CHUNKING"),
        supportsExtension("DSN"),
        size());
  }

  private Optional<Long> size() {
    String given = supportsExtension("SIZE") ? getExtensionParameter("SIZE") : "";
    return given.matches("[0-9]{1,18}") && Long.parseLong(given) > 0
        ? Optional.of(Long.valueOf(given))
        : Optional.empty();
  }
}

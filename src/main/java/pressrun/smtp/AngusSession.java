package pressrun.smtp;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import pressrun.classification.Reply;
import pressrun.classification.Stage;

/**
 * Angus's side of a session: greeting, EHLO, STARTTLS and AUTH. It keeps the stage by itself,
 * because Angus throws the same exception for different ones.
 */
final class AngusSession extends SMTPTransport {
  private static final Pattern AUTH = Pattern.compile("(?im)^250[- ]AUTH(?:[ \\t=]+(.*))?$");

  private final RelaySettings relay;
  private final Optional<Login> login;
  private Stage stage = Stage.CONNECT;
  private boolean greeted;
  private boolean ehloTaken;
  private boolean offersAuth;
  private Optional<Reply> refusedEhlo = Optional.empty();
  private List<String> mechanisms = List.of();
  private Runnable onGreeting = () -> {};

  AngusSession(RelaySettings relay, Optional<Login> login, Properties properties) {
    super(
        Session.getInstance(properties),
        new URLName("smtp", relay.host(), relay.port(), null, null, null));
    this.relay = relay;
    this.login = login;
  }

  /**
   * Greets the relay, starts TLS and logs in; returns when MAIL may be sent.
   *
   * @param machineName given in EHLO where the settings have no other name
   * @param greeting run when the relay has said its greeting
   */
  synchronized void begin(Socket socket, Optional<String> machineName, Runnable greeting)
      throws MessagingException {
    onGreeting = greeting;
    setLocalHost(
        relay.helo().or(() -> machineName).orElseGet(() -> literal(socket.getLocalAddress())));
    connect(socket);
    if (login.isPresent()) {
      stage = Stage.AUTH;
      if (!offersAuth) {
        throw new AuthenticationFailedException("the relay offers no AUTH");
      }
      new Authentication(this, login.get()).run(mechanisms);
    }
  }

  /** An address literal (RFC 5321, 4.1.3): true on every machine, and no look-up. */
  private static String literal(InetAddress address) {
    String text = address.getHostAddress().replaceAll("%.*", "");
    return address instanceof Inet6Address ? "[IPv6:" + text + "]" : "[" + text + "]";
  }

  /** Angus's own would open a connection of its own making after a failure. */
  @Override
  public synchronized void connect(
      @Nullable String host, int port, @Nullable String user, @Nullable String password)
      throws MessagingException {
    protocolConnect(relay.host(), relay.port(), null, null);
    setConnected(true);
  }

  /**
   * Says EHLO. A refusal ends the session where HELO would not help either: Angus would say HELO,
   * and the relay's reason would be lost.
   */
  @Override
  protected boolean ehlo(String domain) throws MessagingException {
    onGreeting.run();
    boolean taken = super.ehlo(domain);
    greeted = true;
    ehloTaken = taken;
    offersAuth = taken && AUTH.matcher(lastRaw()).find();
    mechanisms = offersAuth ? mechanisms(lastRaw()) : List.of();
    if (!taken && !isWorthHelo()) {
      refusedEhlo = lastReply();
      throw new MessagingException("EHLO was not taken: " + lastWords());
    }
    return taken;
  }

  /** HELO offers neither TLS nor a login (RFC 5321, 3.2). */
  private boolean isWorthHelo() {
    return stage == Stage.CONNECT
        && relay.tls() != RelaySettings.Tls.STARTTLS
        && login.isEmpty()
        && lastReply().filter(reply -> reply.code() / 10 == 50).isPresent();
  }

  @Override
  protected void helo(String domain) throws MessagingException {
    Optional<Reply> toEhlo = lastReply();
    try {
      super.helo(domain);
    } catch (MessagingException refused) {
      refusedEhlo = toEhlo;
      throw refused;
    }
  }

  /** Several lines, and the old form {@code AUTH=PLAIN}, are in use. */
  private static List<String> mechanisms(String reply) {
    return AUTH.matcher(reply)
        .results()
        .flatMap(line -> Stream.of(Objects.requireNonNullElse(line.group(1), "").split("[\\s,=]+")))
        .filter(word -> !word.isEmpty())
        .map(word -> word.toUpperCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  @Override
  protected void startTLS() throws MessagingException {
    stage = Stage.TLS;
    super.startTLS();
    stage = Stage.CONNECT;
  }

  /** Where {@link #begin} ended. */
  synchronized Stage stage() {
    return lacksStartTls() ? Stage.TLS : stage;
  }

  /** True when the session ended because the relay does not offer STARTTLS. */
  synchronized boolean lacksStartTls() {
    return ehloTaken
        && relay.tls() == RelaySettings.Tls.STARTTLS
        && stage == Stage.CONNECT
        && !supportsExtension("STARTTLS");
  }

  /** True once EHLO was answered, in whatever way. */
  synchronized boolean isGreeted() {
    return greeted;
  }

  /** True when the answer to the last EHLO offered a login. */
  synchronized boolean offersAuth() {
    return offersAuth;
  }

  /** True when a login may be offered once the connection is protected. */
  synchronized boolean offersStartTls() {
    return supportsExtension("STARTTLS");
  }

  /** The name given in EHLO. */
  synchronized String helo() {
    return getLocalHost();
  }

  /** The last reply; empty when it could not be read. */
  synchronized Optional<Reply> lastReply() {
    return ReplyReader.read(lastRaw());
  }

  /** The refusal that ended the session, of several the first; empty when it is none. */
  synchronized Optional<Reply> refusal() {
    return refusedEhlo.or(this::lastReply).filter(reply -> reply.code() >= 400);
  }

  /** Returns the last words of the relay, made printable; empty when there were none. */
  synchronized String lastWords() {
    String raw = lastRaw();
    return raw.equals("[EOF]") ? "" : ReplyReader.shortened(ReplyReader.printable(raw.strip()));
  }

  /** Whether what was said is an alert of TLS (RFC 8446, 5.1), no line of SMTP. */
  synchronized boolean isSpokenToInTls() {
    return lastRaw().startsWith("\25\3");
  }

  private String lastRaw() {
    return Objects.requireNonNullElse(getLastServerResponse(), "");
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

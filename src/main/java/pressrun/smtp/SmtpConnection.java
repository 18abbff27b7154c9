package pressrun.smtp;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import pressrun.mail.Message;

/**
 * One open connection to a relay. Angus greets, secures and logs in; the transaction itself is
 * spoken here, so that its stage is known for certain. For one thread.
 */
public final class SmtpConnection implements AutoCloseable {
  private static final int CONNECT_MILLISECONDS = 30_000;
  private static final int REPLY_MILLISECONDS = 300_000;
  private static final int DOT_REPLY_MILLISECONDS = 600_000;

  private final AngusTransport transport;
  private final Socket socket;
  private final OutputStream out;

  private SmtpConnection(AngusTransport transport, Socket socket) throws IOException {
    this.transport = transport;
    this.socket = socket;
    this.out = socket.getOutputStream();
  }

  /**
   * Connects, secures and logs in.
   *
   * @throws RelayUnavailable when any of it fails; nothing was sent then
   */
  public static SmtpConnection open(RelaySettings relay) throws RelayUnavailable {
    KeptSocketFactory secured = new KeptSocketFactory();
    Socket socket = socket(relay);
    AngusTransport transport = new AngusTransport(session(relay, secured));
    try {
      socket.setSoTimeout(REPLY_MILLISECONDS);
      transport.connect(socket);
      return new SmtpConnection(transport, secured.made().orElse(socket));
    } catch (AuthenticationFailedException refused) {
      drop(socket);
      throw new RelayUnavailable(Stage.AUTH, "the relay refuses the user or the password", refused);
    } catch (MessagingException | IOException failure) {
      drop(socket);
      Stage stage = failure.getCause() instanceof SSLException ? Stage.TLS : Stage.CONNECT;
      throw new RelayUnavailable(stage, words(failure), failure);
    }
  }

  private static Socket socket(RelaySettings relay) throws RelayUnavailable {
    Socket plain = new Socket();
    try {
      // The name stays with the address, so that the certificate is checked against it.
      InetAddress address = InetAddress.getByName(relay.host());
      plain.setTcpNoDelay(true);
      plain.connect(new InetSocketAddress(address, relay.port()), CONNECT_MILLISECONDS);
      return relay.tls() == RelaySettings.Tls.IMPLICIT ? secure(plain, relay) : plain;
    } catch (SSLException failure) {
      drop(plain);
      throw new RelayUnavailable(Stage.TLS, words(failure), failure);
    } catch (IOException failure) {
      drop(plain);
      throw new RelayUnavailable(
          Stage.CONNECT, relay.host() + ":" + relay.port() + ": " + words(failure), failure);
    }
  }

  private static Socket secure(Socket plain, RelaySettings relay) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket secured = (SSLSocket) factory.createSocket(plain, relay.host(), relay.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.setSoTimeout(CONNECT_MILLISECONDS);
    secured.startHandshake();
    return secured;
  }

  private static Session session(RelaySettings relay, KeptSocketFactory secured) {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", relay.host());
    properties.put("mail.smtp.timeout", String.valueOf(REPLY_MILLISECONDS));
    properties.put("mail.smtp.quitwait", "false");
    if (relay.tls() == RelaySettings.Tls.STARTTLS) {
      properties.put("mail.smtp.starttls.enable", "true");
      properties.put("mail.smtp.starttls.required", "true");
      properties.put("mail.smtp.ssl.checkserveridentity", "true");
      properties.put("mail.smtp.ssl.socketFactory", secured);
    }
    if (relay.credentials().isEmpty()) {
      return Session.getInstance(properties);
    }
    RelaySettings.Credentials login = relay.credentials().get();
    properties.put("mail.smtp.auth", "true");
    properties.put("mail.smtp.user", login.user());
    return Session.getInstance(
        properties,
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(login.user(), login.password());
          }
        });
  }

  /**
   * Sends one message up to the dot, asks {@code beforeDot}, and only then writes the dot. After
   * any outcome that is not a reply to RCPT, DATA or the dot the connection is closed.
   */
  public Outcome send(Message message, BeforeDot beforeDot) {
    Stage stage = Stage.MAIL;
    try {
      Reply mail = transport.command(mailCommand(message));
      if (!mail.positive()) {
        return kept(mail, ReplyMeaning.mail(mail));
      }
      stage = Stage.RCPT;
      Reply rcpt = transport.command("RCPT TO:<" + message.recipient() + ">");
      if (!rcpt.positive()) {
        return kept(rcpt, ReplyMeaning.rcpt(rcpt));
      }
      stage = Stage.DATA;
      Reply data = transport.command("DATA");
      if (data.code() != 354) {
        return kept(data, ReplyMeaning.data(data));
      }
      stage = Stage.BODY;
      DotStuffing.write(message.bytes(), out);
      out.flush();
    } catch (MessagingException | IOException failure) {
      close();
      return new Outcome.Unattempted(stage, words(failure));
    }
    return finish(beforeDot);
  }

  private Outcome finish(BeforeDot beforeDot) {
    if (!beforeDot.commit()) {
      close();
      return new Outcome.Withdrawn();
    }
    try {
      socket.setSoTimeout(DOT_REPLY_MILLISECONDS);
      out.write(".\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      Reply reply = transport.reply();
      socket.setSoTimeout(REPLY_MILLISECONDS);
      Outcome outcome = ReplyMeaning.dot(reply);
      if (outcome instanceof Outcome.Uncertain || reply.code() == 421) {
        close();
      }
      return outcome;
    } catch (MessagingException | IOException failure) {
      close();
      return new Outcome.Uncertain("no reply to the dot: " + words(failure));
    }
  }

  private String mailCommand(Message message) {
    String size = transport.supportsExtension("SIZE") ? " SIZE=" + message.bytes().length : "";
    boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(message.recipient());
    return "MAIL FROM:<" + message.envelopeSender() + ">" + size + (ascii ? "" : " SMTPUTF8");
  }

  /** A refusal leaves the transaction open: RSET ends it, or the connection goes. */
  private Outcome kept(Reply reply, Outcome outcome) {
    try {
      if (reply.code() == 421 || reply.code() == 0 || !transport.command("RSET").positive()) {
        close();
      }
    } catch (MessagingException | IOException failure) {
      close();
    }
    return outcome;
  }

  public boolean isOpen() {
    return !socket.isClosed();
  }

  private static String words(Exception failure) {
    return String.valueOf(failure.getMessage()).replaceAll("\\P{Print}+", " ").strip();
  }

  private static void drop(Socket socket) {
    try {
      socket.close();
    } catch (IOException closing) {
      // It is of no use any more, and that is all that was wanted.
    }
  }

  /** Says goodbye when that is still possible. */
  public void quit() {
    if (isOpen()) {
      try {
        transport.command("QUIT");
      } catch (MessagingException | IOException unanswered) {
        // What was accepted stays accepted.
      }
    }
    close();
  }

  @Override
  public void close() {
    drop(socket);
  }
}

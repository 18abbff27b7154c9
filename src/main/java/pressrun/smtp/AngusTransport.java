package pressrun.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Opens Angus's own command and reply reading to {@link SmtpConnection}. */
final class AngusTransport extends SMTPTransport {
  AngusTransport(Session session) {
    super(session, new URLName("smtp", null, -1, null, null, null));
  }

  Reply command(String line) throws MessagingException, IOException {
    if (line.chars().anyMatch(character -> character < ' ')) {
      throw new IllegalArgumentException("a command holds a control character");
    }
    sendCommand(line);
    return reply();
  }

  /**
   * The next reply.
   *
   * @throws IOException when the server has closed the connection
   */
  Reply reply() throws MessagingException, IOException {
    int code = readServerResponse();
    if (code < 0) {
      throw new IOException("the relay closed the connection or wrote no reply");
    }
    return Reply.parse(String.valueOf(getLastServerResponse()));
  }
}

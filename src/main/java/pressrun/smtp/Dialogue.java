package pressrun.smtp;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import pressrun.classification.Reply;
import pressrun.classification.Stage;
import pressrun.mail.Bytes;

/**
 * What is said and heard in a session, each phase under its deadline; it knows how far the
 * transaction came, because an exception does not tell.
 */
final class Dialogue {
  private final AngusSession session;
  private final GuardedSocket socket;
  private final OutputStream out;
  private final ReplyStream in;
  private Stage stage = Stage.MAIL;
  private boolean open = true;
  private byte[] buffer = new byte[1_024];

  Dialogue(AngusSession session, GuardedSocket socket, Socket outermost) throws IOException {
    this.session = session;
    this.socket = socket;
    this.out = outermost.getOutputStream();
    this.in = new ReplyStream(outermost.getInputStream());
  }

  /** A phase begins; when it lasts longer, the watchdog closes the socket. */
  void begin(Stage next, Duration limit) {
    stage = next;
    socket.arm(limit, GuardedSocket.REPLY_BYTES);
  }

  Stage stage() {
    return stage;
  }

  void say(String lines) throws IOException {
    say(new Bytes().add(lines));
  }

  /** In one write. */
  void say(Bytes bytes) throws IOException {
    if (buffer.length < bytes.length()) {
      buffer = new byte[bytes.length() + bytes.length() / 8];
    }
    bytes.copyTo(buffer);
    out.write(buffer, 0, bytes.length());
    out.flush();
  }

  /**
   * The next reply, which belongs to this stage.
   *
   * @throws IOException when the connection ends, or what comes is no reply
   */
  Reply hear(Stage of) throws IOException {
    stage = of;
    return reply();
  }

  private Reply reply() throws IOException {
    String raw = in.next();
    return ReplyReader.read(raw)
        .orElseThrow(
            () ->
                new IOException(
                    "no SMTP reply: " + ReplyReader.shortened(ReplyReader.printable(raw))));
  }

  /** After a refusal the session is made ready for the next message, or given up. */
  void recover(Reply refusal) {
    if (refusal.code() == 421 || refusal.code() == 503 || refusal.code() / 100 < 4) {
      drop();
      return;
    }
    try {
      say("RSET\r\n");
      if (reply().code() != 250) {
        drop();
      }
    } catch (IOException failure) {
      drop();
    }
  }

  boolean isOpen() {
    return open;
  }

  /** Without a word: what the relay holds without its dot is thrown away (RFC 5321, 4.1.1.4). */
  void drop() {
    open = false;
    abort();
  }

  /** Ends it at once, whatever it is doing; for another thread. */
  void abort() {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // Nothing is left to be closed.
    }
  }

  /** True when a phase lasted too long, so that the watchdog closed the socket. */
  boolean isLate() {
    return socket.late();
  }

  /** Why the conversation broke off, in words fit to be read. */
  String why(IOException failure) {
    String why = socket.late() ? "no answer in time" : String.valueOf(failure.getMessage());
    return ReplyReader.shortened(ReplyReader.printable(why));
  }

  AngusSession session() {
    return session;
  }
}

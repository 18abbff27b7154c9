package pressrun.smtp;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import pressrun.mail.Message;

/**
 * One session with a relay: message after message, each with the caller's consent before its dot.
 * For one thread at a time.
 */
public final class SmtpConnection implements AutoCloseable {
  private final AngusSession session;
  private final GuardedSocket socket;
  private final OutputStream out;
  private final SmtpLimits limits;
  private Stage stage = Stage.MAIL;
  private int sent;
  private boolean open = true;

  SmtpConnection(AngusSession session, GuardedSocket socket, Socket outermost, SmtpLimits limits)
      throws IOException {
    this.session = session;
    this.socket = socket;
    this.out = outermost.getOutputStream();
    this.limits = limits;
  }

  /**
   * Hands one message over. Never throws for what the relay does; the outcome says what is certain.
   *
   * @throws UnsendableMessage for a message that must not go out; nothing was sent
   */
  public Outcome send(Message message, BeforeDot beforeDot) {
    Wire wire = Wire.of(message);
    Optional<Outcome> impossible = Envelope.impossible(message, wire, session);
    if (impossible.isPresent()) {
      return impossible.get();
    }
    Envelope envelope = Envelope.of(message, wire, session);
    sent++;
    try {
      Optional<Outcome> ended = prepare(envelope);
      return ended.isPresent() ? ended.get() : transfer(wire, beforeDot);
    } catch (IOException failure) {
      drop();
      String why = socket.late() ? "no answer in time" : String.valueOf(failure.getMessage());
      return Classification.broken(stage, ReplyReader.shortened(ReplyReader.printable(why)));
    }
  }

  /** MAIL, RCPT and DATA: some outcome when the relay does not want the message. */
  private Optional<Outcome> prepare(Envelope envelope) throws IOException {
    Optional<Outcome> ended = command(Stage.MAIL, envelope.mail());
    if (ended.isEmpty()) {
      ended = command(Stage.RCPT, envelope.rcpt());
    }
    return ended.isEmpty() ? command(Stage.DATA, "DATA") : ended;
  }

  private Optional<Outcome> command(Stage next, String line) throws IOException {
    stage = next;
    socket.arm(limits.command(), GuardedSocket.REPLY_BYTES);
    write(line);
    Reply reply = session.reply();
    Optional<Outcome> ended = Classification.of(stage, reply);
    if (ended.isPresent()) {
      recover(reply);
    }
    return ended;
  }

  /** After a refusal the session is made ready for the next message, or given up. */
  private void recover(Reply reply) {
    if (reply.code() == 421 || reply.code() == 503 || reply.code() / 100 < 4) {
      drop();
      return;
    }
    try {
      write("RSET");
      if (session.reply().code() != 250) {
        drop();
      }
    } catch (IOException failure) {
      drop();
    }
  }

  private Outcome transfer(Wire wire, BeforeDot beforeDot) throws IOException {
    stage = Stage.BODY;
    socket.arm(limits.body(), GuardedSocket.REPLY_BYTES);
    out.write(wire.bytes(), 0, wire.length());
    out.flush();
    long asked = System.nanoTime();
    boolean committed = consent(beforeDot);
    if (!committed || System.nanoTime() - asked > limits.mark().toNanos()) {
      drop();
      return new Outcome.Withdrawn();
    }
    stage = Stage.DOT;
    socket.arm(limits.dot(), GuardedSocket.REPLY_BYTES);
    out.write(Wire.DOT);
    out.flush();
    Reply reply = session.reply();
    Outcome outcome = Classification.of(stage, reply).orElseThrow();
    if (reply.code() == 421 || outcome instanceof Outcome.Uncertain) {
      drop();
    }
    return outcome;
  }

  /** A caller that fails has not consented. */
  private boolean consent(BeforeDot beforeDot) {
    boolean asked = false;
    try {
      boolean yes = beforeDot.commit();
      asked = true;
      return yes;
    } finally {
      if (!asked) {
        drop();
      }
    }
  }

  private void write(String command) throws IOException {
    out.write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Whether another message can be sent. */
  public boolean isOpen() {
    return open;
  }

  /** How many messages were tried on it, the one that ended it included. */
  public int sent() {
    return sent;
  }

  /** Without a word: what the relay holds without its dot is thrown away (RFC 5321, 4.1.1.4). */
  private void drop() {
    open = false;
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // Nothing is left to be closed.
    }
  }

  /** Ends it at once, whatever it is doing; for another thread. */
  public void abort() {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // Nothing is left to be closed.
    }
  }

  /** Says QUIT and does not wait for the answer. */
  @Override
  public void close() {
    if (open) {
      socket.arm(limits.connect(), GuardedSocket.REPLY_BYTES);
      try {
        session.close();
      } catch (MessagingException unheard) {
        // What was accepted stands.
      }
    }
    drop();
  }
}

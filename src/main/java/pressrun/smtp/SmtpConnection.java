package pressrun.smtp;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import pressrun.classification.Reply;
import pressrun.classification.Stage;
import pressrun.mail.Bytes;
import pressrun.mail.Message;

/**
 * One session with a relay: message after message, each with the caller's consent before its dot.
 * For one thread at a time.
 */
public final class SmtpConnection implements AutoCloseable {
  private final Dialogue dialogue;
  private final Opening opening;
  private final SmtpLimits limits;
  private final Capabilities capabilities;
  private Optional<Parcel> announced = Optional.empty();
  private boolean writtenAhead;
  private Optional<String> pipeliningFailure = Optional.empty();
  private int sent;

  SmtpConnection(AngusSession session, GuardedSocket socket, Socket outermost, SmtpLimits limits)
      throws IOException {
    this.dialogue = new Dialogue(session, socket, outermost);
    this.limits = limits;
    this.capabilities = session.capabilities();
    this.opening = new Opening(dialogue, limits.command(), capabilities.pipelining());
  }

  /**
   * Hands one message over. Never throws for what the relay does; the outcome says what is certain.
   *
   * @throws UnsendableMessage for a message that must not go out; nothing was sent
   */
  public Outcome send(Message message, BeforeDot beforeDot) {
    return send(message, beforeDot, Optional::empty);
  }

  /**
   * The same, and where PIPELINING is offered the message that follows is announced together with
   * the dot (RFC 2920), so that each costs one round trip. What was announced is to be sent next;
   * else the connection is to be closed.
   *
   * @param following asked once, while the mark is being committed
   */
  public Outcome send(Message message, BeforeDot beforeDot, Supplier<Optional<Message>> following) {
    Optional<Parcel> told = announced.filter(parcel -> parcel.isOf(message));
    writtenAhead = told.isPresent();
    if (announced.isPresent() && told.isEmpty()) {
      dialogue.drop();
      throw new IllegalStateException("another message was announced");
    }
    announced = Optional.empty();
    return told.isPresent()
        ? transmit(
            told.get(), () -> opening.answers(message.envelopeSender()), beforeDot, following)
        : sendUntold(Parcel.of(message), beforeDot, following);
  }

  private Outcome sendUntold(
      Parcel parcel, BeforeDot beforeDot, Supplier<Optional<Message>> following) {
    Optional<Outcome> impossible = parcel.impossible(capabilities);
    if (impossible.isPresent()) {
      if (impossible.get() instanceof Outcome.Unattempted) {
        close(); // Its SIZE may have been raised when somebody tries again.
      }
      return impossible.get();
    }
    Envelope envelope = parcel.envelope(capabilities);
    return transmit(parcel, () -> opening.of(envelope), beforeDot, following);
  }

  /** How MAIL, RCPT and DATA are said and heard; some outcome when they are not taken. */
  @FunctionalInterface
  private interface Begin {
    Optional<Outcome> begin() throws IOException;
  }

  private Outcome transmit(
      Parcel parcel, Begin begin, BeforeDot beforeDot, Supplier<Optional<Message>> following) {
    sent++;
    try {
      Optional<Outcome> ended = begin.begin();
      Outcome outcome = ended.isPresent() ? ended.get() : transfer(parcel, beforeDot, following);
      notePipelining(outcome);
      return sent == 1 ? asFirst(outcome) : outcome;
    } catch (IOException failure) {
      dialogue.drop();
      String why = dialogue.why(failure);
      notePipelining(why);
      return Classification.broken(dialogue.stage(), why);
    } catch (RuntimeException callersFault) {
      dialogue.drop(); // Without its dot the message is thrown away.
      throw callersFault;
    }
  }

  /** A session that ends before its first message asks for less: a new one would end alike. */
  private static Outcome asFirst(Outcome outcome) {
    return outcome instanceof Outcome.Unattempted unattempted
            && unattempted.trouble() == Outcome.Trouble.SESSION_SPENT
        ? unattempted.of(Outcome.Trouble.THROTTLED)
        : outcome;
  }

  /** A session that ends, or falls silent, over what was written ahead would do so again. */
  private void notePipelining(String why) {
    boolean overAnnouncement = dialogue.stage() == Stage.DOT && announced.isPresent();
    boolean silentOverCommands =
        dialogue.isLate()
            && (writtenAhead || dialogue.stage() == Stage.RCPT || dialogue.stage() == Stage.DATA);
    if (capabilities.pipelining() && (overAnnouncement || silentOverCommands)) {
      pipeliningFailure = Optional.of(why);
    }
  }

  /** Some servers say that they do not bear what they offer. */
  private void notePipelining(Outcome outcome) {
    if (capabilities.pipelining()
        && outcome instanceof Outcome.Unattempted unattempted
        && unattempted.why().toLowerCase(Locale.ROOT).contains("pipelin")) {
      pipeliningFailure = Optional.of(unattempted.why());
    }
  }

  private Outcome transfer(
      Parcel parcel, BeforeDot beforeDot, Supplier<Optional<Message>> following)
      throws IOException {
    Wire wire = parcel.wire();
    boolean together = beforeDot.isCommitted();
    if (!together) {
      dialogue.begin(Stage.BODY, limits.body());
      dialogue.say(wire.content());
    }
    long asked = System.nanoTime();
    CompletableFuture<Boolean> mark = beforeDot.commit();
    String announcement =
        capabilities.pipelining() ? following.get().map(this::announce).orElse("") : "";
    boolean late = !isCommitted(mark) || System.nanoTime() - asked > limits.mark().toNanos();
    if (late || !beforeDot.dotFollows()) {
      announced = Optional.empty();
      dialogue.drop();
      return new Outcome.Withdrawn();
    }
    dialogue.begin(Stage.DOT, limits.dot());
    Bytes end = new Bytes().add(Wire.DOT_LINE + announcement);
    dialogue.say(together ? new Bytes().add(wire.content()).add(end) : end);
    Reply reply = dialogue.hear(Stage.DOT);
    Outcome outcome =
        Classification.of(Stage.DOT, reply, parcel.message().envelopeSender()).orElseThrow();
    if (reply.code() == 421 || outcome instanceof Outcome.Uncertain) {
      dialogue.drop();
    }
    return outcome;
  }

  /** Nothing is announced of a message that cannot be sent; that is found when its turn comes. */
  private String announce(Message next) {
    try {
      Parcel parcel = Parcel.of(next);
      if (parcel.impossible(capabilities).isEmpty()) {
        String group = Opening.group(parcel.envelope(capabilities));
        announced = Optional.of(parcel);
        return group;
      }
    } catch (UnsendableMessage later) {
      // Not the fault of the message whose dot is written now.
    }
    return "";
  }

  /** Whether several messages can be sent in one go. */
  public boolean takesWindows() {
    return capabilities.windows();
  }

  /**
   * Hands several messages over in one go, where {@link #takesWindows}: each is told its outcome.
   * All of them are in doubt until they are answered.
   *
   * @throws UnsendableMessage for a message that must not go out; nothing was sent
   */
  public void sendWindow(List<Offer> offers) {
    if (announced.isPresent()) {
      dialogue.drop();
      throw new IllegalStateException("another message was announced");
    }
    sent += offers.size();
    try {
      new ChunkedWindow(dialogue, limits, capabilities).send(offers);
    } catch (RuntimeException callersFault) {
      dialogue.drop();
      throw callersFault;
    }
  }

  /** A caller that fails has not consented. */
  static boolean isCommitted(CompletableFuture<Boolean> mark) {
    try {
      return mark.join();
    } catch (CompletionException | CancellationException failed) {
      return false; // Perhaps it was committed; without a dot the row simply goes back.
    }
  }

  /** Returns how the session broke off over commands written ahead; empty when it did not. */
  public Optional<String> pipeliningFailure() {
    return pipeliningFailure;
  }

  /** True where commands are written before the last one is answered. */
  public boolean pipelines() {
    return capabilities.pipelining();
  }

  /** Whether another message can be sent. */
  public boolean isOpen() {
    return dialogue.isOpen();
  }

  /** How many messages were tried on it, the one that ended it included. */
  public int sent() {
    return sent;
  }

  /** Ends it at once, whatever it is doing; for another thread. */
  public void abort() {
    dialogue.abort();
  }

  /** Says QUIT and does not wait for the answer; without a word when a message was announced. */
  @Override
  public void close() {
    if (dialogue.isOpen() && announced.isEmpty()) {
      dialogue.begin(Stage.MAIL, limits.connect());
      try {
        dialogue.session().close();
      } catch (MessagingException unheard) {
        // What was accepted stands.
      }
    }
    dialogue.drop();
  }
}

package pressrun.smtp;

import java.util.Optional;
import pressrun.classification.Reply;
import pressrun.classification.ReplyMeaning;
import pressrun.classification.ReplyTable;
import pressrun.classification.Stage;

/** What became of one attempt to hand a message to a relay. */
public sealed interface Outcome {

  /** The relay took responsibility. */
  record Accepted(Reply reply) implements Outcome {}

  /** Not now: to be tried again later. */
  record Deferred(Stage stage, Reply reply) implements Outcome {
    /** Returns what the server means; a text that names the sender is not recognised by it. */
    public ReplyMeaning meaning() {
      return ReplyTable.shipped().meaning(stage, reply, "");
    }

    /** True for a mailbox that has no room, a soft bounce. */
    public boolean isMailboxFull() {
      return stage.compareTo(Stage.RCPT) >= 0 && meaning() == ReplyMeaning.FULL;
    }
  }

  /** Never: this message to this recipient is refused. */
  record Refused(Stage stage, Reply reply, Reason reason) implements Outcome {}

  /** The dot may have reached the relay, but no reply is on record. */
  record Uncertain(String why) implements Outcome {}

  /**
   * The relay's trouble or ours, not the recipient's: the attempt does not count, but for {@link
   * Trouble#SENDER} and {@link Trouble#RECIPIENT}.
   *
   * @param reply the server's word, where it gave one
   */
  record Unattempted(Stage stage, Trouble trouble, String why, Optional<Reply> reply)
      implements Outcome {

    /** Trouble without a reply to a command of the transaction. */
    public Unattempted(Stage stage, Trouble trouble, String why) {
      this(stage, trouble, why, Optional.empty());
    }

    /** Without the reply, whose words stand in the reason. */
    @Override
    public String toString() {
      return "Unattempted[" + stage + ", " + trouble + ", " + why + "]";
    }

    /** The same word, taken for another trouble. */
    public Unattempted of(Trouble other) {
      return new Unattempted(stage, other, why, reply);
    }

    /** Trouble that the server tells of. */
    Unattempted(Stage stage, Trouble trouble, Reply reply) {
      this(stage, trouble, reply.code() + " " + reply.text(), Optional.of(reply));
    }
  }

  /** The caller said no before the dot; the server threw the message away. */
  record Withdrawn() implements Outcome {}

  /** Whom a refusal is meant for. */
  enum Reason {
    /** There is no such mailbox: a hard bounce. */
    MAILBOX,
    /** Policy, spam or a blocklist: says nothing about the mailbox. */
    POLICY,
    /** The message itself. */
    CONTENT
  }

  /** What is wrong with a relay. */
  enum Trouble {
    /** Not reached, silent, or out of step. */
    CONNECTION,
    /** No protected connection came about. */
    TLS,
    /** Name and password, or the name given in EHLO, were refused. */
    CREDENTIALS,
    /** It asks for less at a time. */
    THROTTLED,
    /** It asks for fewer connections. */
    TOO_MANY_CONNECTIONS,
    /** It has taken enough over this connection. */
    SESSION_SPENT,
    /** What it passes on for us in an hour or a day is used up. */
    ALLOWANCE,
    /** It speaks of our sender, our name or our permission, though a recipient was asked for. */
    SENDER,
    /**
     * The same trouble met one recipient again while others were accepted: that recipient waits.
     */
    RECIPIENT,
    /** It does not take this sender, or no message of this size: the edition's trouble. */
    EDITION
  }
}

package pressrun.smtp;

import pressrun.classification.Reply;
import pressrun.classification.Stage;

/** What became of one attempt to hand a message to a relay. */
public sealed interface Outcome {

  /** The relay took responsibility. */
  record Accepted(Reply reply) implements Outcome {}

  /** Not now: to be tried again later. */
  record Deferred(Stage stage, Reply reply) implements Outcome {
    /** A soft bounce: nobody takes out what is put in. */
    public boolean isMailboxFull() {
      return stage == Stage.RCPT && Classification.isMailboxFull(reply);
    }
  }

  /** Never: this message to this recipient is refused. */
  record Refused(Stage stage, Reply reply, Reason reason) implements Outcome {}

  /** The dot may have reached the relay, but no reply is on record. */
  record Uncertain(String why) implements Outcome {}

  /** The relay's trouble, not the recipient's: the attempt does not count. */
  record Unattempted(Stage stage, Trouble trouble, String why) implements Outcome {}

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
    /** Name and password were refused. */
    CREDENTIALS,
    /** It asks for less at a time. */
    THROTTLED,
    /** It asks for fewer connections. */
    TOO_MANY_CONNECTIONS,
    /** It does not take this sender, or no message of this size: the edition's trouble. */
    EDITION
  }
}

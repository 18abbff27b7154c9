package pressrun.smtp;

/** What became of one attempt to hand a message to a relay. */
public sealed interface Outcome {

  /** The relay took responsibility. */
  record Accepted(Reply reply) implements Outcome {}

  /** Not now: to be tried again later. */
  record Deferred(Stage stage, Reply reply) implements Outcome {}

  /** Never: this message to this recipient is refused. */
  record Refused(Stage stage, Reply reply) implements Outcome {}

  /** The relay refuses the sender, not this recipient: nobody would get it. */
  record SenderRefused(Reply reply) implements Outcome {}

  /** The dot may have reached the relay, but no reply is on record. */
  record Uncertain(String why) implements Outcome {}

  /** The relay's trouble, not the recipient's: the attempt does not count. */
  record Unattempted(Stage stage, String why) implements Outcome {}

  /** The caller said no before the dot; the server threw the message away. */
  record Withdrawn() implements Outcome {}
}

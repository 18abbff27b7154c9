package pressrun.smtp;

import java.util.Optional;
import pressrun.classification.Reply;
import pressrun.classification.Stage;
import pressrun.mail.Message;

/** A message as one relay is to get it. */
record Parcel(Message message, Wire wire) {
  /**
   * Makes it fit for the wire.
   *
   * @throws UnsendableMessage for a message that must not go out
   */
  static Parcel of(Message message) {
    return new Parcel(message, Wire.of(message));
  }

  boolean isOf(Message asked) {
    return message.messageId().equals(asked.messageId());
  }

  /** Why the relay cannot be given the message at all; found before the first MAIL. */
  Optional<Outcome> impossible(Capabilities relay) {
    if (!relay.smtpUtf8() && !Envelope.isAscii(message)) {
      Reply own =
          new Reply(553, "5.6.7 the address needs SMTPUTF8, which the relay does not offer");
      return Optional.of(new Outcome.Refused(Stage.MAIL, own, Outcome.Reason.POLICY));
    }
    return relay
        .size()
        .filter(limit -> wire.length() > limit)
        .map(
            limit ->
                new Outcome.Unattempted(
                    Stage.MAIL,
                    Outcome.Trouble.EDITION,
                    "the message has " + wire.length() + " bytes, the relay takes " + limit));
  }

  /**
   * Words its envelope.
   *
   * @throws UnsendableMessage for an address that is none
   */
  Envelope envelope(Capabilities relay) {
    return Envelope.of(message, wire, relay);
  }
}

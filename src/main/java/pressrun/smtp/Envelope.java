package pressrun.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import pressrun.mail.Message;

/** The commands that go before a message; what stands in them cannot make another command. */
record Envelope(String mail, String rcpt) {
  private static final Pattern PATH = Pattern.compile("[^\\s<>\\p{Cntrl}]{1,254}");

  /**
   * Words the envelope for this relay.
   *
   * @throws UnsendableMessage for an address that is none
   */
  static Envelope of(Message message, Wire wire, AngusSession session) {
    String sender = path(message.envelopeSender());
    String recipient = path(message.recipient());
    StringBuilder mail = new StringBuilder("MAIL FROM:<" + sender + ">");
    session.sizeLimit().ifPresent(limit -> mail.append(" SIZE=").append(wire.length()));
    if (wire.eightBit() && session.offers("8BITMIME")) {
      mail.append(" BODY=8BITMIME");
    }
    if (isInternational(sender + recipient)) {
      mail.append(" SMTPUTF8");
    }
    return new Envelope(mail.toString(), "RCPT TO:<" + recipient + ">");
  }

  /** Why this relay cannot be given the message at all; found before the first MAIL. */
  static Optional<Outcome> impossible(Message message, Wire wire, AngusSession session) {
    if (isInternational(message.envelopeSender() + message.recipient())
        && !session.offers("SMTPUTF8")) {
      Reply own =
          new Reply(553, "5.6.7 the address needs SMTPUTF8, which the relay does not offer");
      return Optional.of(new Outcome.Refused(Stage.MAIL, own, Outcome.Reason.POLICY));
    }
    return session
        .sizeLimit()
        .filter(limit -> wire.length() > limit)
        .map(
            limit ->
                new Outcome.Unattempted(
                    Stage.MAIL,
                    Outcome.Trouble.EDITION,
                    "the message has " + wire.length() + " bytes, the relay takes " + limit));
  }

  private static String path(String address) {
    if (!PATH.matcher(address).matches() || hasLowByteLineEnd(address)) {
      throw new UnsendableMessage("not an address to write to");
    }
    return address;
  }

  /** U+760A and U+760D were once cut to a line end on the wire. */
  private static boolean hasLowByteLineEnd(String address) {
    return address.chars().anyMatch(c -> c > 127 && ((c & 0xff) == '\n' || (c & 0xff) == '\r'));
  }

  private static boolean isInternational(String addresses) {
    return !StandardCharsets.US_ASCII.newEncoder().canEncode(addresses);
  }
}

package pressrun.smtp;

import java.util.Optional;
import pressrun.mail.Message;

/** A message that must not go over any wire, because servers would understand it differently. */
public final class UnsendableMessage extends RuntimeException {
  /** Returns why no relay could be given a message; empty when one can. */
  public static Optional<String> objection(Message message) {
    try {
      Parcel.of(message).envelope(Capabilities.none());
      return Optional.empty();
    } catch (UnsendableMessage unsendable) {
      return Optional.of(String.valueOf(unsendable.getMessage()));
    }
  }

  UnsendableMessage(String why) {
    super(why);
  }
}

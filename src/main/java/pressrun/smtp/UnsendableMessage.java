package pressrun.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import pressrun.mail.Message;
import pressrun.text.Printable;

/** A message that must not go over any wire, because servers would understand it differently. */
public final class UnsendableMessage extends RuntimeException {
  /** RFC 5322, 2.1.1. */
  private static final int LONGEST_LINE = 998;

  /** Returns why no relay could be given a message; empty when one can. */
  public static Optional<String> objection(Message message) {
    try {
      Parcel.of(message).envelope(Capabilities.none());
      return tooLongLine(message.bytes());
    } catch (UnsendableMessage unsendable) {
      return Optional.of(String.valueOf(unsendable.getMessage()));
    }
  }

  private static Optional<String> tooLongLine(byte[] message) {
    int start = 0;
    for (int at = 0; at < message.length; at++) {
      if (message[at] == '\n') {
        int length = at - 1 - start;
        if (length > LONGEST_LINE) {
          return Optional.of(
              "a line of it, \""
                  + Printable.shortened(
                      new String(message, start, 60, StandardCharsets.ISO_8859_1), 40)
                  + "\", has "
                  + length
                  + " bytes, and mail servers take at most "
                  + LONGEST_LINE);
        }
        start = at + 1;
      }
    }
    return Optional.empty();
  }

  UnsendableMessage(String why) {
    super(why);
  }
}

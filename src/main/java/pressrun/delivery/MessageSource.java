package pressrun.delivery;

import pressrun.mail.Message;

/** Makes the message of a claimed delivery; asked again, it makes the same bytes. */
@FunctionalInterface
public interface MessageSource {
  Message make(Claim claim);
}

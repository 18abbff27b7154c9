package pressrun.delivery;

import pressrun.mail.Message;

/** Makes the message of a claimed delivery; asked again, it makes the same bytes. */
@FunctionalInterface
public interface MessageSource {
  Message make(Claim claim);

  /**
   * Reads an edition anew for the next message: while it was paused its sender may have changed.
   */
  default void forget(long edition) {}
}

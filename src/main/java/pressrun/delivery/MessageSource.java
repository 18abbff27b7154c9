package pressrun.delivery;

import pressrun.mail.Message;

/** Makes the message for one row of the ledger; called by many threads at a time. */
@FunctionalInterface
public interface MessageSource {
  /** The same addressee always gets the same bytes; throws when there can be no message for her. */
  Message make(Addressee addressee);
}

package pressrun.smtp;

/** A message that must not go over any wire, because servers would understand it differently. */
public final class UnsendableMessage extends RuntimeException {
  UnsendableMessage(String why) {
    super(why);
  }
}
